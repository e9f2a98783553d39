package io.andal.device.sparkplug;

import io.andal.device.DeviceEvent;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.Mapping;
import io.andal.device.message.MessageReader;
import io.andal.device.message.PayloadFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** A host, and what it told: one line each, without when it was received. */
final class Recorded implements HostListener {
  static final SparkplugSettings SETTINGS =
      new SparkplugSettings("andal", List.of("g"), 5_000, 60_000);
  private static final Mapping MAPPING =
      new Mapping(
          new PayloadFormat.Sparkplug(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(JsonPointer.compile("/fault")),
          Map.of("firmware", JsonPointer.compile("/Properties~1Firmware")),
          Map.of("p", JsonPointer.compile("/pressure")));

  final List<String> told = new ArrayList<>();
  final List<DeviceEvent> events = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<String> rebirths = new ArrayList<>();
  final SparkplugHost host;

  Recorded() {
    this(SETTINGS);
  }

  Recorded(SparkplugSettings settings) {
    host = new SparkplugHost(settings, new MessageReader(MAPPING), this);
  }

  /** A message on {@code spBv1.0/g/TYPE/n[/DEVICE]}. */
  Recorded take(String type, String device, byte[] payload, long received) {
    String topic = "spBv1.0/g/" + type + "/n" + (device.isEmpty() ? "" : "/" + device);
    try {
      host.take(SparkplugTopic.of(topic).orElseThrow(), payload, received);
    } catch (BadMessageException e) {
      refused.add(e.reason());
    }
    return this;
  }

  /** What was told since it was asked last. */
  List<String> said() {
    List<String> said = List.copyOf(told);
    told.clear();
    return said;
  }

  @Override
  public void telemetry(DeviceMessage message, long receivedMillis) {
    told.add(
        "%s measured %s #%s %s%s"
            .formatted(
                message.device(),
                word(message.measuredMillis()),
                word(message.sequence()),
                message.values(),
                message.fault() ? " fault" : ""));
  }

  @Override
  public void happened(String device, DeviceEvent event) {
    events.add(event);
    told.add(
        switch (event) {
          case DeviceEvent.Telemetry(_, long measured, long number, boolean fault) ->
              "%s passed %s #%s%s"
                  .formatted(device, word(measured), word(number), fault ? " fault" : "");
          case DeviceEvent.Historical(_, long measured, boolean fault) ->
              "%s past %d%s".formatted(device, measured, fault ? " fault" : "");
          case DeviceEvent.Connected _ -> device + " born";
          case DeviceEvent.Birth(_, int birth) -> device + " born " + birth;
          case DeviceEvent.Disconnected(long at, var reason) ->
              "%s gone %s%s"
                  .formatted(
                      device,
                      reason.spelling(),
                      reason.spelling().equals("death") && device.split("\\+", -1).length == 3
                          ? " at " + at
                          : "");
          case DeviceEvent.Death(_, int birth) -> device + " died " + birth;
        });
  }

  private static String word(long number) {
    return number == DeviceEvent.NONE ? "-" : String.valueOf(number);
  }

  @Override
  public void refused(String reason) {
    refused.add(reason);
  }

  @Override
  public void rebirth(String group, String node, long nowMillis) {
    rebirths.add(group + "/" + node + " at " + nowMillis);
  }
}

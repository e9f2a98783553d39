package io.andal.device.mqtt;

import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.device.sparkplug.MessageType;
import io.andal.device.sparkplug.SparkplugSettings;
import io.andal.device.sparkplug.SparkplugTopic;
import io.andal.device.sparkplug.SparkplugTrial;
import java.util.Map;
import java.util.Optional;

/** What a message from a broker would mean; taken the same way as those that are heard. */
public final class MqttTrial implements MqttHandler {
  private Optional<DeviceMessage> message = Optional.empty();
  private String device = "";
  private boolean connected;
  private OfflineReason reason = OfflineReason.NONE;
  private Optional<CommandEvent> command = Optional.empty();
  private String refusal = "";

  private MqttTrial() {}

  /**
   * Tries a message.
   *
   * @throws BadMessageException if it isn't one that would be heard and taken
   */
  public static MqttTrial of(
      MqttSettings settings, MessageReader reader, String topic, byte[] payload, long nowMillis)
      throws BadMessageException {
    if (settings.sparkplug().isPresent()) {
      return sparkplug(settings.sparkplug().get(), reader, topic, payload, nowMillis);
    }
    String status = settings.status().map(MqttSettings.Status::topic).orElse("");
    if (topic.isEmpty()) {
      throw BadMessageException.of("A message of this fleet has a topic, and none was given");
    }
    if (!settings.commands().map(each -> each.takes(topic)).orElse(false)
        && !settings.events().map(each -> each.takes(topic)).orElse(false)
        && !TopicFilter.takes(settings.topic(), topic)
        && (status.isEmpty() || !TopicFilter.takes(status, topic))) {
      throw BadMessageException.of(
          "The topic isn't one of "
              + settings.topic()
              + (status.isEmpty() ? "" : " or " + status)
              + settings.commands().map(MqttTrial::alternatives).orElse("")
              + settings
                  .events()
                  .map(each -> " or " + String.join(" or ", each.filters()))
                  .orElse("")
              + ", so the message isn't heard");
    }
    MqttTrial trial = new MqttTrial();
    new MessageTaker(settings, reader, trial)
        .take(new Heard(topic, payload, false, "", nowMillis, () -> {}));
    if (!trial.refusal.isEmpty()) {
      throw BadMessageException.of(trial.refusal);
    }
    if (trial.message.isEmpty() && trial.command.isEmpty() && trial.device.isEmpty()) {
      throw BadMessageException.of(
          "The client is there over a newer connection, so the event changes nothing");
    }
    return trial;
  }

  private static String alternatives(CommandTopics commands) {
    return " or " + commands.commands().text() + " or " + commands.answers().text();
  }

  /** A birth comes before what can't be understood without one. */
  private static MqttTrial sparkplug(
      SparkplugSettings settings,
      MessageReader reader,
      String topic,
      byte[] payload,
      long nowMillis)
      throws BadMessageException {
    MqttTrial trial = new MqttTrial();
    DeviceMessage message = SparkplugTrial.of(settings, reader, topic, payload, nowMillis);
    SparkplugTopic of = SparkplugTopic.of(topic).orElseThrow();
    if (of.type() == MessageType.NDEATH || of.type() == MessageType.DDEATH) {
      trial.connection(message.device(), false, OfflineReason.DEATH, nowMillis);
    } else {
      trial.telemetry(message, nowMillis);
    }
    return trial;
  }

  /** Empty if it told of a connection. */
  public Optional<DeviceMessage> message() {
    return message;
  }

  /** What became of a command; empty if it was telemetry or told of a connection. */
  public Optional<CommandEvent> command() {
    return command;
  }

  /** The device whose connection was told of; empty if it was telemetry. */
  public String device() {
    return device;
  }

  public boolean connected() {
    return connected;
  }

  public OfflineReason reason() {
    return reason;
  }

  @Override
  public void telemetry(DeviceMessage read, long receivedMillis) {
    message = Optional.of(read);
  }

  @Override
  public void connection(
      String named, boolean isConnected, OfflineReason because, long receivedMillis) {
    device = named;
    connected = isConnected;
    reason = because;
  }

  @Override
  public void command(CommandEvent event, long receivedMillis) {
    command = Optional.of(event);
  }

  @Override
  public void happened(String named, DeviceEvent event) {
    throw new IllegalStateException("a trial has no sessions");
  }

  @Override
  public Map<String, Integer> births() {
    return Map.of();
  }

  @Override
  public void refused(String why) {
    refusal = why;
  }

  @Override
  public void linkUp() {
    throw new IllegalStateException("a trial has no link");
  }

  @Override
  public void linkDown() {
    throw new IllegalStateException("a trial has no link");
  }

  @Override
  public void store() {
    throw new IllegalStateException("a trial stores nothing");
  }
}

package io.andal.server.device;

import io.andal.device.DeviceEvent;
import io.andal.device.live.TriedMessage;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message means by a fleet's mapping.
 *
 * @param time as the device says it
 * @param counted when it would count if it came now
 * @param connection {@code online}, or why the device isn't; null for telemetry
 * @param command what became of a command; null for anything else
 */
record TriedJson(
    String device,
    @Nullable Instant time,
    @Nullable Instant counted,
    @Nullable Long sequence,
    boolean fault,
    Map<String, String> attributes,
    JsonNode values,
    @Nullable String connection,
    @Nullable CommandJson command) {

  /**
   * That a command was sent or answered.
   *
   * @param ok null while it isn't answered
   */
  record CommandJson(
      String id, @Nullable Instant sentAt, @Nullable Instant answeredAt, @Nullable Boolean ok) {

    static CommandJson of(CommandEvent event) {
      return new CommandJson(
          event.id(),
          time(event.sentMillis()),
          time(event.answeredMillis()),
          event.answeredMillis().isPresent() ? event.ok() : null);
    }

    private static @Nullable Instant time(OptionalLong millis) {
      return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
  }

  static TriedJson of(TriedMessage tried) {
    return switch (tried) {
      case TriedMessage.Telemetry(DeviceMessage read, long counted) ->
          new TriedJson(
              read.device(),
              read.measuredMillis() == DeviceEvent.NONE
                  ? null
                  : Instant.ofEpochMilli(read.measuredMillis()),
              Instant.ofEpochMilli(counted),
              read.sequence() == DeviceEvent.NONE ? null : read.sequence(),
              read.fault(),
              new TreeMap<>(read.attributes()),
              JsonMapper.shared().readTree(read.values()),
              null,
              null);
      case TriedMessage.Connection connection ->
          other(
              connection.device(),
              connection.connected() ? "online" : connection.reason().spelling(),
              null);
      case TriedMessage.Command(CommandEvent event) ->
          other(event.device(), null, CommandJson.of(event));
    };
  }

  private static TriedJson other(
      String device, @Nullable String connection, @Nullable CommandJson command) {
    return new TriedJson(
        device,
        null,
        null,
        null,
        false,
        Map.of(),
        JsonMapper.shared().createObjectNode(),
        connection,
        command);
  }
}

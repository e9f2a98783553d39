package io.andal.server.device;

import io.andal.device.DeviceEvent;
import io.andal.device.live.TriedMessage;
import io.andal.device.message.DeviceMessage;
import java.time.Instant;
import java.util.Map;
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
 */
record TriedJson(
    String device,
    @Nullable Instant time,
    @Nullable Instant counted,
    @Nullable Long sequence,
    boolean fault,
    Map<String, String> attributes,
    JsonNode values,
    @Nullable String connection) {

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
              null);
      case TriedMessage.Connection connection ->
          new TriedJson(
              connection.device(),
              null,
              null,
              null,
              false,
              Map.of(),
              JsonMapper.shared().createObjectNode(),
              connection.connected() ? "online" : connection.reason().spelling());
    };
  }
}

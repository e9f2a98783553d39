package io.andal.channel.modbus;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import java.time.Duration;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type Modbus says.
 *
 * @param coil that recipients use which name none
 * @param alarmIs the coil's value while an alert is active
 * @param watchdog a coil that changes at every refresh; empty if there is none
 * @param refresh how often the level is written and read back
 */
record ModbusSettings(
    String channel,
    String host,
    int port,
    int unit,
    int coil,
    boolean alarmIs,
    FailSafe failSafe,
    OptionalInt watchdog,
    Duration refresh) {
  private static final int USUAL_PORT = 502;
  private static final Duration USUAL_REFRESH = Duration.ofSeconds(5);

  /** What the coils are when Andal stops in order. */
  enum FailSafe {
    /** As they were. */
    KEEP,
    /** As if an alert were active. */
    ALARM,
    /** As if none were. */
    CALM
  }

  /** Reads a document that has passed its schema. */
  static ModbusSettings of(Document document) {
    JsonNode spec = document.spec();
    return new ModbusSettings(
        document.name(),
        spec.path("host").asString(""),
        spec.path("port").asInt(USUAL_PORT),
        spec.path("unit").asInt(1),
        spec.path("coil").asInt(0),
        spec.path("alarmIs").asString("on").equals("on"),
        FailSafe.valueOf(spec.path("failSafe").asString("keep").toUpperCase(java.util.Locale.ROOT)),
        spec.has("watchdogCoil")
            ? OptionalInt.of(spec.path("watchdogCoil").asInt())
            : OptionalInt.empty(),
        Durations.parse(spec.path("refresh").asString("")).orElse(USUAL_REFRESH));
  }

  /** For people: {@code plc.plant.example:502}. */
  String server() {
    return host + ":" + port;
  }

  /** The coil of a recipient. */
  int coilOf(String recipient) {
    return recipient.startsWith(ModbusType.COIL)
        ? Integer.parseInt(recipient.substring(ModbusType.COIL.length()))
        : coil;
  }
}

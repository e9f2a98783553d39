package io.andal.channel.modbus;

import io.andal.channel.level.LevelRules;
import io.andal.workspace.Document;
import tools.jackson.databind.JsonNode;

/** What a Channel document of type Modbus says. Outputs are numbers of coils. */
record ModbusSettings(LevelRules rules, String host, int port, int unit) {
  static final String WATCHDOG = "watchdogCoil";
  private static final int USUAL_PORT = 502;

  /** Reads a document that has passed its schema. */
  static ModbusSettings of(Document document) {
    JsonNode spec = document.spec();
    return new ModbusSettings(
        LevelRules.of(document, "coil", WATCHDOG),
        spec.path("host").asString(""),
        spec.path("port").asInt(USUAL_PORT),
        spec.path("unit").asInt(1));
  }

  /** For people: {@code plc.plant.example:502}. */
  String server() {
    return host + ":" + port;
  }

  /** The coil of a recipient. */
  String coilOf(String recipient) {
    return recipient.startsWith(ModbusType.COIL)
        ? recipient.substring(ModbusType.COIL.length())
        : rules.output();
  }
}

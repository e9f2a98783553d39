package io.andal.channel.mqtt;

import io.andal.workspace.Document;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of type Mqtt says of its broker. Holds references to secrets, never the
 * secrets.
 *
 * @param topic that all others are below, without a slash at its end
 */
record MqttSettings(
    String channel,
    String host,
    int port,
    boolean tls,
    String clientId,
    Optional<String> username,
    Optional<String> password,
    String topic) {
  private static final int USUAL_PORT = 1883;
  private static final int USUAL_TLS_PORT = 8883;

  /** Reads a document that has passed its schema. */
  static MqttSettings of(Document document) {
    JsonNode spec = document.spec();
    boolean tls = spec.path("security").asString("tls").equals("tls");
    return new MqttSettings(
        document.name(),
        spec.path("host").asString(""),
        spec.path("port").asInt(tls ? USUAL_TLS_PORT : USUAL_PORT),
        tls,
        spec.path("clientId").asString("andal-" + document.name()),
        text(spec.path("username")),
        text(spec.path("password")),
        spec.path("topic").asString("andal"));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
  }

  /** For people: {@code broker.plant.example:8883}. */
  String server() {
    return host + ":" + port;
  }

  /** Where each start and end is told. */
  String events() {
    return topic + "/events";
  }

  /** Where an alert stands as long as it is active. */
  String state(String service, String alert) {
    String level = service.replaceAll("[/+#\\p{Cntrl}]", "_");
    return topic + "/state/" + (level.isEmpty() ? "_" : level) + "/" + alert;
  }
}

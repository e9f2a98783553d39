package io.andal.device.document;

import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.TopicFilter;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a schema can't say of a fleet's broker. Stateless. */
final class MqttChecks {
  private static final String MQTT = "/spec/mqtt";

  private MqttChecks() {}

  static void check(Document document, List<Problem> problems) {
    boolean mqtt = document.at("/spec/type").asString("").equals("MQTT");
    boolean broker = !document.at(MQTT).isMissingNode();
    if (mqtt != broker) {
      problems.add(
          document.error(
              mqtt ? "/spec/type" : MQTT,
              "fleet-mqtt",
              mqtt ? "The fleet of type MQTT names no broker" : "A fleet of type HTTP has no mqtt",
              mqtt
                  ? "Write mqtt: {url: mqtt://host:1883, topic: pumps/+/telemetry}"
                  : "Leave it out, or write type: MQTT"));
      return;
    }
    boolean sparkplug = !document.at(MQTT + "/sparkplug").isMissingNode();
    if (sparkplug) {
      SparkplugChecks.check(document, problems);
    } else {
      device(document, mqtt, problems);
    }
    if (!mqtt) {
      return;
    }
    if (!sparkplug && document.at(MQTT + "/topic").isMissingNode()) {
      problems.add(
          document.error(
              MQTT,
              "fleet-mqtt",
              "Nothing says what is subscribed",
              "Write topic: pumps/+/telemetry, or sparkplug: {} for Sparkplug B"));
    }
    if (MqttSettings.isEmbedded(document.at(MQTT))) {
      embedded(document, problems);
    } else {
      elsewhere(document, problems);
    }
    topic(document, MQTT + "/topic", problems);
    topic(document, MQTT + "/status/topic", problems);
  }

  /** What only a broker elsewhere has. */
  private static final List<String> ELSEWHERE =
      List.of("url", "version", "share", "events", "clientId", "username", "password", "tls");

  private static void embedded(Document document, List<Problem> problems) {
    for (String field : ELSEWHERE) {
      if (!document.at(MQTT + "/" + field).isMissingNode()) {
        problems.add(
            document.error(
                MQTT + "/" + field,
                "fleet-embedded",
                "The embedded broker has no " + field,
                "Leave it out, or write url: instead of broker: embedded"));
      }
    }
    boolean connections = document.at(MQTT + "/connections").asBoolean(true);
    if (connections && !document.at(MQTT + "/status").isMissingNode()) {
      problems.add(
          document.error(
              MQTT + "/status",
              "fleet-embedded",
              "The embedded broker knows itself which devices are connected",
              "Leave status out, or write connections: false if gateways connect for the devices"));
    }
    problems.addAll(SecretReference.problems(document, MQTT + "/clients/ca"));
  }

  private static void elsewhere(Document document, List<Problem> problems) {
    url(document, problems);
    for (String field : List.of("connections", "clients")) {
      if (!document.at(MQTT + "/" + field).isMissingNode()) {
        problems.add(
            document.error(
                MQTT + "/" + field,
                "fleet-embedded",
                field + " belongs to the embedded broker",
                "Leave it out, or write broker: embedded instead of url:"));
      }
    }
    if (!document.at(MQTT + "/events").isMissingNode()
        && !document.at(MQTT + "/status").isMissingNode()) {
      problems.add(
          document.error(
              MQTT + "/events",
              "fleet-mqtt",
              "Both the broker and the devices say which of them are connected",
              "Leave out status, for the broker knows first, or events"));
    }
    problems.addAll(
        SecretReference.problems(
            document,
            MQTT + "/password",
            MQTT + "/tls/ca",
            MQTT + "/tls/certificate",
            MQTT + "/tls/key"));
    if (document.at(MQTT + "/tls/certificate").isMissingNode()
        != document.at(MQTT + "/tls/key").isMissingNode()) {
      problems.add(
          document.error(
              MQTT + "/tls",
              "fleet-mqtt",
              "A certificate and its key belong together, and one is missing",
              "Write both, or none"));
    }
  }

  private static void device(Document document, boolean mqtt, List<Problem> problems) {
    boolean pointer = !document.at("/spec/mapping/device").isMissingNode();
    boolean level = !document.at("/spec/mapping/deviceLevel").isMissingNode();
    if (level && !mqtt) {
      problems.add(
          document.error(
              "/spec/mapping/deviceLevel",
              "fleet-device-place",
              "Messages that are pushed have no topic",
              "Write device: and where in the message the id stands"));
    } else if (pointer == level) {
      problems.add(
          document.error(
              "/spec/mapping",
              "fleet-device-place",
              pointer
                  ? "The device stands both in the message and in the topic"
                  : "Nothing says where the device's id stands",
              "Write device: /id" + (mqtt ? ", or deviceLevel: 2" : "")));
    } else if (!level && !document.at(MQTT + "/status").isMissingNode()) {
      problems.add(
          document.error(
              MQTT + "/status",
              "fleet-device-place",
              "A status is known by its topic, and devices aren't",
              "Write deviceLevel into mapping, or leave status out"));
    }
  }

  private static void url(Document document, List<Problem> problems) {
    String url = document.at(MQTT + "/url").asString("");
    if (!MqttSettings.isUrl(url)) {
      problems.add(
          document.error(
              MQTT + "/url",
              "fleet-mqtt",
              "\"%s\" is no address of a broker".formatted(url),
              "Write mqtt://host:1883 or mqtts://host:8883, without user and path"));
    } else if (!url.startsWith("mqtts:") && !document.at(MQTT + "/tls").isMissingNode()) {
      problems.add(
          document.error(
              MQTT + "/tls",
              "fleet-mqtt",
              "Certificates are for mqtts, and the address is one of mqtt",
              "Write mqtts:// into url, or leave tls out"));
    }
  }

  private static void topic(Document document, String place, List<Problem> problems) {
    JsonNode node = document.at(place);
    if (node.isMissingNode()) {
      return;
    }
    String topic = node.asString("");
    int level = document.at("/spec/mapping/deviceLevel").asInt(0);
    if (!TopicFilter.isFilter(topic)) {
      problems.add(
          document.error(
              place,
              "fleet-topic",
              "\"%s\" is no filter of topics".formatted(topic),
              "+ stands for one whole level, # for the rest; a share is written as share:"));
    } else if (level > 0 && !TopicFilter.variesAt(topic, level)) {
      problems.add(
          document.error(
              place,
              "fleet-topic",
              "Level %d of \"%s\" is the same for all devices".formatted(level, topic),
              "Write + where the device stands, and its place, from 1, as deviceLevel"));
    }
  }
}

package io.andal.device.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.device.KernelRules;
import io.andal.device.sparkplug.SparkplugSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a Fleet document says, and what is told of mistakes in it. */
class FleetKindTest {

  @Test
  void whatIsLeftOutHasUsualValues() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of("pumps: {type: HTTP, interval: 1m, mapping: {device: /id}}"))
            .getFirst();
    assertThat(spec.rules()).isEqualTo(new KernelRules(false, 60_000, 91_000, 2_000, 10_000, 0));
    assertThat(spec.open()).isTrue();
    assertThat(spec.mostPerMinute()).isEqualTo(6_000);
    assertThat(spec.groupBy()).isEmpty();
  }

  @Test
  void allOfItIsRead() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of(
                    "pumps: {type: HTTP, interval: 30s, offlineAfter: 2m, latency: 5s,"
                        + " clockTolerance: 0s, sequences: 256, registration: listed,"
                        + " maxMessagesPerMinute: 10, groupBy: [site],"
                        + " mapping: {device: /id, time: /t, sequence: /n, fault: /e,"
                        + " attributes: {firmware: /fw}, values: {pressure: /p}},"
                        + " devices: [{id: p1, state: maintenance, attributes: {site: x}}]}"))
            .getFirst();
    assertThat(spec.rules()).isEqualTo(new KernelRules(false, 30_000, 120_000, 0, 5_000, 256));
    assertThat(spec.devices())
        .containsExactly(new ListedDevice("p1", DeviceLife.MAINTENANCE, Map.of("site", "x")));
    assertThat(spec.open()).isFalse();
  }

  private static String mqtt(String mqtt) {
    return String.join(
        "\n",
        FleetTexts.problems(
            "a: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2}, mqtt: {" + mqtt + "}}"));
  }

  @Test
  void aBrokerIsRead() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of(
                    "pumps: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2}, mqtt:"
                        + " {url: 'mqtts://broker.example', topic: p/+/t, share: andal, version:"
                        + " '3.1.1', username: andal, password: '${env:P}', status: {topic: p/+/s}}}"))
            .getFirst();
    assertThat(spec.rules().connections()).isTrue();
    assertThat(spec.mqtt().orElseThrow().broker()).isEqualTo("broker.example:8883");
    assertThat(spec.mqtt().orElseThrow().status().orElseThrow().offline()).isEqualTo("offline");
  }

  @Test
  void eventsOfABrokerStandInsteadOfAStatusAndAtABrokerElsewhere() {
    assertThat(mqtt("url: 'mqtt://b', topic: p/+/t, events: emqx, status: {topic: p/+/s}"))
        .contains("Both the broker and the devices");
    assertThat(mqtt("broker: embedded, topic: p/+/t, events: emqx"))
        .contains("The embedded broker has no events");
  }

  @Test
  void mistakesAreToldWithWhatWouldBeRight() {
    assertThat(FleetTexts.problems("a: {type: HTTP, interval: 3h, mapping: {device: /id}}"))
        .singleElement()
        .asString()
        .contains("\"3h\" is no duration from 1s to 2h");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, offlineAfter: 30s, mapping: {device: /id}}"))
        .singleElement()
        .asString()
        .contains("offline before they are due");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, mapping: {device: /id}, commands: {within: 11m}}"))
        .singleElement()
        .asString()
        .contains("\"11m\" is no duration from 1s to 10m");
    assertThat(FleetTexts.problems("a: {type: HTTP, interval: 1m, mapping: {device: id}}"))
        .singleElement()
        .asString()
        .contains("\"id\" is no place in a message");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, mapping: {device: /id},"
                    + " devices: [{id: p}, {id: p}]}"))
        .singleElement()
        .asString()
        .contains("listed twice");
    assertThat(FleetTexts.problems("a: {type: HTTP, interval: 1m, mapping: {deviceLevel: 2}}"))
        .singleElement()
        .asString()
        .contains("Messages that are pushed have no topic");
    assertThat(FleetTexts.problems("a: {type: MQTT, interval: 1m, mapping: {device: /id}}"))
        .singleElement()
        .asString()
        .contains("names no broker");
    assertThat(mqtt("url: 'http://broker', topic: pumps/+/telemetry"))
        .contains("\"http://broker\" is no address of a broker");
    assertThat(mqtt("url: 'mqtt://broker', topic: pumps/+x/telemetry"))
        .contains("is no filter of topics");
    assertThat(mqtt("url: 'mqtt://broker', topic: pumps/all/telemetry"))
        .contains("is the same for all devices");
    assertThat(mqtt("url: 'mqtts://broker', topic: pumps/+/t, password: secret"))
        .contains("A secret stands in the document");
  }

  @Test
  void aFormatNeedsWhatDescribesIt() {
    String start = "a: {type: HTTP, interval: 1m, mapping: {device: /id, format: ";
    assertThat(FleetTexts.problems(start + "Protobuf}}"))
        .singleElement()
        .asString()
        .contains("Nothing says which message of Protobuf payloads are");
    assertThat(
            FleetTexts.problems(
                start + "CBOR, protobuf: {descriptor: '${file:/a}', message: p.T}}}"))
        .singleElement()
        .asString()
        .contains("Payloads are CBOR, and a message of Protobuf is described");
    assertThat(FleetTexts.problems(start + "Protobuf, protobuf: {descriptor: /a, message: p.T}}}"))
        .singleElement()
        .asString()
        .contains("\"/a\" names no file");
    assertThat(FleetTexts.problems(start + "Plain}}"))
        .singleElement()
        .asString()
        .contains("can't name its device");
  }

  @Test
  void theEmbeddedBrokerNeedsOnlyATopic() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of(
                    "a: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2},"
                        + " mqtt: {broker: embedded, topic: p/+/t}}"))
            .getFirst();
    assertThat(spec.isEmbedded()).isTrue();
    assertThat(spec.rules().connections()).isTrue();
    for (String field :
        List.of("share: x", "username: x", "version: '5'", "tls: {ca: '${file:/ca.pem}'}")) {
      assertThat(mqtt("broker: embedded, topic: p/+/t, " + field))
          .as(field)
          .contains("The embedded broker has no " + field.substring(0, field.indexOf(':')));
    }
    assertThat(mqtt("broker: embedded, topic: p/+/t, status: {topic: p/+/s}"))
        .contains("knows itself which devices are connected");
    assertThat(mqtt("broker: embedded, topic: p/+/t, connections: false, status: {topic: p/+/s}"))
        .isEmpty();
    assertThat(mqtt("broker: embedded, topic: p/+/t, clients: {ca: /ca.pem}"))
        .contains("A secret stands in the document");
    assertThat(mqtt("url: 'mqtt://broker', topic: p/+/t, connections: false"))
        .contains("connections belongs to the embedded broker");
    assertThat(mqtt("url: 'mqtt://broker', topic: p/+/t, clients: {ca: '${file:/ca.pem}'}"))
        .contains("clients belongs to the embedded broker");
    assertThat(mqtt("broker: embedded, url: 'mqtt://broker', topic: p/+/t")).isNotEmpty();
  }

  @Test
  void aTargetIsAShareExactToAMillionth() {
    String start = "a: {type: HTTP, interval: 1m, mapping: {device: /id}, target: ";
    assertThat(FleetDocuments.fleets(FleetTexts.of(start + "0.995}")).getFirst().target())
        .hasValue(995_000);
    assertThat(FleetDocuments.fleets(FleetTexts.of(start + "0.99999949}")).getFirst().target())
        .hasValue(1_000_000);
    assertThat(FleetTexts.problems(start + "99.5}")).isNotEmpty();
  }

  private static String sparkplug(String more, String mapping, String sparkplug) {
    return "a: {type: MQTT, interval: 1m, %smapping: {%s}, mqtt: {broker: embedded, %s}}"
        .formatted(more, mapping, sparkplug);
  }

  @Test
  void aHostOfSparkplugIsRead() {
    FleetSpec spec =
        FleetDocuments.fleets(
                FleetTexts.of(
                    sparkplug(
                        "", "format: Sparkplug", "sparkplug: {groups: [g], reorderTimeout: 2s}")))
            .getFirst();
    assertThat(spec.rules()).isEqualTo(new KernelRules(true, 60_000, 0, 2_000, 10_000, 256));
    assertThat(spec.mqtt().orElseThrow().sparkplug())
        .contains(new SparkplugSettings("andal-a", List.of("g"), 2_000, 60_000));
  }

  @Test
  void whatSparkplugSaysItselfIsNotToBeWritten() {
    assertThat(
            FleetTexts.problems(
                sparkplug(
                    "sequences: 256, ",
                    "deviceLevel: 2, time: /t",
                    "topic: a/+, sparkplug: {reorderTimeout: 2m}")))
        .hasSize(6)
        .anyMatch(problem -> problem.contains("Topics name edge nodes and devices"))
        .anyMatch(problem -> problem.contains("Write format: Sparkplug"))
        .anyMatch(problem -> problem.contains("is no duration from 1s to 1m"));
    assertThat(
            FleetTexts.problems(sparkplug("", "format: Sparkplug, deviceLevel: 2", "topic: a/+")))
        .singleElement()
        .asString()
        .contains("nothing says which host Andal is");
  }

  private static String commands(String mqtt, String commands) {
    return String.join(
        "\n",
        FleetTexts.problems(
            "a: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2}, mqtt: {topic: p/+/t, %s},"
                    .formatted(mqtt)
                + " commands: {"
                + commands
                + "}}"));
  }

  @Test
  void commandsAreWatchedWhereTheyCanBeRead() {
    String url = "url: 'mqtt://b'";
    String both = "topic: 'p/{device}/c', answers: 'p/{device}/a'";
    assertThat(commands(url, both + ", id: /id, sent: /at, ok: /ok, fault: /e")).isEmpty();
    assertThat(commands(url, both)).contains("either in both messages or in both topics");
    assertThat(commands(url, both.replace("c'", "{id}'") + ", id: /id"))
        .contains("may be one of commands and of answers");
    assertThat(commands(url, "topic: p/+/c, answers: 'p/{device}/a', id: /id"))
        .contains("\"p/+/c\" is no filter of topics with one level {device}");
    assertThat(commands(url, "topic: 'p/{device}/c', id: /id"))
        .contains("one of their topics is missing");
    assertThat(commands(url, "id: /id")).contains("write topic and answers");
    assertThat(commands(url, both + ", id: id")).contains("\"id\" is no place in a message");
    assertThat(commands(url + ", share: s", both + ", id: /id")).contains("to one subscriber");
    assertThat(commands("broker: embedded", both.replace("/c", "/c/#") + ", id: /id"))
        .contains("+ and # are no topics");
    assertThat(
            FleetTexts.problems(
                "a: {type: HTTP, interval: 1m, mapping: {device: /id}, commands: {%s, id: /id}}"
                    .formatted(both)))
        .singleElement()
        .asString()
        .contains("A fleet of type HTTP has no topics");
  }
}

package io.andal.device.document;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.List;

/** What a schema can't say of the format of payloads. Stateless. */
final class FormatChecks {
  private static final String PROTOBUF = "/spec/mapping/protobuf";

  private FormatChecks() {}

  static void check(Document document, List<Problem> problems) {
    String format = document.at("/spec/mapping/format").asString("JSON");
    boolean described = !document.at(PROTOBUF).isMissingNode();
    if (format.equals("Protobuf") != described) {
      problems.add(
          document.error(
              described ? PROTOBUF : "/spec/mapping/format",
              "fleet-format",
              described
                  ? "Payloads are %s, and a message of Protobuf is described".formatted(format)
                  : "Nothing says which message of Protobuf payloads are",
              described
                  ? "Write format: Protobuf, or leave protobuf out"
                  : "Write protobuf: {descriptor: \"${file:PATH}\", message: pumps.v1.Telemetry}"));
    } else if (described
        && SecretReference.file(document.at(PROTOBUF + "/descriptor").asString("")).isEmpty()) {
      problems.add(
          document.error(
              PROTOBUF + "/descriptor",
              "fleet-format",
              "\"%s\" names no file".formatted(document.at(PROTOBUF + "/descriptor").asString("")),
              "Write ${file:PATH}, with the path as the server sees it"));
    }
    if (format.equals("Sparkplug") && document.at("/spec/mqtt/sparkplug").isMissingNode()) {
      problems.add(
          document.error(
              "/spec/mapping/format",
              "fleet-format",
              "Payloads are those of Sparkplug, and nothing says which host Andal is",
              "Write type: MQTT and sparkplug: {} into mqtt"));
    }
    if (format.equals("Plain") && document.at("/spec/mapping/deviceLevel").isMissingNode()) {
      problems.add(
          document.error(
              "/spec/mapping/format",
              "fleet-format",
              "A plain payload is a value and can't name its device",
              "Write type: MQTT and deviceLevel, or another format"));
    }
  }
}

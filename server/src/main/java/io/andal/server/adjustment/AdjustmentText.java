package io.andal.server.adjustment;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Writes BudgetAdjustment documents; what people wrote is quoted as JSON, which YAML reads. */
final class AdjustmentText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private AdjustmentText() {}

  /**
   * What a document says.
   *
   * @param slos names; may be empty if there are services
   * @param start as the document writes it
   */
  record Said(
      String name,
      List<String> slos,
      List<String> services,
      String category,
      String reason,
      String decidedBy,
      String start,
      Optional<String> end,
      Optional<String> duration,
      Optional<String> rrule,
      Optional<String> timeZone) {}

  static String yaml(Said said) {
    StringBuilder text =
        new StringBuilder("apiVersion: andal.io/v1\nkind: BudgetAdjustment\nmetadata:\n");
    line(text, "  name", said.name());
    text.append("spec:\n  select:\n");
    list(text, "slos", said.slos());
    list(text, "services", said.services());
    line(text, "  category", said.category());
    line(text, "  reason", said.reason());
    line(text, "  decidedBy", said.decidedBy());
    line(text, "  start", said.start());
    said.end().ifPresent(value -> line(text, "  end", value));
    said.duration().ifPresent(value -> line(text, "  duration", value));
    said.rrule().ifPresent(value -> line(text, "  rrule", value));
    said.timeZone().ifPresent(value -> line(text, "  timeZone", value));
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append(field).append(": ").append(scalar(value)).append('\n');
  }

  private static void list(StringBuilder text, String field, List<String> values) {
    if (!values.isEmpty()) {
      text.append("    ").append(field).append(": [");
      text.append(String.join(", ", values.stream().map(AdjustmentText::scalar).toList()));
      text.append("]\n");
    }
  }

  private static String scalar(String value) {
    boolean plain =
        value.matches("[A-Za-z][A-Za-z0-9 _./-]*[A-Za-z0-9]|[A-Za-z]")
            && !value.matches("(?i)true|false|null|yes|no|on|off");
    return plain ? value : JSON.writeValueAsString(value);
  }
}

package io.andal.dialect.prometheus;

import io.andal.workspace.YamlText;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Prometheus rule file. The same groups always give the same text. */
public record RuleFile(List<RuleGroup> groups) {
  public RuleFile {
    groups = List.copyOf(groups);
  }

  /** The file's text. */
  public String yaml() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("groups");
    groups.forEach(group -> write(group, list.addObject()));
    return YamlText.write(root);
  }

  private static void write(RuleGroup group, ObjectNode into) {
    into.put("name", group.name());
    into.put("interval", Promql.duration(group.interval()));
    ArrayNode list = into.putArray("rules");
    group.rules().forEach(rule -> write(rule, list.addObject()));
  }

  private static void write(Rule rule, ObjectNode into) {
    switch (rule) {
      case Rule.Recording recording -> {
        into.put("record", recording.record());
        into.put("expr", recording.expression());
        write(recording.labels(), into.putObject("labels"));
      }
      case Rule.Alerting alerting -> {
        into.put("alert", alerting.alert());
        into.put("expr", alerting.expression());
        if (alerting.after().isPositive()) {
          into.put("for", Promql.duration(alerting.after()));
        }
        write(alerting.labels(), into.putObject("labels"));
        write(alerting.annotations(), into.putObject("annotations"));
      }
    }
  }

  private static void write(Map<String, String> texts, ObjectNode into) {
    texts.forEach(into::put);
  }
}

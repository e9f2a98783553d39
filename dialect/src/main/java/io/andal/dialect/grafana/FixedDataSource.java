package io.andal.dialect.grafana;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in the data source that a dashboard's readers would have to choose. Stateless. */
final class FixedDataSource {
  private static final String CHOSEN = "${datasource}";

  private FixedDataSource() {}

  /** Changes a dashboard: every query asks one data source, and there is no choice any more. */
  static void set(ObjectNode dashboard, String uid) {
    if (dashboard.at("/templating/list") instanceof ArrayNode list) {
      list.removeIf(variable -> variable.path("type").asString("").equals("datasource"));
    }
    fill(dashboard, uid);
  }

  private static void fill(JsonNode node, String uid) {
    if (node instanceof ObjectNode object && object.path("uid").asString("").equals(CHOSEN)) {
      object.put("uid", uid);
    }
    node.forEach(child -> fill(child, uid));
  }
}

package io.andal.signal.grafana;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A data source that Grafana is connected to.
 *
 * @param type the id of its plugin; empty if Andal may not know it
 * @param settings its {@code jsonData}
 */
record Connected(String uid, String name, String type, JsonNode settings) {
  private static final Set<String> PROMQL =
      Set.of(
          "prometheus",
          "grafana-amazonprometheus-datasource",
          "grafana-azureprometheus-datasource",
          "victoriametrics-metrics-datasource");

  /** Whose points stand at the end of what they count. */
  private static final Set<String> STAMPED_AT_END = Set.of("loki");

  static Connected of(JsonNode json) {
    return new Connected(
        json.path("uid").asString(""),
        json.path("name").asString(""),
        json.path("type").asString(""),
        json.path("jsonData"));
  }

  /** One of which only the uid is known. */
  static Connected unseen(String uid) {
    return new Connected(uid, uid, "", JsonNodeFactory.instance.missingNode());
  }

  boolean known() {
    return !type.isEmpty();
  }

  /** Whether it may be asked in PromQL; one that isn't known may. */
  boolean speaksPromql() {
    return !known() || PROMQL.contains(type);
  }

  /** Whether its counts are extrapolated, as PromQL's {@code increase()} is. */
  boolean extrapolates() {
    return PROMQL.contains(type);
  }

  boolean stampsEnds() {
    return PROMQL.contains(type) || STAMPED_AT_END.contains(type);
  }

  boolean isThanos() {
    return settings.path("prometheusType").asString("").equalsIgnoreCase("Thanos");
  }
}

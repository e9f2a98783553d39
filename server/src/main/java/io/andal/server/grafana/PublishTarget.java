package io.andal.server.grafana;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Grafana that a DataSource document lets Andal write to.
 *
 * @param name of the document
 * @param details its connection details
 */
record PublishTarget(
    String name,
    Map<String, Object> details,
    boolean annotations,
    Optional<DashboardWish> dashboards) {
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  PublishTarget {
    details = Map.copyOf(details);
  }

  /**
   * Which dashboards are wanted.
   *
   * @param dataSource the uid of the one that has the series
   * @param series {@code metrics}, {@code rules} or {@code sloth}
   */
  record DashboardWish(String folder, String dataSource, String series, boolean overview) {}

  /** Those of the documents in force. */
  static List<PublishTarget> all(Documents documents) {
    List<PublishTarget> targets = new ArrayList<>();
    for (Document document : documents.all("DataSource")) {
      JsonNode details = document.spec().path("connectionDetails");
      JsonNode publish = details.path("publish");
      boolean grafana = document.spec().path("type").asString("").equalsIgnoreCase("Grafana");
      if (grafana && publish.isObject()) {
        targets.add(
            new PublishTarget(
                document.name(),
                new HashMap<>(JsonMapper.shared().convertValue(details, DETAILS)),
                publish.path("annotations").asBoolean(false),
                wish(publish.path("dashboards"))));
      }
    }
    return targets;
  }

  private static Optional<DashboardWish> wish(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new DashboardWish(
                json.path("folder").asString("Andal"),
                json.path("datasource").asString(""),
                json.path("series").asString("metrics"),
                json.path("overview").asBoolean(true)))
        : Optional.empty();
  }
}

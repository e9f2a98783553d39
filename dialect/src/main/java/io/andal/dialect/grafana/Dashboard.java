package io.andal.dialect.grafana;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard in Grafana's classic JSON.
 *
 * @param uid 8 to 40 characters, the same for the same service, so that importing again replaces it
 * @param events tags of the annotations that it shows besides those that all have
 * @param variables names of labels to choose by, each below the ones before it
 */
record Dashboard(
    String uid,
    String title,
    String description,
    List<String> events,
    List<Variable> variables,
    List<Panel> panels) {
  private static final int SCHEMA_VERSION = 39;
  private static final String TAG = "andal";

  Dashboard {
    events = List.copyOf(events);
    variables = List.copyOf(variables);
    panels = List.copyOf(panels);
  }

  /** A choice of values of a label, among series. */
  record Variable(String name, String label, String series, String ofLabel) {}

  /** The data source that the reader chose. */
  static ObjectNode prometheus() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "prometheus")
        .put("uid", "${datasource}");
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("uid", uid);
    json.put("title", title);
    json.put("description", description);
    json.putArray("tags").add(TAG).add("slo");
    json.put("timezone", "browser");
    json.put("editable", true);
    json.put("graphTooltip", 1);
    json.putObject("time").put("from", "now-7d").put("to", "now");
    json.put("refresh", "1m");
    json.put("schemaVersion", SCHEMA_VERSION);
    ArrayNode list = json.putObject("templating").putArray("list");
    list.add(datasource());
    variables.forEach(variable -> list.add(json(variable)));
    json.putObject("annotations").putArray("list").add(annotations());
    json.putArray("links").add(otherDashboards());
    ArrayNode all = json.putArray("panels");
    for (int i = 0; i < panels.size(); i++) {
      all.add(panels.get(i).json(i + 1));
    }
    return json;
  }

  /** What Andal wrote into Grafana, if it may. */
  private ObjectNode annotations() {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("name", "Andal");
    query.putObject("datasource").put("type", "grafana").put("uid", "-- Grafana --");
    query.put("enable", true);
    query.put("hide", false);
    query.put("iconColor", "red");
    ObjectNode target = query.putObject("target");
    target.put("type", "tags").put("limit", 100).put("matchAny", false);
    ArrayNode tags = target.putArray("tags").add(TAG);
    events.forEach(tags::add);
    return query;
  }

  private static ObjectNode datasource() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "datasource")
        .put("name", "datasource")
        .put("label", "Data source")
        .put("query", "prometheus")
        .put("refresh", 1)
        .put("hide", 0);
  }

  private static ObjectNode json(Variable variable) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "query")
            .put("name", variable.name())
            .put("label", variable.label());
    json.set("datasource", prometheus());
    return json.put(
            "query", "label_values(%s, %s)".formatted(variable.series(), variable.ofLabel()))
        .put("refresh", 2)
        .put("sort", 1)
        .put("multi", true)
        .put("includeAll", true)
        .put("allValue", ".*")
        .put("hide", 0);
  }

  private static ObjectNode otherDashboards() {
    ObjectNode link =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", "Services")
            .put("type", "dashboards")
            .put("icon", "external link")
            .put("tooltip", "");
    link.putArray("tags").add(TAG);
    return link.put("asDropdown", true)
        .put("targetBlank", false)
        .put("includeVars", false)
        .put("keepTime", true);
  }
}

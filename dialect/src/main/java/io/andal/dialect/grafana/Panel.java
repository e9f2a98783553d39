package io.andal.dialect.grafana;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One panel of a dashboard.
 *
 * @param place columns (of 24) and rows from the top left corner
 */
record Panel(
    String title, String description, Look look, Unit unit, Place place, List<Target> targets) {
  Panel {
    targets = List.copyOf(targets);
  }

  /** How values are drawn. */
  enum Look {
    BARS("bargauge"),
    LINES("timeseries"),
    TABLE("table");

    private final String type;

    Look(String type) {
      this.type = type;
    }
  }

  /** What values are. */
  enum Unit {
    /** A share of the error budget. */
    BUDGET("percentunit"),
    /** A share of good events. */
    SHARE("percentunit"),
    /** A burn rate. */
    RATE("none"),
    /** Alerts. */
    COUNT("none");

    private final String id;

    Unit(String id) {
      this.id = id;
    }

    /** The bounds between colors; the first one stands for everything below the second. */
    List<Step> steps() {
      return switch (this) {
        case BUDGET ->
            List.of(new Step(-1_000, "red"), new Step(0, "orange"), new Step(0.25, "green"));
        case SHARE -> List.of(new Step(0, "blue"));
        case RATE -> List.of(new Step(0, "green"), new Step(1, "orange"), new Step(6, "red"));
        case COUNT -> List.of(new Step(0, "text"));
      };
    }
  }

  /** From this value on, a color. */
  record Step(double from, String color) {}

  /** Where a panel stands. */
  record Place(int x, int y, int width, int height) {}

  /** One query. */
  record Target(String expression, String legend, boolean instant) {}

  ObjectNode json(int id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("type", look.type);
    json.put("title", title);
    json.put("description", description);
    json.set("datasource", Dashboard.prometheus());
    ObjectNode grid = json.putObject("gridPos");
    grid.put("x", place.x()).put("y", place.y()).put("w", place.width()).put("h", place.height());
    ArrayNode list = json.putArray("targets");
    for (int i = 0; i < targets.size(); i++) {
      list.add(json(targets.get(i), String.valueOf((char) ('A' + i))));
    }
    ObjectNode config = json.putObject("fieldConfig");
    ObjectNode defaults = config.putObject("defaults");
    defaults.put("unit", unit.id);
    if (unit == Unit.SHARE) {
      defaults.put("decimals", 3);
    }
    defaults.putObject("color").put("mode", look == Look.LINES ? "palette-classic" : "thresholds");
    ObjectNode thresholds = defaults.putObject("thresholds");
    thresholds.put("mode", "absolute");
    ArrayNode steps = thresholds.putArray("steps");
    unit.steps()
        .forEach(step -> steps.addObject().put("value", step.from()).put("color", step.color()));
    config.putArray("overrides");
    options(json.putObject("options"));
    return json;
  }

  private ObjectNode json(Target target, String name) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("refId", name);
    json.set("datasource", Dashboard.prometheus());
    json.put("expr", target.expression());
    json.put("legendFormat", target.legend());
    json.put("instant", target.instant());
    json.put("range", !target.instant());
    json.put("format", look == Look.TABLE ? "table" : "time_series");
    return json;
  }

  private void options(ObjectNode options) {
    switch (look) {
      case BARS -> {
        options.put("displayMode", "basic");
        options.put("orientation", "horizontal");
        options.put("showUnfilled", true);
        reduce(options);
      }
      case LINES -> {
        ObjectNode legend = options.putObject("legend");
        legend.put("displayMode", "list").put("placement", "bottom").put("showLegend", true);
        legend.putArray("calcs");
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case TABLE -> options.put("showHeader", true);
    }
  }

  private static void reduce(ObjectNode options) {
    ObjectNode reduce = options.putObject("reduceOptions");
    reduce.putArray("calcs").add("lastNotNull");
    reduce.put("values", false);
    reduce.put("fields", "");
  }
}

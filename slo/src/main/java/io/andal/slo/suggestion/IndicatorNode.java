package io.andal.slo.suggestion;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Indicators as OpenSLO writes them. */
public final class IndicatorNode {
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private IndicatorNode() {}

  /**
   * The spec of an SLI; a threshold's comparison stands in its objectives.
   *
   * @param type of its DataSource
   */
  public static ObjectNode spec(Indicator indicator, String type) {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    switch (indicator) {
      case Indicator.Ratio ratio -> {
        ObjectNode metric = spec.putObject("ratioMetric");
        metric.put("counter", ratio.counter());
        metric.set(ratio.partIsBad() ? "bad" : "good", source(ratio.source(), type, ratio.part()));
        metric.set("total", source(ratio.source(), type, ratio.total()));
      }
      case Indicator.Raw raw -> {
        ObjectNode metric = spec.putObject("ratioMetric");
        metric.put("rawType", raw.success() ? "success" : "failure");
        metric.set("raw", source(raw.source(), type, raw.ratio()));
      }
      case Indicator.Threshold threshold ->
          spec.set("thresholdMetric", source(threshold.source(), type, threshold.value()));
    }
    return spec;
  }

  /** An SLI as it stands within an SLO; OpenSLO's own SDK wants a name there too. */
  static ObjectNode inline(String name, Indicator indicator, String type) {
    ObjectNode inline = JsonNodeFactory.instance.objectNode();
    inline.putObject("metadata").put("name", name);
    inline.set("spec", spec(indicator, type));
    return inline;
  }

  /** What a threshold adds to an objective; nothing of other indicators. */
  static void compare(Indicator indicator, ObjectNode objective) {
    if (indicator instanceof Indicator.Threshold threshold) {
      objective.put("op", threshold.comparison().name().toLowerCase(Locale.ROOT));
      objective.put("value", threshold.threshold());
    }
  }

  private static ObjectNode source(String name, String type, Metric metric) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode source = node.putObject("metricSource");
    source.put("metricSourceRef", name);
    if (!type.isEmpty()) {
      source.put("type", type);
    }
    source.set("spec", SORTED.valueToTree(metric.spec()));
    return node;
  }
}

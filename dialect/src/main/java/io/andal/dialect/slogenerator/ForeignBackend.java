package io.andal.dialect.slogenerator;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Indicators of backends that Andal doesn't read: OpenSLO's metric sources hold what slo-generator
 * says of them, for whoever evaluates them.
 */
final class ForeignBackend {
  private ForeignBackend() {}

  /** OpenSLO's {@code ratioMetric}; empty if the method has no form there, and that is told. */
  static Optional<ObjectNode> read(
      String backend, ForeignValue method, ForeignValue indicator, Imported into) {
    if (!method.text().equals("good_bad_ratio")
        || !indicator.has("filter_good")
        || indicator.has("filter_bad") == indicator.has("filter_valid")) {
      return whole(backend, method, indicator, into);
    }
    ObjectNode ratio = OpenSlo.object();
    ratio.put("counter", true);
    boolean valid = indicator.has("filter_valid");
    if (!valid) {
      into.cannotSay(
          indicator.child("filter_bad"),
          "Good and bad events without a filter for all of them have no form in OpenSLO",
          "Write filter_valid");
      return Optional.empty();
    }
    ratio.set("good", source(backend, "query", indicator.child("filter_good").node()));
    ratio.set("total", source(backend, "query", indicator.child("filter_valid").node()));
    indicator.onlyHas(into, "filter_good", "filter_valid");
    return Optional.of(ratio);
  }

  /** Methods that answer with a ratio of good events. */
  private static Optional<ObjectNode> whole(
      String backend, ForeignValue method, ForeignValue indicator, Imported into) {
    if (!indicator.present()) {
      into.problem(
          indicator.error(
              "indicator-metric", "The SLO has no indicator", "Write service_level_indicator"));
      return Optional.empty();
    }
    ObjectNode ratio = OpenSlo.object();
    ObjectNode source = source(backend, "method", method.node());
    ((ObjectNode) source.at("/metricSource/spec")).setAll((ObjectNode) indicator.node().deepCopy());
    ratio.set("raw", source);
    ratio.put("rawType", "success");
    return Optional.of(ratio);
  }

  private static ObjectNode source(String backend, String field, JsonNode value) {
    ObjectNode metric = OpenSlo.object();
    ObjectNode source = metric.putObject("metricSource");
    source.put("metricSourceRef", OpenSlo.name(backend));
    source.put("type", backend.replaceFirst("/.*", ""));
    source.putObject("spec").set(field, value);
    return metric;
  }
}

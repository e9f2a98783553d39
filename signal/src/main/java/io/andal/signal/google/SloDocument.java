package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.Durations;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.Metric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of Google's SLOs as its API tells it.
 *
 * @param json a {@code ServiceLevelObjective}
 */
record SloDocument(JsonNode json) {

  /**
   * How it is measured from here.
   *
   * @param losses what is lost by that, whole sentences
   */
  record Measured(Indicator indicator, List<String> losses) {}

  String name() {
    return json.path("name").asString("");
  }

  String title() {
    String name = name();
    return json.path("displayName").asString(name.substring(name.lastIndexOf('/') + 1));
  }

  double goal() {
    return json.path("goal").asDouble(0);
  }

  Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    json.path("userLabels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }

  /** Empty if it is none that Google documents. */
  Optional<Window> window() {
    String rolling = json.path("rollingPeriod").asString("");
    if (!rolling.isEmpty()) {
      return Durations.parse(rolling)
          .map(Duration::toDays)
          .filter(days -> days > 0)
          .map(days -> new Window.Rolling(Math.toIntExact(days)));
    }
    return switch (json.path("calendarPeriod").asString("").toUpperCase(Locale.ROOT)) {
      case "DAY" -> Optional.of(new Window.Calendar(Window.Period.DAY));
      case "WEEK" -> Optional.of(new Window.Calendar(Window.Period.WEEK));
      case "FORTNIGHT" -> Optional.of(new Window.Calendar(Window.Period.FORTNIGHT));
      case "MONTH" -> Optional.of(new Window.Calendar(Window.Period.MONTH));
      default -> Optional.empty();
    };
  }

  /** By its own filters where Andal can read them, else by what Google counts. */
  Measured measured(String source) {
    JsonNode requests = json.at("/serviceLevelIndicator/requestBased");
    Optional<Indicator> own =
        requests.path("distributionCut").isObject()
            ? cut(source, requests.path("distributionCut"))
            : ratio(source, requests.path("goodTotalRatio"));
    if (own.isPresent()) {
      return new Measured(own.get(), List.of());
    }
    String counted =
        "Google counts it (select_slo_counts): deleted or changed there, it is so here too.";
    boolean windows = json.at("/serviceLevelIndicator/windowsBased").isObject();
    return new Measured(
        ofGoogle(source),
        windows
            ? List.of("Google judges its windows of time; here each counts as one event.", counted)
            : List.of(counted));
  }

  /** What Google itself counted as good, of all. */
  private Indicator ofGoogle(String source) {
    Metric slo = new Metric(Map.of("slo", name()));
    return new Indicator.Ratio(source, slo, false, slo, false);
  }

  private static Optional<Indicator> ratio(String source, JsonNode ratio) {
    String total = ratio.path("totalServiceFilter").asString("");
    String good = ratio.path("goodServiceFilter").asString("");
    String bad = ratio.path("badServiceFilter").asString("");
    String part = good.isEmpty() ? bad : good;
    if (total.isEmpty() || part.isEmpty() || !isRead(total) || !isRead(part)) {
      return Optional.empty();
    }
    return Optional.of(
        new Indicator.Ratio(
            source,
            new Metric(Map.of("filter", part)),
            good.isEmpty(),
            new Metric(Map.of("filter", total)),
            false));
  }

  private static Optional<Indicator> cut(String source, JsonNode cut) {
    String filter = cut.path("distributionFilter").asString("");
    Map<String, Object> range = new HashMap<>();
    // A bound that isn't written is 0 in this API; "Infinity" is a text.
    if (cut.at("/range/max").isNumber()) {
      range.put("max", cut.at("/range/max").asDouble());
    }
    if (cut.at("/range/min").isNumber() && cut.at("/range/min").asDouble() != 0) {
      range.put("min", cut.at("/range/min").asDouble());
    }
    if (!isRead(filter) || range.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Indicator.Ratio(
            source,
            new Metric(Map.of("filter", filter, "range", range)),
            false,
            new Metric(Map.of("filter", filter)),
            false));
  }

  private static boolean isRead(String filter) {
    try {
      Filter.parse(filter);
      return true;
    } catch (BadSpec e) {
      return false;
    }
  }
}

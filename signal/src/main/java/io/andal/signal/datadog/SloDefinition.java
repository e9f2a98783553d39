package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An SLO as Datadog writes it. */
final class SloDefinition {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,3})d");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String source;
  private final JsonNode slo;
  private final List<String> losses = new ArrayList<>();
  private String obstacle = "";

  SloDefinition(String source, JsonNode slo) {
    this.source = source;
    this.slo = slo;
  }

  /**
   * As Andal could take it over, without verdicts.
   *
   * @param pages where people look at it; empty if that isn't known
   */
  KeptSlo kept(String pages) {
    Map<String, String> labels = labels();
    Optional<Indicator> indicator = indicator();
    List<KeptSlo.Objective> objectives = objectives();
    return new KeptSlo(
        id(),
        slo.path("name").asString(id()),
        labels.getOrDefault("service", ""),
        slo.path("description").asString(""),
        labels,
        indicator,
        objectives,
        pages.isEmpty() ? "" : pages + "/slo?slo_id=" + id(),
        obstacle,
        losses);
  }

  String id() {
    return slo.path("id").asString("");
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String tag : SecondSeriesApi.texts(slo.path("tags"))) {
      int colon = tag.indexOf(':');
      if (colon > 0 && colon < tag.length() - 1) {
        labels.putIfAbsent(tag.substring(0, colon), tag.substring(colon + 1));
      }
    }
    return labels;
  }

  private List<KeptSlo.Objective> objectives() {
    List<KeptSlo.Objective> objectives = new ArrayList<>();
    for (JsonNode threshold : slo.path("thresholds")) {
      String timeframe = threshold.path("timeframe").asString("");
      double target = threshold.path("target").asDouble(0) / 100;
      Matcher days = DAYS.matcher(timeframe);
      if (target <= 0 || target >= 1) {
        losses.add("A target of %s %% leaves no budget, or is none.".formatted(target * 100));
      } else if (days.matches()) {
        objectives.add(objective(target, Integer.parseInt(days.group(1))));
      } else {
        losses.add("The timeframe %s becomes the last 30 days.".formatted(timeframe));
        objectives.add(objective(target, 30));
      }
      if (threshold.path("warning").isNumber()) {
        losses.add(
            "The warning at %s %% over %s isn't carried over; write an alert policy."
                .formatted(threshold.path("warning").asDouble(), timeframe));
      }
    }
    if (objectives.isEmpty()) {
      obstacle = obstacle.isEmpty() ? "It has no target between 0 and 100 %." : obstacle;
      objectives.add(objective(0.99, 30));
    }
    return objectives;
  }

  private static KeptSlo.Objective objective(double target, int days) {
    return new KeptSlo.Objective(target, new KeptSlo.Window.Rolling(days), Optional.empty());
  }

  private Optional<Indicator> indicator() {
    String type = slo.path("type").asString("");
    return switch (type) {
      case "metric" -> events();
      case "time_slice" -> slicesOfTime();
      case "monitor" -> monitors();
      default -> {
        obstacle = "Its type \"%s\" isn't known.".formatted(type);
        yield Optional.empty();
      }
    };
  }

  private Optional<Indicator> events() {
    String good = slo.path("query").path("numerator").asString("");
    String total = slo.path("query").path("denominator").asString("");
    JsonNode counts = slo.path("sli_specification").path("count");
    if (good.isEmpty() || total.isEmpty()) {
      good = substituted(counts, counts.path("good_events_formula"));
      total = substituted(counts, counts.path("total_events_formula"));
      if (total.isEmpty()) {
        total = good + " + " + substituted(counts, counts.path("bad_events_formula"));
      }
    }
    try {
      losses.addAll(CountReader.read(good).remarks());
      losses.addAll(CountReader.read(total).remarks());
    } catch (BadSpec e) {
      obstacle = e.failure().message() + " " + e.failure().remedy();
      return Optional.empty();
    }
    return Optional.of(new Indicator.Ratio(source, query(good), false, query(total), false));
  }

  private Optional<Indicator> slicesOfTime() {
    JsonNode slice = slo.path("sli_specification").path("time_slice");
    JsonNode query = slice.path("query");
    String text = substituted(query, query.path("formulas").path(0));
    Optional<Comparison> comparison = comparison(slice.path("comparator").asString(""));
    long seconds = slice.path("query_interval_seconds").asLong(300);
    try {
      if (comparison.isPresent() && slice.path("threshold").isNumber()) {
        SpecReader.value(query(text));
        losses.add("Time without data counts as good in Datadog; here it is missing.");
        if (seconds != 60) {
          losses.add(
              "Datadog judges every %d minutes; here each minute is judged."
                  .formatted(seconds / 60));
        }
        return Optional.of(
            new Indicator.Threshold(
                source, query(text), comparison.get(), slice.path("threshold").asDouble()));
      }
    } catch (BadSpec e) {
      losses.add("Its query can't be asked alone: " + e.failure().message());
    }
    return monitors();
  }

  /** Datadog is asked how much of each minute was good; a request for each such SLO. */
  private Optional<Indicator> monitors() {
    losses.add("Datadog judges it; Andal reads the verdict of each minute, and no events.");
    return Optional.of(new Indicator.Raw(source, new Metric(Map.of("slo", id())), true));
  }

  private static Optional<Comparison> comparison(String comparator) {
    return switch (comparator) {
      case ">" -> Optional.of(Comparison.GT);
      case ">=" -> Optional.of(Comparison.GTE);
      case "<" -> Optional.of(Comparison.LT);
      case "<=" -> Optional.of(Comparison.LTE);
      default -> Optional.empty();
    };
  }

  private static Metric query(String text) {
    return new Metric(Map.of("query", text));
  }

  /** A formula with its queries in the places of their names. */
  private static String substituted(JsonNode holder, JsonNode formula) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (JsonNode query : holder.path("queries")) {
      queries.put(query.path("name").asString(""), query.path("query").asString(""));
    }
    return NAME.matcher(formula.path("formula").asString(""))
        .replaceAll(
            found -> Matcher.quoteReplacement(queries.getOrDefault(found.group(), found.group())));
  }
}

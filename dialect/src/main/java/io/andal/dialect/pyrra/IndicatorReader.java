package io.andal.dialect.pyrra;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import io.andal.signal.Durations;
import io.andal.signal.Matcher;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads Pyrra's four kinds of indicators, whose metrics are all plain selectors. */
final class IndicatorReader {
  private static final String WINDOW = "[{{.window}}]";

  private final String source;
  private final Imported into;

  IndicatorReader(String source, Imported into) {
    this.source = source;
    this.into = into;
  }

  /**
   * What an indicator became.
   *
   * @param ratio OpenSLO's {@code ratioMetric}
   * @param job the job that all events are of; empty if the selector doesn't say
   */
  record Indicator(ObjectNode ratio, String job) {}

  /** Empty if it can't be read; the reason is told. */
  Optional<Indicator> read(ForeignValue indicator) {
    indicator.onlyHas(into, "ratio", "latency", "latencyNative", "bool_gauge");
    List<String> kinds =
        List.of("ratio", "latency", "latencyNative", "bool_gauge").stream()
            .filter(indicator::has)
            .toList();
    if (kinds.size() != 1) {
      into.problem(
          indicator.error(
              "indicator-metric",
              kinds.isEmpty()
                  ? "The SLO has no indicator"
                  : "The SLO has several indicators: " + String.join(", ", kinds),
              "Write exactly one of ratio, latency, latencyNative and bool_gauge"));
      return Optional.empty();
    }
    ForeignValue value = indicator.child(kinds.getFirst());
    checkGrouping(value.child("grouping"));
    return switch (kinds.getFirst()) {
      case "ratio" -> counted(value, "errors", "bad");
      case "latency" -> counted(value, "success", "good");
      case "latencyNative" -> nativeHistogram(value);
      default -> gauge(value);
    };
  }

  private void checkGrouping(ForeignValue grouping) {
    if (grouping.items().isEmpty()) {
      return;
    }
    String labels = String.join(", ", grouping.items().stream().map(ForeignValue::text).toList());
    into.cannotSay(
        grouping,
        "grouping makes an SLO for each value of '%s', and an SLO of OpenSLO is one"
            .formatted(labels),
        "Write one SLO for each value, with a selector for it");
  }

  private Optional<Indicator> counted(ForeignValue value, String part, String as) {
    value.onlyHas(into, part, "total", "grouping");
    Optional<Selector> events = metric(value.child(part));
    Optional<Selector> total = metric(value.child("total"));
    if (events.isEmpty() || total.isEmpty()) {
      return Optional.empty();
    }
    if (as.equals("good") && events.get().le().isEmpty()) {
      into.problem(
          value
              .child(part)
              .error(
                  "bound-missing",
                  "The successes name no bound of the histogram",
                  "Write le=\"0.5\" in the selector, for 500 ms"));
      return Optional.empty();
    }
    ObjectNode ratio = OpenSlo.object();
    ratio.put("counter", true);
    ratio.set(as, OpenSlo.metric(source, text(value.child(part))));
    ratio.set("total", OpenSlo.metric(source, text(value.child("total"))));
    return Optional.of(new Indicator(ratio, job(total.get())));
  }

  /** The share of a native histogram below a latency, times its count. */
  private Optional<Indicator> nativeHistogram(ForeignValue value) {
    value.onlyHas(into, "latency", "total", "grouping");
    Optional<Duration> latency = Durations.parse(value.text("latency"));
    if (latency.isEmpty()) {
      into.problem(
          value
              .child("latency")
              .error(
                  "duration-form",
                  "'%s' is not a duration".formatted(value.text("latency")),
                  "Write one such as 200ms"));
    }
    Optional<Selector> total = metric(value.child("total"));
    if (latency.isEmpty() || total.isEmpty()) {
      return Optional.empty();
    }
    String seconds =
        BigDecimal.valueOf(latency.get().toMillis())
            .movePointLeft(3)
            .stripTrailingZeros()
            .toPlainString();
    String events = "sum(increase(" + text(value.child("total")) + WINDOW + "))";
    return Optional.of(
        windowed(
            "histogram_fraction(0, %s, %s) * histogram_count(%s)"
                .formatted(seconds, events, events),
            "histogram_count(" + events + ")",
            total.get()));
  }

  /** Each sample of a gauge is an event, and good if it is 1. */
  private Optional<Indicator> gauge(ForeignValue value) {
    value.onlyHas(into, "metric", "grouping");
    return metric(value)
        .map(
            selector ->
                windowed(
                    "sum(sum_over_time(" + text(value) + WINDOW + "))",
                    "sum(count_over_time(" + text(value) + WINDOW + "))",
                    selector));
  }

  private Indicator windowed(String good, String total, Selector selector) {
    ObjectNode ratio = OpenSlo.object();
    ratio.put("counter", false);
    ratio.set("good", OpenSlo.metric(source, good));
    ratio.set("total", OpenSlo.metric(source, total));
    return new Indicator(ratio, job(selector));
  }

  private static String text(ForeignValue of) {
    return of.text("metric").strip();
  }

  private Optional<Selector> metric(ForeignValue of) {
    try {
      return Optional.of(Selector.parse(text(of)));
    } catch (SelectorException e) {
      into.problem(
          of.child("metric")
              .error(
                  "selector",
                  text(of).isEmpty()
                      ? "The metric is missing"
                      : "The metric is no plain selector. " + e.getMessage(),
                  "Write one such as http_requests_total{job=\"shop\"}"));
      return Optional.empty();
    }
  }

  private static String job(Selector selector) {
    return selector.matchers().stream()
        .filter(m -> m.label().equals("job") && m.operator() == Matcher.Operator.EQUAL)
        .map(Matcher::value)
        .findFirst()
        .orElse("");
  }
}

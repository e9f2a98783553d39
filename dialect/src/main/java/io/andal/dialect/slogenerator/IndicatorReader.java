package io.andal.dialect.slogenerator;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads slo-generator's methods for Prometheus: its filters are selectors, over which it takes
 * {@code sum(increase(…))}, so events can be counted exactly.
 */
final class IndicatorReader {
  private static final String WINDOW = "[window";
  private static final List<String> COUNTING = List.of("increase", "sum");

  private final String source;
  private final Imported into;

  IndicatorReader(String source, Imported into) {
    this.source = source;
    this.into = into;
  }

  /** OpenSLO's {@code ratioMetric}; empty if it can't be read, and the reason is told. */
  Optional<ObjectNode> read(ForeignValue method, ForeignValue indicator) {
    return switch (method.text()) {
      case "good_bad_ratio" -> goodBad(indicator);
      case "distribution_cut" -> distribution(indicator);
      case "query_sli" -> ready(indicator);
      default -> {
        into.problem(
            method.error(
                "method-unknown",
                "The Prometheus backend has no method '%s'".formatted(method.text()),
                "Write good_bad_ratio, distribution_cut or query_sli"));
        yield Optional.empty();
      }
    };
  }

  private Optional<ObjectNode> goodBad(ForeignValue indicator) {
    indicator.onlyHas(into, "filter_good", "filter_bad", "filter_valid", "operators");
    List<String> operators =
        indicator.child("operators").items().stream().map(ForeignValue::text).toList();
    if (!operators.isEmpty() && !operators.equals(COUNTING)) {
      into.cannotSay(
          indicator.child("operators"),
          "The operators %s don't count events".formatted(operators),
          "Write operators: [increase, sum], or query_sli");
      return Optional.empty();
    }
    Optional<String> good = selector(indicator.child("filter_good"));
    boolean bad = indicator.has("filter_bad");
    if (bad == indicator.has("filter_valid")) {
      into.problem(
          indicator.error(
              "ratio-parts",
              "A ratio needs filter_good, and either filter_bad or filter_valid",
              "Write exactly one of them next to filter_good"));
      return Optional.empty();
    }
    Optional<String> other = selector(indicator.child(bad ? "filter_bad" : "filter_valid"));
    if (good.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    if (!bad) {
      return Optional.of(exact("good", good.get(), other.get()));
    }
    String goods = increase(good.get());
    String bads = increase(other.get());
    ObjectNode ratio = OpenSlo.object();
    ratio.put("counter", true);
    ratio.set("good", OpenSlo.metric(source, goods));
    // All events are both; one alone counts where the other has no series.
    ratio.set(
        "total", OpenSlo.metric(source, "(%1$s + %2$s) or %1$s or %2$s".formatted(goods, bads)));
    return Optional.of(ratio);
  }

  private static String increase(String selector) {
    return "sum(increase(" + selector + "[{{.window}}]))";
  }

  private ObjectNode exact(String part, String selector, String total) {
    ObjectNode ratio = OpenSlo.object();
    ratio.put("counter", true);
    ratio.set(part, OpenSlo.metric(source, selector));
    ratio.set("total", OpenSlo.metric(source, total));
    return ratio;
  }

  /** The bucket below a threshold, out of all events of the histogram. */
  private Optional<ObjectNode> distribution(ForeignValue indicator) {
    indicator.onlyHas(into, "expression", "threshold_bucket");
    Optional<String> bucket = selector(indicator.child("expression"));
    String bound = indicator.text("threshold_bucket");
    if (bound.isEmpty()) {
      into.problem(
          indicator.error(
              "bound-missing",
              "distribution_cut has no threshold_bucket",
              "Write the bound of the bucket, such as 0.25"));
    }
    if (bucket.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    String text = bucket.get();
    String le = "le=\"" + bound + "\"";
    String good =
        text.endsWith("}")
            ? text.substring(0, text.length() - 1).replaceFirst(",?\\s*$", "")
                + (text.matches("(?s).*\\{\\s*}") ? "" : ", ")
                + le
                + "}"
            : text + "{" + le + "}";
    return Optional.of(exact("good", good, text.replace("_bucket", "_count")));
  }

  /** A query for the share of good events. */
  private Optional<ObjectNode> ready(ForeignValue indicator) {
    indicator.onlyHas(into, "expression");
    String query = indicator.text("expression").strip();
    if (!query.contains(WINDOW)) {
      into.problem(
          indicator
              .child("expression")
              .error(
                  "query-window",
                  "The expression has no place for the window",
                  "Write a query over [window]"));
      return Optional.empty();
    }
    ObjectNode ratio = OpenSlo.object();
    ratio.set("raw", OpenSlo.metric(source, query.replace(WINDOW, "[{{.window}}")));
    ratio.put("rawType", "success");
    return Optional.of(ratio);
  }

  /** A filter without the window that may stand behind it. */
  private Optional<String> selector(ForeignValue filter) {
    String text = filter.text().strip().replaceFirst("\\[window]$", "").strip();
    try {
      Selector.parse(text);
      return Optional.of(text);
    } catch (SelectorException e) {
      into.problem(
          filter.error(
              "selector",
              text.isEmpty()
                  ? "A filter is missing"
                  : "The filter is no plain selector. " + e.getMessage(),
              "Write one such as http_requests_total{job=\"shop\"}[window]"));
      return Optional.empty();
    }
  }
}

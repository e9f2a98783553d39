package io.andal.dialect.prometheus;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.Slice;
import io.andal.signal.prometheus.QueryTemplate;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * PromQL for the events of one SLI in the last whole UTC minute: without labels, and absent if
 * there is no data. Minutes are whole ones whenever a rule happens to be evaluated, because the
 * steps of a subquery are.
 */
final class MinuteCounts {
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final RuleSettings settings;
  private final CounterGrowth growth;
  private final String recordedTotal;
  private final Consumer<Refused> refuse;

  /** What stands in the way, and what would be right. */
  record Refused(String feature, String remedy) {}

  /**
   * The events of one minute.
   *
   * @param total how many there were
   * @param bad how many of them were bad; reads the recorded total
   */
  record Expressions(String total, String bad) {}

  /**
   * Counts one SLI.
   *
   * @param recordedTotal the series as which the total is recorded
   */
  MinuteCounts(RuleSettings settings, String recordedTotal, Consumer<Refused> refuse) {
    this.settings = settings;
    this.growth = new CounterGrowth(settings.gap());
    this.recordedTotal = recordedTotal;
    this.refuse = refuse;
  }

  Expressions of(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio ratio ->
          ratio.counter()
                  && !QueryTemplate.hasWindow(query(ratio.total()))
                  && !QueryTemplate.hasWindow(query(ratio.part()))
              ? counted(ratio)
              : estimated(ratio);
      case Indicator.Raw raw -> ready(raw);
      case Indicator.Threshold threshold -> compared(threshold);
    };
  }

  private Expressions counted(Indicator.Ratio ratio) {
    Selector total = selector(ratio.total());
    Selector part = selector(ratio.part());
    String all = growth.of(total) + " >= 0";
    String some = atMinute(growth.of(part) + " >= 0");
    if (part.le().isPresent()) {
      // A bucket that isn't there is no bucket without events.
      return new Expressions(
          atMinute("(" + all + ") and " + growth.seen(part)), bad(ratio.partIsBad(), some));
    }
    return new Expressions(atMinute(all), bad(ratio.partIsBad(), orNone(some)));
  }

  private Expressions estimated(Indicator.Ratio ratio) {
    String total = "round(sum(" + perMinute(ratio.total()) + "), 0.001)";
    String part = "round(sum(" + perMinute(ratio.part()) + "), 0.001)";
    String noNumber = "(%s != %s and %s > 0)".formatted(part, part, total);
    return new Expressions(
        atMinute("%s >= 0 unless %s".formatted(total, noNumber)),
        bad(ratio.partIsBad(), orNone(atMinute("%s == %s".formatted(part, part)))));
  }

  private Expressions ready(Indicator.Raw raw) {
    String value = "%s >= %s <= %s".formatted(single(raw.ratio()), "-0.05", "1.05");
    String good = raw.success() ? value : "1 - (" + value + ")";
    return new Expressions(
        atMinute("(" + value + ") * 0 + " + Slice.MINUTE_WEIGHT),
        atMinute(
            "%1$d - round(clamp(%2$s, 0, 1) * %1$d, 0.001)".formatted(Slice.MINUTE_WEIGHT, good)));
  }

  private Expressions compared(Indicator.Threshold threshold) {
    String value = single(threshold.value());
    return new Expressions(
        atMinute("(" + value + ") * 0 + " + Slice.MINUTE_WEIGHT),
        atMinute(
            "%1$d - ((%2$s) %3$s bool %4$s) * %1$d"
                .formatted(
                    Slice.MINUTE_WEIGHT,
                    value,
                    symbol(threshold.comparison()),
                    Promql.number(threshold.threshold()))));
  }

  /** One number, and not one of several. */
  private String single(Metric metric) {
    String query = perMinute(metric);
    return "sum(%1$s) == sum(%1$s) and count(%1$s) == 1".formatted(query);
  }

  private String bad(boolean partIsBad, String part) {
    String total = "sum(" + recordedTotal + ")";
    return partIsBad
        ? "%1$s - clamp_min(%1$s - (%2$s), 0)".formatted(total, part)
        : "clamp_min(%1$s - (%2$s), 0)".formatted(total, part);
  }

  private String orNone(String part) {
    return part + " or sum(" + recordedTotal + ") * 0";
  }

  private String atMinute(String expression) {
    String delay = settings.delay().isZero() ? "" : " offset " + Promql.duration(settings.delay());
    return "last_over_time((" + expression + ")[1m:1m]" + delay + ")";
  }

  private String perMinute(Metric metric) {
    return "(" + QueryTemplate.perMinute(query(metric)) + ")";
  }

  private String query(Metric metric) {
    String query = metric.text("query");
    if (query.isBlank()) {
      refuse.accept(
          new Refused(
              "its SLI has no PromQL query, but " + metric.spec(),
              "Only SLIs that Prometheus can read can be evaluated there"));
      return "vector(0)";
    }
    return query.strip();
  }

  private Selector selector(Metric metric) {
    String query = query(metric);
    Selector selector;
    try {
      selector = Selector.parse(query);
    } catch (SelectorException e) {
      refuse.accept(
          new Refused(
              "'%s' is counted exactly, but is no plain selector: %s"
                  .formatted(query, e.getMessage()),
              "Write a metric and its labels, or a query with {{.window}}"));
      return Selector.of("none", List.of());
    }
    if (selector.name().isEmpty()) {
      refuse.accept(
          new Refused(
              "'%s' names no metric".formatted(query),
              "Name one metric, for series of several can't be told apart by their labels"));
      return Selector.of("none", selector.matchers());
    }
    boolean plain =
        PLAIN.matcher(selector.name().replace(':', '_')).matches()
            && selector.matchers().stream().allMatch(m -> PLAIN.matcher(m.label()).matches());
    if (!plain && !settings.utf8Names()) {
      refuse.accept(
          new Refused(
              "'%s' has names that only Prometheus 3 reads".formatted(query),
              "Export for it, as prometheus3"));
    }
    return selector;
  }

  private static String symbol(Comparison comparison) {
    return switch (comparison) {
      case LTE -> "<=";
      case GTE -> ">=";
      case LT -> "<";
      case GT -> ">";
    };
  }
}

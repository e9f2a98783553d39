package io.andal.dialect.prometheus;

import io.andal.signal.Bound;
import io.andal.signal.Matcher;
import io.andal.signal.Matcher.Operator;
import io.andal.signal.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * PromQL that says how much counters grew in the minute before a whole minute, with nothing
 * extrapolated: the differences of one minute to the next add up to what the counter grew.
 *
 * <p>It says what {@link io.andal.signal.ExactCounter} says, with the means of PromQL: a counter
 * that fell counts what it reached before it fell and what it has now. Two falls of one series
 * within a minute, and a fall after which it climbs above where it was a minute ago, can't be told
 * apart from less.
 *
 * @param gap the longest pause after which a series goes on from its last value
 */
record CounterGrowth(Duration gap) {
  /** Ranges are half-open, as minutes are: a sample at a minute's end belongs to the next one. */
  private static final String NOW = " offset 1ms";

  private static final String BEFORE = " offset 1m1ms";

  /** A process that has run for less counted since somebody could look. */
  private static final int JUST_STARTED_SECONDS = 15 * 60;

  /** The growth, as a sum without labels; absent if there is no such series. */
  String of(Selector selector) {
    String series = spelled(selector).toString();
    String now = "last_over_time(" + series + "[1m]" + NOW + ")";
    String before = "last_over_time(" + series + "[" + Promql.duration(gap) + "]" + BEFORE + ")";
    String lowest = "min_over_time(" + series + "[1m]" + NOW + ")";
    String highest = "max_over_time(" + series + "[1m]" + NOW + ")";
    return """
        sum(
          (%1$s - %2$s >= 0 unless %3$s < %2$s)
          or
          ((%4$s - %2$s >= 0) + (%1$s < %2$s))
          or
          (%1$s and %2$s)
          or
          ((%1$s unless %2$s) and on (job, instance) (%5$s))
          or
          (%1$s - %3$s unless %2$s)
          or
          (%6$s) * 0
        )"""
        .formatted(now, before, lowest, highest, knownAsNew(selector), series + NOW);
  }

  /** Whether any series is there, as a sum without labels. */
  String seen(Selector selector) {
    return "count(" + spelled(selector) + NOW + ")";
  }

  /** Targets that were scraped before, or whose process has just started. */
  private String knownAsNew(Selector selector) {
    List<Matcher> target =
        selector.matchers().stream()
            .filter(matcher -> matcher.label().equals("job") || matcher.label().equals("instance"))
            .toList();
    return "max_over_time(%s[%s]%s) == 1 or %s%s > time() - %d"
        .formatted(
            Selector.of("up", target),
            Promql.duration(gap),
            BEFORE,
            Selector.of("process_start_time_seconds", target),
            NOW,
            JUST_STARTED_SECONDS + 60);
  }

  /** With bounds as Prometheus 2 and 3 spell them: {@code 1} and {@code 1.0} are one bound. */
  private static Selector spelled(Selector selector) {
    Selector result = selector.without("le");
    for (Matcher matcher : selector.matchers()) {
      if (matcher.label().equals("le")) {
        result = result.with(spelled(matcher));
      }
    }
    return result;
  }

  private static Matcher spelled(Matcher le) {
    OptionalDouble bound = Bound.parse(le.value());
    boolean asNumber = le.operator() == Operator.EQUAL || le.operator() == Operator.NOT_EQUAL;
    if (!asNumber || bound.isEmpty() || Double.isInfinite(bound.getAsDouble())) {
      return le;
    }
    String shortest = Promql.number(bound.getAsDouble());
    List<String> spellings = new ArrayList<>(List.of(shortest));
    if (!shortest.contains(".")) {
      spellings.add(shortest + ".0");
    }
    if (!spellings.contains(le.value())) {
      spellings.add(le.value());
    }
    if (spellings.size() == 1) {
      return Matcher.of("le", le.operator(), shortest);
    }
    return Matcher.of(
        "le",
        le.operator() == Operator.EQUAL ? Operator.REGEX : Operator.NOT_REGEX,
        String.join("|", spellings).replace(".", "\\.").replace("+", "\\+"));
  }
}

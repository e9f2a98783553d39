package io.andal.slo.replay;

import io.andal.signal.Comparison;
import io.andal.signal.MinuteRange;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.replay.Replayed.Alert;
import io.andal.slo.replay.Replayed.Cause;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One alert rule on its way through a history: the same verdicts as the running engine's, and the
 * same life of an alert as the alert machine's. Not thread-safe.
 */
final class ReplayedRule {
  /** A source may hiccup; no-data alerts wait at least this long. */
  private static final int SHORTEST_NO_DATA_MINUTES = 5;

  private enum Stage {
    NONE,
    PENDING,
    FIRING
  }

  private final AlertRule rule;
  private final CountedHistory counts;
  private final List<Alert> alerts;
  private final int[] longWindows;
  private final int[] shortWindows;
  private final double[] factors;
  private final Comparison[] comparisons;
  private final int after;
  private final OptionalDouble remainingAtMost;
  private final boolean onlyNoData;

  private Stage stage = Stage.NONE;
  private Cause cause = Cause.BURN;
  private boolean frozen;
  private int started;
  private int fired;
  private double worstBurn;

  ReplayedRule(AlertRule rule, CountedHistory counts, List<Alert> alerts) {
    this.rule = rule;
    this.counts = counts;
    this.alerts = alerts;
    List<BurnCondition> conditions = rule.anyOf();
    longWindows = new int[conditions.size()];
    shortWindows = new int[conditions.size()];
    factors = new double[conditions.size()];
    comparisons = new Comparison[conditions.size()];
    for (int i = 0; i < conditions.size(); i++) {
      BurnCondition condition = conditions.get(i);
      longWindows[i] = Math.toIntExact(condition.longWindow().toMinutes());
      shortWindows[i] =
          Math.toIntExact(condition.shortWindow().map(Duration::toMinutes).orElse(0L));
      factors[i] = condition.factor();
      comparisons[i] = condition.comparison();
    }
    remainingAtMost = rule.remainingAtMost();
    onlyNoData = rule.whenNoData() && conditions.isEmpty() && remainingAtMost.isEmpty();
    after = Math.toIntExact(rule.after().plusSeconds(59).toMinutes());
  }

  /** What the rule says at a minute. */
  Verdict verdict(Moment now) {
    if (onlyNoData) {
      return now.withoutData() ? Verdict.UNMEASURED : Verdict.CLEAR;
    }
    if (now.unmeasured()) {
      return Verdict.UNMEASURED;
    }
    return rule.both() ? left(now).and(burning(now)) : left(now).or(burning(now));
  }

  private Verdict left(Moment now) {
    if (remainingAtMost.isEmpty() || now.remaining() > remainingAtMost.getAsDouble()) {
      return Verdict.CLEAR;
    }
    return now.periodRead() ? Verdict.HOLDS : Verdict.UNMEASURED;
  }

  private Verdict burning(Moment now) {
    boolean doubtful = false;
    for (int i = 0; !now.quiet() && i < longWindows.length; i++) {
      if (holds(i, now)) {
        if (readEnough(i, now.judged())) {
          return Verdict.HOLDS;
        }
        doubtful = true;
      }
    }
    return doubtful ? Verdict.UNMEASURED : Verdict.CLEAR;
  }

  private boolean holds(int condition, Moment now) {
    int from = now.judged() - longWindows[condition];
    return comparisons[condition].holds(burn(from, now), factors[condition])
        && counts.busyEnough(from, now.judged())
        && (shortWindows[condition] == 0
            || comparisons[condition].holds(
                burn(now.judged() - shortWindows[condition], now), factors[condition]));
  }

  private double burn(int from, Moment now) {
    return counts.alertBurn(from, now.judged(), now.periodFrom(), now.periodTo());
  }

  private boolean readEnough(int condition, int judged) {
    return counts.readEnough(judged - longWindows[condition], judged)
        && (shortWindows[condition] == 0
            || counts.readEnough(judged - shortWindows[condition], judged));
  }

  /** One minute on. */
  void step(Moment now) {
    int asOf = now.asOf();
    switch (verdict(now)) {
      case HOLDS -> holds(asOf);
      case CLEAR -> clear(asOf);
      case UNMEASURED -> unmeasured(asOf, rule.whenNoData() && !now.reading());
    }
    if (stage == Stage.FIRING) {
      worstBurn = Math.max(worstBurn, highestBurn(now));
    }
  }

  private double highestBurn(Moment now) {
    double highest = 0;
    for (int window : longWindows) {
      highest = Math.max(highest, burn(now.judged() - window, now));
    }
    return highest;
  }

  private void holds(int asOf) {
    switch (stage) {
      case NONE -> pending(Cause.BURN, asOf);
      case PENDING -> {
        // Unmeasured minutes prove nothing, so the wait starts over after them.
        if (cause != Cause.BURN || frozen) {
          pending(Cause.BURN, asOf);
        }
      }
      case FIRING -> {
        frozen = false;
        if (cause == Cause.NO_DATA) {
          end(asOf, false);
        }
        return;
      }
    }
    fireIfDue(asOf, after);
  }

  private void clear(int asOf) {
    if (stage == Stage.FIRING) {
      end(asOf, false);
    }
    stage = Stage.NONE;
  }

  private void unmeasured(int asOf, boolean noDataCounts) {
    if (stage == Stage.FIRING) {
      frozen = cause == Cause.BURN;
      return;
    }
    if (noDataCounts) {
      if (stage == Stage.NONE || cause != Cause.NO_DATA) {
        pending(Cause.NO_DATA, asOf);
      }
      fireIfDue(asOf, Math.max(after, SHORTEST_NO_DATA_MINUTES));
      return;
    }
    if (stage == Stage.PENDING && cause == Cause.NO_DATA) {
      stage = Stage.NONE;
    }
    frozen = stage == Stage.PENDING;
  }

  private void pending(Cause why, int asOf) {
    stage = Stage.PENDING;
    cause = why;
    frozen = false;
    started = asOf;
  }

  private void fireIfDue(int asOf, int wait) {
    if (asOf - started >= wait) {
      stage = Stage.FIRING;
      frozen = false;
      fired = asOf;
      worstBurn = 0;
    }
  }

  private void end(int asOf, boolean open) {
    stage = Stage.NONE;
    long start = counts.range().from();
    alerts.add(
        new Alert(
            rule.name(),
            rule.severity(),
            cause,
            new MinuteRange(start + fired, start + asOf),
            open,
            worstBurn));
  }

  /** What still fires at the end is told as it stands. */
  void finish() {
    if (stage == Stage.FIRING) {
      end(counts.size(), true);
    }
  }
}

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
    after = Math.toIntExact(rule.after().plusSeconds(59).toMinutes());
  }

  Verdict verdict(int asOf, double remaining, boolean periodRead) {
    boolean doubtful = false;
    for (int i = 0; i < longWindows.length; i++) {
      int from = asOf - longWindows[i];
      if (!comparisons[i].holds(counts.burn(from, asOf), factors[i])) {
        continue;
      }
      int shortFrom = asOf - shortWindows[i];
      if (shortWindows[i] > 0 && !comparisons[i].holds(counts.burn(shortFrom, asOf), factors[i])) {
        continue;
      }
      if (readEnough(from, asOf) && readEnough(shortFrom, asOf)) {
        return Verdict.HOLDS;
      }
      doubtful = true;
    }
    if (rule.remainingAtMost().isPresent() && remaining <= rule.remainingAtMost().getAsDouble()) {
      if (periodRead) {
        return Verdict.HOLDS;
      }
      doubtful = true;
    }
    return doubtful ? Verdict.UNMEASURED : Verdict.CLEAR;
  }

  private boolean readEnough(int from, int to) {
    int unread = counts.unread(from, to);
    return unread <= 5 || unread * 10L <= to - from;
  }

  /**
   * One minute on.
   *
   * @param reading the history is being read, so that no data is no news
   */
  void step(int asOf, Verdict verdict, boolean reading) {
    switch (verdict) {
      case HOLDS -> holds(asOf);
      case CLEAR -> clear(asOf);
      case UNMEASURED -> unmeasured(asOf, rule.whenNoData() && !reading);
    }
    if (stage == Stage.FIRING) {
      worstBurn = Math.max(worstBurn, burn(asOf));
    }
  }

  private double burn(int asOf) {
    double highest = 0;
    for (int window : longWindows) {
      highest = Math.max(highest, counts.burn(asOf - window, asOf));
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

package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.slo.replay.Replayed.Alert;
import io.andal.slo.replay.Replayed.Point;
import io.andal.slo.replay.Replayed.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Recomputes an SLO over its history: each minute is judged as the running engine would have judged
 * it, had the definition been in force and every slice been there in time. Running totals make a
 * window of ninety days as cheap as one of five minutes.
 */
public final class Replay {
  /** How many points of the budget a chart gets. */
  static final int POINTS = 240;

  private static final int BETWEEN_CHECKS = 4_096;

  private final CountedHistory counts;
  private final Patience patience;
  private final Moment now;
  private final ReplayedRule[] rules;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private int judged;
  private int exhausted;

  private Replay(CountedHistory counts, Patience patience) {
    this.counts = counts;
    this.patience = patience;
    this.now = new Moment(counts);
    List<AlertRule> documented = counts.definition().alertRules();
    this.rules =
        documented.stream()
            .map(rule -> new ReplayedRule(rule, counts, alerts))
            .toArray(ReplayedRule[]::new);
  }

  /** What a definition would have said over a history. */
  public static Replayed run(SloDefinition definition, History history) {
    return run(CountedHistory.of(definition, history), Patience.ENDLESS);
  }

  /**
   * What a definition would have said over a counted history.
   *
   * @throws ReplayStoppedException if the patience ends first
   */
  public static Replayed run(CountedHistory counts, Patience patience) {
    return new Replay(counts, patience).run();
  }

  /** Two definitions over the same history. */
  public static Compared compare(SloDefinition before, SloDefinition after, History history) {
    return new Compared(run(before, history), run(after, history));
  }

  private Replayed run() {
    int size = counts.size();
    int nextPoint = 1;
    for (int asOf = 1; asOf <= size; asOf++) {
      if (asOf % BETWEEN_CHECKS == 0) {
        patience.check();
      }
      judge(asOf);
      if ((long) asOf * POINTS >= (long) nextPoint * size) {
        points.add(new Point(counts.range().from() + asOf, now.remaining(), now.whole()));
        nextPoint = (int) ((long) asOf * POINTS / size) + 1;
      }
    }
    for (ReplayedRule rule : rules) {
      rule.finish();
    }
    alerts.sort(
        Comparator.comparingLong((Alert alert) -> alert.firing().from())
            .thenComparing(Alert::rule));
    return new Replayed(
        counts.definition(),
        counts.range(),
        alerts,
        points,
        windows,
        judged,
        exhausted,
        now.remaining());
  }

  private void judge(int asOf) {
    now.moveTo(asOf);
    for (ReplayedRule rule : rules) {
      rule.step(now);
    }
    if (now.whole()) {
      judged++;
      if (now.remaining() <= 0) {
        exhausted++;
      }
    }
    if (now.ends()) {
      close(asOf);
    }
  }

  private void close(int asOf) {
    long start = counts.range().from();
    MinuteRange range = new MinuteRange(start + now.periodFrom(), start + asOf);
    windows.add(new Window(range, counts.sum(range), counts.attainment(range), now.remaining()));
  }
}

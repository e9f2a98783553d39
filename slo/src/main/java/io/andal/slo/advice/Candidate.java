package io.andal.slo.advice;

import io.andal.slo.replay.Replayed;
import java.time.Duration;

/**
 * A target and what it would have meant over the history.
 *
 * @param met share of the windows that reached it, 0 to 1; NaN without windows
 * @param missed windows that didn't
 * @param budgetEvents bad events that a typical window of the SLO may have
 * @param budgetTime how long everything may fail in a window
 * @param replayed the whole history under this target
 */
public record Candidate(
    double target,
    boolean present,
    double met,
    int missed,
    double budgetEvents,
    Duration budgetTime,
    Replayed replayed) {
  private static final double MONTH_MINUTES = 30.0 * 24 * 60;

  public long pages() {
    return replayed.alerts("page");
  }

  /** Alerts of all other severities. */
  public long tickets() {
    return replayed.alerts().size() - pages();
  }

  public double pagesPerMonth() {
    return perMonth(pages());
  }

  public double ticketsPerMonth() {
    return perMonth(tickets());
  }

  /** Per thirty days; a history of less than a day is taken for a day. */
  private double perMonth(long alerts) {
    return alerts * MONTH_MINUTES / Math.max(replayed.range().minutes(), 24 * 60);
  }
}

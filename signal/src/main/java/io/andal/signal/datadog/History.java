package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import org.jspecify.annotations.Nullable;

/** What an SLO that Datadog keeps has counted over a range. Not thread-safe. */
final class History {
  private final String slo;
  private final Values good;
  private final Values total;
  private final Values up;
  private boolean counts;
  private boolean answered;

  History(String slo, MinuteRange range) {
    this.slo = slo;
    this.good = new Values(range, true);
    this.total = new Values(range, true);
    this.up = new Values(range, false);
  }

  /** Notes of which type it is: one that counts events, or one that counts time. */
  void countsEvents(boolean events) {
    counts = events;
    answered = true;
  }

  Values good() {
    return good;
  }

  Values total() {
    return total;
  }

  /** The share of each minute that was up. */
  Values up() {
    return up;
  }

  void fail(SourceFailure why) {
    good.fail(why);
    total.fail(why);
    up.fail(why);
  }

  void lacks(String why) {
    good.lacks(why);
    total.lacks(why);
    up.lacks(why);
  }

  /** Why it can't be read as events, or as time; null if it can. */
  @Nullable SourceFailure misfit(boolean asEvents) {
    if (!answered || counts == asEvents || total.failure() != null) {
      return null;
    }
    return asEvents
        ? new SourceFailure(
            Cause.BAD_QUERY,
            "The SLO %s counts time, not events.".formatted(slo),
            "Write it as raw ratio: rawType: success, raw.metricSource.spec {slo: %s}."
                .formatted(slo))
        : new SourceFailure(
            Cause.BAD_QUERY,
            "The SLO %s counts events, not time.".formatted(slo),
            "Write good and total, each with the spec {slo: %s}.".formatted(slo));
  }
}

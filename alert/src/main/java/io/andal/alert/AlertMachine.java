package io.andal.alert;

import io.andal.channel.Cause;
import io.andal.slo.RuleVerdict;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of an alert as a function of what its rule says: no clock, no store.
 *
 * <p>Time is the minute of the verdict, so that a late, repeated or replayed verdict comes to the
 * same end. A verdict older than the newest one changes nothing: that is how a clock that was set
 * back neither ends an alert nor starts it anew.
 */
final class AlertMachine {
  /** A source may hiccup; no-data alerts wait at least this long. */
  static final long SHORTEST_NO_DATA_MINUTES = 5;

  private AlertMachine() {}

  /**
   * One step.
   *
   * @param current the alert that is pending or firing, if there is one
   * @param reading the SLO's history is being read, so that no data is no news
   * @return the alert afterwards; empty if there is none, {@code RESOLVED} if it ended now
   */
  static Optional<Episode> next(Optional<Episode> current, RuleVerdict verdict, boolean reading) {
    if (current.isPresent() && verdict.asOf() < current.get().asOf()) {
      return current;
    }
    Optional<Episode> now = current.map(episode -> episode.at(verdict.asOf()));
    return switch (verdict.verdict()) {
      case HOLDS -> holds(now, verdict);
      case CLEAR -> clear(now);
      case UNMEASURED -> unmeasured(now, verdict, verdict.rule().whenNoData() && !reading);
    };
  }

  private static Optional<Episode> holds(Optional<Episode> now, RuleVerdict verdict) {
    Episode fresh = Episode.pending(Cause.BURN, verdict.asOf());
    long after = minutes(verdict.rule().after());
    if (now.isEmpty()) {
      return Optional.of(fireIfDue(fresh, after));
    }
    Episode episode = now.get();
    if (episode.state() == AlertState.PENDING) {
      // Unmeasured minutes prove nothing, so the wait starts over after them.
      boolean unbroken = episode.cause() == Cause.BURN && !episode.frozen();
      return Optional.of(fireIfDue(unbroken ? episode : fresh, after));
    }
    return Optional.of(
        episode.cause() == Cause.BURN
            ? episode.withFrozen(false)
            : episode.in(AlertState.RESOLVED));
  }

  private static Optional<Episode> clear(Optional<Episode> now) {
    return now.filter(episode -> episode.state() == AlertState.FIRING)
        .map(episode -> episode.in(AlertState.RESOLVED));
  }

  private static Optional<Episode> unmeasured(
      Optional<Episode> now, RuleVerdict verdict, boolean noDataCounts) {
    if (now.isPresent() && now.get().state() == AlertState.FIRING) {
      return now.map(episode -> episode.withFrozen(episode.cause() == Cause.BURN));
    }
    if (noDataCounts) {
      Episode waiting =
          now.filter(episode -> episode.cause() == Cause.NO_DATA)
              .orElseGet(() -> Episode.pending(Cause.NO_DATA, verdict.asOf()));
      long after = Math.max(minutes(verdict.rule().after()), SHORTEST_NO_DATA_MINUTES);
      return Optional.of(fireIfDue(waiting, after));
    }
    return now.filter(episode -> episode.cause() == Cause.BURN)
        .map(episode -> episode.withFrozen(true));
  }

  private static Episode fireIfDue(Episode episode, long after) {
    return episode.asOf() - episode.started() >= after ? episode.in(AlertState.FIRING) : episode;
  }

  /** Whole minutes, rounded up. */
  private static long minutes(Duration duration) {
    return duration.plusSeconds(59).toMinutes();
  }
}

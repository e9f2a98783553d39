package io.andal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is told of an alert's start or end: the facts as they were at that moment, for any channel
 * to put into its own form.
 *
 * @param displayName the SLO's name for people
 * @param summary one sentence with the numbers
 * @param target share of good events promised, in (0, 1); 0 for an alert that is of no SLO
 * @param sli share of good events in the SLO's window; empty when there was no event
 * @param remaining share of the error budget left; negative = overspent
 * @param burnRate the rate that the alert is about, 1 = the budget lasts exactly its window
 * @param burns the windows that the rule looks at, shortest first
 * @param exhaustion time until the budget is used up, if it burns
 * @param owner who answers for the SLO, for people
 */
public record Notice(
    String alert,
    Event event,
    Cause cause,
    String slo,
    String displayName,
    String service,
    String rule,
    String severity,
    String summary,
    double target,
    Optional<Double> sli,
    double remaining,
    double burnRate,
    List<Burn> burns,
    Optional<Duration> exhaustion,
    Optional<String> owner,
    String link,
    Instant started,
    Optional<Instant> ended) {
  public Notice {
    burns = List.copyOf(burns);
  }

  /** The message about the end of what this one tells the start of. */
  public Notice resolved(Instant end) {
    return new Notice(
        alert,
        Event.RESOLVED,
        cause,
        slo,
        displayName,
        service,
        rule,
        severity,
        summary,
        target,
        sli,
        remaining,
        burnRate,
        burns,
        Optional.empty(),
        owner,
        link,
        started,
        Optional.of(end));
  }

  /** Whether there is a budget to speak of: alerts from outside have none, and a target of 0. */
  public boolean ofObjective() {
    return target > 0;
  }

  /** What happened to the alert. */
  public enum Event {
    STARTED,
    RESOLVED;

    /** As it is stored and shown: {@code started}, {@code resolved}. */
    public String word() {
      return switch (this) {
        case STARTED -> "started";
        case RESOLVED -> "resolved";
      };
    }
  }

  /**
   * How fast the budget burns over one window, beside the rate that would raise the alert.
   *
   * @param rate burn rate; empty when the engine doesn't keep that window
   * @param threshold burn rate
   */
  public record Burn(Duration window, Optional<Double> rate, double threshold) {}
}

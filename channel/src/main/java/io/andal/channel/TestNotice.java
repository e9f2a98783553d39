package io.andal.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a channel is tried with: a message as in earnest, with invented numbers, that says so. */
public final class TestNotice {
  private static final Duration LASTED = Duration.ofMinutes(65);

  private static final String SLO = "andal-test";
  private static final String SERVICE = "andal";

  private TestNotice() {}

  /** Whether a notice is such a trial. */
  public static boolean is(Notice notice) {
    return notice.slo().equals(SLO) && notice.service().equals(SERVICE);
  }

  /**
   * @param channel the Channel document's name
   * @param id told in every message of one trial, so that start and end belong together
   * @param link a page that people may open
   */
  public static Notice of(
      String channel, String id, Notice.Event event, String link, Instant time) {
    boolean started = event == Notice.Event.STARTED;
    Instant now = time.truncatedTo(ChronoUnit.SECONDS);
    return new Notice(
        id,
        event,
        Cause.BURN,
        SLO,
        "Test of channel " + channel,
        SERVICE,
        "test",
        "test",
        started
            ? "This is a test of channel '%s', nothing is wrong. In earnest: burning 14.8× over 1 h"
                    .formatted(channel)
                + " and 5 min; 41 % of the budget left, gone in 2 h 10 min."
            : "The test of channel '%s' is over, nothing was wrong.".formatted(channel),
        0.99,
        Optional.of(0.9941),
        0.41,
        started ? 14.8 : 0.5,
        List.of(
            new Notice.Burn(Duration.ofMinutes(5), Optional.of(started ? 14.8 : 0.5), 14.4),
            new Notice.Burn(Duration.ofHours(1), Optional.of(started ? 14.8 : 2), 14.4)),
        started ? Optional.of(Duration.ofMinutes(130)) : Optional.empty(),
        Optional.empty(),
        link,
        started ? now : now.minus(LASTED),
        started ? Optional.empty() : Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }
}

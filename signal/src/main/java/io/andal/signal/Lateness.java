package io.andal.signal;

import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How late a source's data is, by what it has of the last hour.
 *
 * @param slo whose data it is
 * @param newest the newest minute that was measured in full
 * @param steady whether nearly all minutes before it were measured, so that the next one is late
 *     and not just empty
 */
record Lateness(String slo, long newest, boolean steady) {
  private static final double STEADY = 0.9;

  /** What is missing for longer is not late any more. */
  private static final Duration STOPPED = Duration.ofMinutes(30);

  /** Of one SLI; empty if nothing was measured. */
  static Optional<Lateness> of(String slo, List<Slice> slices) {
    long newest = newest(slices, false);
    if (newest < 0) {
      newest = newest(slices, true);
    }
    if (newest < 0) {
      return Optional.empty();
    }
    long end = newest;
    long before = slices.stream().filter(slice -> slice.minute() <= end).count();
    long measured =
        slices.stream().filter(slice -> slice.minute() <= end && slice.measured()).count();
    return Optional.of(new Lateness(slo, newest, measured >= STEADY * before));
  }

  private static long newest(List<Slice> slices, boolean partial) {
    return slices.stream()
        .filter(Slice::measured)
        .filter(slice -> partial || slice.quality() != Quality.PARTIAL)
        .mapToLong(Slice::minute)
        .max()
        .orElse(-1);
  }

  /**
   * What the latest of all means for the delay. SLIs without steady traffic say little, so they
   * speak only where there are no others.
   *
   * @param all at least one
   * @param now when the data was read
   */
  static Item finding(List<Lateness> all, Duration delay, Instant now) {
    Lateness latest =
        all.stream()
            .filter(Lateness::steady)
            .min(Comparator.comparingLong(Lateness::newest))
            .orElseGet(
                () -> all.stream().max(Comparator.comparingLong(Lateness::newest)).orElseThrow());
    Duration known = Duration.between(MinuteRange.startOf(latest.newest + 1), now);
    Duration missing = Duration.between(MinuteRange.startOf(latest.newest + 2), now);
    String found =
        "The newest minute that is there ended %s ago; delay is %s."
            .formatted(SpokenDuration.of(known), SpokenDuration.of(delay));
    if (missing.compareTo(delay) <= 0) {
      return Item.ok(Topic.DELAY, found);
    }
    if (!latest.steady) {
      return new Item(
          Topic.DELAY,
          State.OK,
          found + " Events are too rare to tell whether later ones are late.",
          "",
          List.of(latest.slo));
    }
    if (missing.compareTo(STOPPED) > 0) {
      return new Item(
          Topic.DELAY,
          State.ATTENTION,
          found,
          "Look whether what is measured still runs and is still scraped or sent.",
          List.of(latest.slo));
    }
    return new Item(
        Topic.DELAY,
        State.ATTENTION,
        "Data is complete after %s; delay is %s, so the newest minutes are read too early."
            .formatted(SpokenDuration.of(known), SpokenDuration.of(delay)),
        "Raise it: write delay: %s under connectionDetails."
            .formatted(SpokenDuration.written(known)),
        List.of(latest.slo));
  }
}

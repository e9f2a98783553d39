package io.andal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What happens in the pump company: the same for the same start, minute by minute, from 30 days
 * before the start on. Immutable.
 *
 * <p>Most services are well. Six days ago alarms were lost for most of an hour, which used up their
 * budget. Firmware once measured nothing for three hours. And since an hour and a half commands
 * fail more than they should; when the player goes live, it gets worse, until it is mended after 40
 * minutes, and comes back every six hours.
 */
final class Story {
  static final long DAY = 24 * 60;

  /** Minutes of history before the start. */
  static final long HISTORY = 30 * DAY;

  private static final long SEED = 20_261_122;
  private static final long MENDED_AFTER = 40;
  private static final long COMES_BACK_EVERY = 6 * 60;

  /** Commands promise 99.5 %: this burns their budget 12 times as fast as it lasts… */
  private static final double SMOLDERING = 0.06;

  /** …and this 60 times. */
  private static final double BURNING = 0.30;

  private final long start;
  private final List<Incident> incidents;

  /**
   * @param start the minute in which the player goes live, since 1970
   */
  Story(long start) {
    this.start = start;
    List<Incident> all = new ArrayList<>();
    all.add(Incident.errors(Signal.COMMANDS, start - 90, 90, SMOLDERING));
    all.add(Incident.slowness(Signal.COMMANDS, start - 8 * DAY, 75, 3));
    long lost = afternoon(start - 6 * DAY);
    all.add(Incident.errors(Signal.ALARMS, lost, 55, 1));
    all.add(Incident.errors(Signal.ALARMS, lost + 55, 30, 0.3));
    all.add(Incident.silence(Signal.FIRMWARE, start - 2 * DAY - 400, 180));
    all.add(Incident.silence(Signal.UPDATES, start - 2 * DAY - 400, 180));
    all.add(Incident.errors(Signal.IDENTITY, start - 11 * DAY, 18, 0.4));
    all.add(Incident.errors(Signal.BILLING, start - 17 * DAY, 40, 0.25));
    all.add(Incident.errors(Signal.BILLING, start - 5 * DAY, 25, 0.15));
    all.add(Incident.errors(Signal.TELEMETRY, start - 20 * DAY, 6, 0.2));
    all.add(Incident.slowness(Signal.TELEMETRY, start - 14 * DAY, 30, 2.5));
    this.incidents = List.copyOf(all);
  }

  /** Two in the afternoon in Jakarta on a day: lost at night, alarms would be too few. */
  private static long afternoon(long minute) {
    return Math.floorDiv(minute, DAY) * DAY + 7 * 60;
  }

  /** The first minute of the history. */
  long begin() {
    return start - HISTORY;
  }

  long start() {
    return start;
  }

  /**
   * What a signal measured in a part of one minute; empty if it measured nothing.
   *
   * @param minute since 1970
   * @param fromMillis within the minute, 0 to 59,999
   * @param toMillis within the minute, at most 60,000
   */
  Optional<Happened> happened(Signal signal, long minute, int fromMillis, int toMillis) {
    double errors = signal.errorShare();
    double slower = 1;
    for (Incident incident : incidents) {
      if (incident.concerns(signal, minute)) {
        if (incident.silent()) {
          return Optional.empty();
        }
        errors = Math.max(errors, incident.errorShare());
        slower *= incident.slower();
      }
    }
    if (burning(minute) && signal.equals(Signal.COMMANDS)) {
      errors = BURNING;
    }
    SplittableRandom random =
        new SplittableRandom(
            SEED ^ (minute * 60_000 + fromMillis) * 31 + Signal.ALL.indexOf(signal));
    double expected =
        signal.perMinute()
            * Rhythm.at(minute)
            * random.nextDouble(0.9, 1.1)
            * (toMillis - fromMillis)
            / 60_000;
    long events = roundAtRandom(expected, random);
    long bad = Math.min(events, roundAtRandom(events * errors, random));
    return Optional.of(
        new Happened(
            buckets(signal, events - bad, slower, random), buckets(signal, bad, slower, random)));
  }

  private boolean burning(long minute) {
    return minute >= start && (minute - start) % COMES_BACK_EVERY < MENDED_AFTER;
  }

  private static long roundAtRandom(double value, SplittableRandom random) {
    return (long) Math.floor(value + random.nextDouble());
  }

  private static List<Long> buckets(
      Signal signal, long events, double slower, SplittableRandom random) {
    if (!signal.timed()) {
      return List.of(events);
    }
    // one draw for all bounds: the counts below them grow with the bound
    double draw = random.nextDouble();
    List<Long> buckets = new ArrayList<>(Signal.BOUNDS.size() + 1);
    long below = 0;
    for (double bound : Signal.BOUNDS) {
      long within =
          Math.min(events, (long) Math.floor(events * signal.shareWithin(bound, slower) + draw));
      buckets.add(within - below);
      below = within;
    }
    buckets.add(events - below);
    return buckets;
  }
}

package io.andal.signal.prometheus;

/**
 * What is learned of a metric while it is read: how far apart its samples are and how many come a
 * minute. Thread-safe: a lost update only costs a little later learning.
 */
final class Pace {
  private static final long FIRST_GUESS = 120_000;
  private static final long SHORTEST = 30_000;
  private static final long LONGEST = 600_000;
  private static final double SAMPLES_PER_ANSWER = 1_000_000;

  private volatile long lookback = FIRST_GUESS;
  private volatile double samplesPerMinute = SAMPLES_PER_ANSWER / 60;

  /** How far before a range samples are asked for, in ms: enough for one before it. */
  long lookback() {
    return lookback;
  }

  /** How many minutes one answer may hold. */
  long minutesPerAnswer() {
    return Math.max(1, (long) (SAMPLES_PER_ANSWER / Math.max(1, samplesPerMinute)));
  }

  /**
   * Learns from an answer.
   *
   * @param step the longest of the series' usual steps, in ms; 0 if none was seen
   * @param tooShort whether a series had a sample only before the lookback
   */
  void learn(long samples, long millis, long step, boolean tooShort) {
    samplesPerMinute = Math.max(samples, 1) * 60_000.0 / Math.max(millis, 1);
    if (tooShort && lookback < LONGEST && step == 0) {
      lookback = Math.min(LONGEST, lookback * 2);
    } else if (step > 0) {
      lookback = Math.clamp(step * 5 / 2, SHORTEST, LONGEST);
    }
  }
}

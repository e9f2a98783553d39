package io.andal.slo.engine;

import io.andal.signal.Slice;
import io.andal.slo.NoData.Treatment;

/**
 * What missing minutes weigh where they count as good or bad: a minute of time, or as many events
 * as a minute had on average in the hour before. Asked in the order of time; not thread-safe.
 */
final class MissingMinutes {
  static final int LOOK_BACK = 60;
  static final long MINUTE = Slice.MINUTE_WEIGHT * Slice.SCALE;

  private final SliceBlock raw;
  private final boolean ofTime;
  private final boolean good;

  /** The minutes {@code [from, to)} of the block are in the sum. */
  private int from;

  private int to;
  private long sum;
  private int measured;

  /**
   * Of one member.
   *
   * @param ofTime its SLI has no events
   * @param first the first minute that will be asked for, by its place in the block
   */
  MissingMinutes(SliceBlock raw, boolean ofTime, Treatment treatment, int first) {
    this.raw = raw;
    this.ofTime = ofTime;
    this.good = treatment == Treatment.GOOD;
    this.from = Math.max(0, first - LOOK_BACK);
    this.to = from;
  }

  /** Thousandths of events that a missing minute counts as, by its place in the block. */
  long total(int index) {
    if (ofTime) {
      return MINUTE;
    }
    for (; to < index; to++) {
      add(to, 1);
    }
    for (; from < index - LOOK_BACK; from++) {
      add(from, -1);
    }
    return measured == 0 ? Slice.SCALE : (2 * sum + measured) / (2L * measured);
  }

  long bad(long total) {
    return good ? 0 : total;
  }

  private void add(int index, int sign) {
    if (raw.measured(index)) {
      sum += sign * raw.total(index);
      measured += sign;
    }
  }
}

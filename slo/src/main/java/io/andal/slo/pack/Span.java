package io.andal.slo.pack;

import java.util.Arrays;

/** Finds the span of values that are cheapest as digits, what lies outside being extras. */
final class Span {
  /** With more values than this that are too small, an hour has no level to speak of. */
  private static final int TOO_SMALL = 3;

  /** Two bytes for an extra are the gain of sixty digits whose base is a fifth smaller. */
  private static final int WORTH_IT = 5;

  private Span() {}

  /** The shortest column for numbers with a unit and a slope. */
  static Column shortest(long[] scaled, long mask, long unit, long slope) {
    long[] sorted = new long[Hour.MINUTES];
    int count = 0;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (Column.selects(mask, i)) {
        sorted[count++] = scaled[i] - Slope.rise(slope, i);
      }
    }
    Arrays.sort(sorted, 0, count);
    Column best = from(sorted, count, 0, unit, slope);
    for (int low = 1; low <= TOO_SMALL && low < count; low++) {
      if (sorted[low] - sorted[0] > (sorted[count - 1] - sorted[0]) / WORTH_IT) {
        Column column = from(sorted, count, low, unit, slope);
        best = column.length() < best.length() ? column : best;
      }
    }
    return best;
  }

  /** The shortest column whose digits begin at one of the sorted values. */
  private static Column from(long[] sorted, int count, int low, long unit, long slope) {
    long base = sorted[low];
    int below = 0;
    for (int i = 0; i < low; i++) {
      below += Extras.farLength(sorted[i] - base);
    }
    int digits = Digits.code(sorted[count - 1] - base + 1);
    Column best = Column.of(unit, base, slope, digits, low, below);
    int near = count;
    int far = count;
    int farLength = 0;
    while (digits != Digits.NONE && below + farLength < best.length()) {
      digits = Digits.narrower(digits);
      long radix = Digits.radix(digits);
      while (near > low && sorted[near - 1] - base >= radix) {
        near--;
      }
      while (far > low && sorted[far - 1] - base >= radix + Extras.NEAR) {
        far--;
        farLength += Extras.farLength(sorted[far] - base);
      }
      Column column =
          Column.of(unit, base, slope, digits, low + count - near, below + farLength + far - near);
      best = column.length() < best.length() ? column : best;
    }
    return best;
  }
}

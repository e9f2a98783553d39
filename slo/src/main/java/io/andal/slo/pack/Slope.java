package io.andal.slo.pack;

/** How numbers rise or fall within an hour, in eighths per minute. */
final class Slope {
  private static final int SHIFT = 3;

  private Slope() {}

  /** The slope of the least squares, in eighths per minute. */
  static long of(long[] numbers, long mask) {
    double count = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (Column.selects(mask, i)) {
        double y = numbers[i];
        count++;
        sumX += i;
        sumY += y;
        sumXx += (double) i * i;
        sumXy += i * y;
      }
    }
    double spread = count * sumXx - sumX * sumX;
    return spread == 0 ? 0 : Math.round((count * sumXy - sumX * sumY) / spread * (1 << SHIFT));
  }

  /** What a slope adds up to at a minute of the hour. */
  static long rise(long slope, int index) {
    return (slope * index) >> SHIFT;
  }

  /** How many values there are from the smallest to the largest when a slope is taken out. */
  static long range(long[] numbers, long mask, long slope) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (Column.selects(mask, i)) {
        long value = numbers[i] - rise(slope, i);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return max - min + 1;
  }
}

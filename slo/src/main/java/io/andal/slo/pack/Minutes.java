package io.andal.slo.pack;

import java.util.Arrays;

/** Some minutes in a row, unpacked to be read. Not thread-safe. */
public final class Minutes {
  final long[] totals;
  final long[] bads;
  final long[] qualities;

  /** Space for so many minutes. */
  public Minutes(int capacity) {
    totals = new long[capacity];
    bads = new long[capacity];
    qualities = new long[capacity];
  }

  int capacity() {
    return totals.length;
  }

  void allOf(int quality, int count) {
    Arrays.fill(qualities, 0, count, quality);
  }

  /** Whether there is data for a minute. */
  public boolean measured(int index) {
    return qualities[index] < Hour.MISSING;
  }

  /** Thousandths of events; 0 for a minute without data. */
  public long total(int index) {
    return measured(index) ? totals[index] : 0;
  }

  /** Thousandths of events; 0 for a minute without data. */
  public long bad(int index) {
    return measured(index) ? bads[index] : 0;
  }

  /** A code of {@link Hour}. */
  public int quality(int index) {
    return (int) qualities[index];
  }

  /** Adds the first {@code count} minutes to a sum, or takes them away. */
  void sum(int count, int sign, Tally into) {
    for (int i = 0; i < count; i++) {
      into.minute(sign, totals[i], bads[i], (int) qualities[i]);
    }
  }
}

package io.andal.device;

import java.util.Arrays;

/** How many devices each group has. Not thread-safe. */
final class GroupCounts {
  private int[] counts = new int[16];

  /** More, or fewer, devices in a group. */
  void add(int group, int change) {
    if (group >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
    }
    counts[group] += change;
  }

  /** Tells a minute how many devices were expected in it. */
  void tell(long minute, Outputs out) {
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] != 0) {
        out.add(group, minute, Column.EXPECTED, counts[group]);
      }
    }
  }
}

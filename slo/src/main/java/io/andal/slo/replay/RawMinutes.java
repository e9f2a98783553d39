package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.engine.SliceBlock;
import java.util.List;

/**
 * What was known of each minute before anything was counted: whether there were data, and whether
 * the minute is adjusted. Places are counted from the range's start. Immutable.
 */
final class RawMinutes {
  private final Sums[] members;

  /** How many minutes before a place are adjusted. */
  private final int[] adjusted;

  /** By member: how many minutes before a place were neither read nor adjusted. */
  private final int[][] unread;

  RawMinutes(History history, List<Adjustment> adjustments) {
    MinuteRange range = history.range();
    int size = Math.toIntExact(range.minutes());
    members = history.raw().stream().map(Sums::new).toArray(Sums[]::new);
    adjusted = adjusted(range, adjustments);
    unread = new int[members.length][];
    for (int m = 0; m < members.length; m++) {
      SliceBlock block = history.raw().get(m);
      int[] sums = new int[size + 1];
      for (int i = 0; i < size; i++) {
        boolean open = block.quality(i) == null && adjusted[i + 1] == adjusted[i];
        sums[i + 1] = sums[i] + (open ? 1 : 0);
      }
      unread[m] = sums;
    }
  }

  private static int[] adjusted(MinuteRange range, List<Adjustment> adjustments) {
    int size = Math.toIntExact(range.minutes());
    boolean[] taken = new boolean[size];
    for (Adjustment adjustment : adjustments) {
      for (MinuteRange when : adjustment.when().within(range)) {
        int from = (int) (Math.max(when.from(), range.from()) - range.from());
        int to = (int) (Math.min(when.to(), range.to()) - range.from());
        for (int i = from; i < to; i++) {
          taken[i] = true;
        }
      }
    }
    int[] sums = new int[size + 1];
    for (int i = 0; i < size; i++) {
      sums[i + 1] = sums[i] + (taken[i] ? 1 : 0);
    }
    return sums;
  }

  /** All members' events as they were measured. */
  Sums[] members() {
    return members;
  }

  boolean adjusted(int from, int to) {
    return adjusted[to] > adjusted[Math.max(from, 0)];
  }

  int measured(int from, int to) {
    int measured = 0;
    for (Sums member : members) {
      measured += member.measured(from, to);
    }
    return measured;
  }

  int missing(int from, int to) {
    int missing = 0;
    for (Sums member : members) {
      missing += member.missing(from, to);
    }
    return missing;
  }

  /** Unread minutes of the member that was read least. */
  int unread(int from, int to) {
    int most = 0;
    for (Sums member : members) {
      most = Math.max(most, member.unread(from, to));
    }
    return most;
  }

  /** The same, where adjusted minutes need not be read. */
  int unreadThatCount(int from, int to) {
    int most = 0;
    for (int[] sums : unread) {
      most = Math.max(most, sums[Math.max(to, 0)] - sums[Math.max(from, 0)]);
    }
    // What lies before the range was never read.
    return most + Math.max(0, Math.min(to, 0) - from);
  }
}

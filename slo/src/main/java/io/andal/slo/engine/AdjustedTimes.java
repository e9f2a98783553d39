package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The minutes of a span that some adjustments take out, joined where they touch. Immutable. */
final class AdjustedTimes {
  private static final MinuteRange ALWAYS = new MinuteRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** No adjustment at all. */
  static final AdjustedTimes NONE = new AdjustedTimes(ALWAYS, List.of());

  private final MinuteRange span;

  /** Starts and ends by turns, ascending. */
  private final long[] edges;

  private AdjustedTimes(MinuteRange span, List<MinuteRange> joined) {
    this.span = span;
    this.edges = new long[2 * joined.size()];
    for (int i = 0; i < joined.size(); i++) {
      edges[2 * i] = joined.get(i).from();
      edges[2 * i + 1] = joined.get(i).to();
    }
  }

  static AdjustedTimes within(List<Adjustment> adjustments, MinuteRange span) {
    if (adjustments.isEmpty()) {
      return NONE;
    }
    List<MinuteRange> all = new ArrayList<>();
    adjustments.forEach(adjustment -> all.addAll(adjustment.when().within(span)));
    all.sort(Comparator.comparingLong(MinuteRange::from));
    List<MinuteRange> joined = new ArrayList<>();
    for (MinuteRange next : all) {
      if (!joined.isEmpty() && joined.getLast().to() >= next.from()) {
        MinuteRange last = joined.removeLast();
        joined.add(new MinuteRange(last.from(), Math.max(last.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return new AdjustedTimes(span, joined);
  }

  /** Whether all minutes from one to another (exclusive) are known here. */
  boolean knows(long from, long to) {
    return span.from() <= from && to <= span.to();
  }

  boolean isEmpty() {
    return edges.length == 0;
  }

  boolean contains(long minute) {
    if (edges.length == 0) {
      return false;
    }
    return (edgesUpTo(minute) & 1) == 1;
  }

  /** Whether any minute from one to another (exclusive) is taken out. */
  boolean touches(long from, long to) {
    return edges.length > 0 && (contains(from) || edgesUpTo(from) < edgesUpTo(to - 1));
  }

  /** How many edges lie at or before a minute: odd within an adjusted time. */
  private int edgesUpTo(long minute) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] <= minute) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

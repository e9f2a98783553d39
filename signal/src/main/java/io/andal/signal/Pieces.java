package io.andal.signal;

import java.util.ArrayList;
import java.util.List;

/** Cuts ranges at multiples of a length, so that what many indicators miss is cut alike. */
final class Pieces {
  private Pieces() {}

  /** The pieces of a range that lie in {@code [from, to)}, newest first. */
  static List<MinuteRange> of(MinuteRange range, long from, long to, long length) {
    long first = Math.max(range.from(), from);
    long end = Math.min(range.to(), to);
    List<MinuteRange> pieces = new ArrayList<>();
    while (first < end) {
      long start = Math.max(first, Math.floorDiv(end - 1, length) * length);
      pieces.add(new MinuteRange(start, end));
      end = start;
    }
    return pieces;
  }
}

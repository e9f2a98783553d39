package io.andal.traffic.otlp;

import com.google.protobuf.ByteString;

/**
 * The spans that were counted of late, so that one that is sent again isn't counted again. Of so
 * many of the newest it remembers a mark of 64 bits each. Not thread-safe.
 */
final class SeenSpans {
  private final int most;
  private long[] young;
  private long[] old;
  private int count;

  /**
   * @param most how many of the newest it knows at least; a power of two
   */
  SeenSpans(int most) {
    this.most = most;
    this.young = new long[2 * most];
    this.old = new long[2 * most];
  }

  boolean contains(long mark) {
    return young[slot(young, mark)] == mark || old[slot(old, mark)] == mark;
  }

  void add(long mark) {
    int slot = slot(young, mark);
    if (young[slot] == mark) {
      return;
    }
    young[slot] = mark;
    if (++count == most) {
      old = young;
      young = new long[2 * most];
      count = 0;
    }
  }

  /** The mark of a span; 0 if it has no id, so that nothing can be said of it. */
  static long mark(ByteString traceId, ByteString spanId) {
    if (spanId.size() != 8 || traceId.size() != 16) {
      return 0;
    }
    long mark = 0;
    for (int i = 0; i < 16; i++) {
      mark = mark * 0x9E3779B97F4A7C15L + traceId.byteAt(i) + 1;
    }
    for (int i = 0; i < 8; i++) {
      mark = mark * 0x9E3779B97F4A7C15L + spanId.byteAt(i) + 1;
    }
    mark ^= mark >>> 29;
    return mark == 0 ? 1 : mark;
  }

  private static int slot(long[] marks, long mark) {
    int slot = (int) (mark ^ mark >>> 32) & (marks.length - 1);
    while (marks[slot] != 0 && marks[slot] != mark) {
      slot = (slot + 1) & (marks.length - 1);
    }
    return slot;
  }
}

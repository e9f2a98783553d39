package io.andal.traffic.accesslog;

import java.util.Arrays;

/**
 * Cuts what comes in pieces into lines. A line that is longer than {@link #LONGEST} is skipped to
 * its end, so no log can fill the memory. Not thread-safe.
 */
final class Lines {
  static final int LONGEST = 64 * 1024;

  /** Takes lines without their line break, one by one. */
  interface Taker {
    /** The bytes are only good until this returns. */
    void line(byte[] bytes, int from, int to, long number);

    void tooLong(long number);
  }

  private byte[] begun = new byte[4096];
  private int length;
  private boolean skipping;
  private long number;
  private long whole;
  private long seen;

  /**
   * @param offset of the first byte that will come
   * @param number how many lines stand before it
   */
  Lines(long offset, long number) {
    this.seen = offset;
    this.whole = offset;
    this.number = number;
  }

  void take(byte[] bytes, int start, int to, Taker taker) {
    int from = start;
    for (int i = start; i < to; i++) {
      if (bytes[i] == '\n') {
        end(bytes, from, i, taker);
        from = i + 1;
        whole = seen + (from - start);
      }
    }
    seen += to - start;
    keep(bytes, from, to);
  }

  /** Takes what is left as the last line, which has no line break. */
  void finish(Taker taker) {
    if (length > 0 || skipping) {
      end(begun, 0, 0, taker);
    }
    whole = seen;
  }

  /** Up to where bytes came. */
  long seen() {
    return seen;
  }

  /** Up to where lines were whole. */
  long offset() {
    return whole;
  }

  /** How many lines stand before {@link #offset}. */
  long number() {
    return number;
  }

  private void end(byte[] bytes, int from, int to, Taker taker) {
    number++;
    if (skipping || length + (to - from) > LONGEST) {
      taker.tooLong(number);
    } else if (length == 0) {
      taker.line(bytes, from, to, number);
    } else {
      keep(bytes, from, to);
      taker.line(begun, 0, length, number);
    }
    skipping = false;
    length = 0;
  }

  private void keep(byte[] bytes, int from, int to) {
    int more = to - from;
    if (skipping || more == 0) {
      return;
    }
    if (length + more > LONGEST) {
      skipping = true;
      length = 0;
      return;
    }
    if (begun.length < length + more) {
      begun = Arrays.copyOf(begun, Math.max(2 * begun.length, length + more));
    }
    System.arraycopy(bytes, from, begun, length, more);
    length += more;
  }
}

package io.andal.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Over which minutes sources were watched, as far as it isn't written yet. Not thread-safe. */
final class Watching {
  private static final long MINUTE = 60_000;
  private static final long MOST_MINUTES = 60 * 24 * 60;

  private record Span(long from, long until) {}

  private final Map<String, Span> spans = new HashMap<>();
  private final Map<String, Set<Long>> minutes = new HashMap<>();

  /** A source sent something in this minute. */
  void sent(String source, long minute) {
    minutes.computeIfAbsent(source, _ -> new HashSet<>()).add(minute);
  }

  /** All that a source saw in this time was handed over; spans that touch are one. */
  void watched(String source, long fromMillis, long untilMillis) {
    if (untilMillis <= fromMillis) {
      return;
    }
    Span before = spans.get(source);
    boolean touches = before != null && fromMillis <= before.until() && fromMillis >= before.from();
    long from = touches && before != null ? before.from() : fromMillis;
    long until = touches && before != null ? Math.max(before.until(), untilMillis) : untilMillis;
    spans.put(source, new Span(from, until));
    long first = Math.ceilDiv(from, MINUTE);
    if (touches && before != null) {
      first = Math.max(first, Math.floorDiv(before.until(), MINUTE));
    }
    long end = Math.floorDiv(until, MINUTE);
    for (long minute = Math.max(first, end - MOST_MINUTES); minute < end; minute++) {
      sent(source, minute);
    }
  }

  Map<String, Set<Long>> minutes() {
    return minutes;
  }

  void written() {
    minutes.clear();
  }
}

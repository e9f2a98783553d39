package io.andal.signal.google;

import io.andal.signal.ExactCounter;
import io.andal.signal.MinuteRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts cumulative series from their raw points: alignment would make up events for periods
 * without points. A point says since when it counts, so a restart is known for certain. Not
 * thread-safe.
 */
final class Growth {
  /** How long before a range points are asked for, to have something to count from. */
  static final int LOOKBACK_SECONDS = 600;

  private final MinuteRange range;
  private final Map<Map<String, String>, List<Point>> series = new HashMap<>();

  Growth(MinuteRange range) {
    this.range = range;
  }

  /** The points of a series may come in pieces, newest first. */
  void add(Series piece, List<Point> points) {
    List<Point> all = series.computeIfAbsent(piece.labels(), _ -> new ArrayList<>());
    for (Point point : points) {
      if (Double.isFinite(point.value()) && point.value() >= 0) {
        all.add(point);
      }
    }
  }

  /** Since when series count whose first point at hand may have others before it; empty if none. */
  Optional<Instant> doubtful() {
    return series.values().stream()
        .filter(points -> !points.isEmpty())
        .map(points -> points.stream().min(Comparator.comparing(Point::end)).orElseThrow())
        .filter(this::isDoubtful)
        .map(Point::start)
        .min(Comparator.naturalOrder());
  }

  private boolean isDoubtful(Point first) {
    return first.start().isBefore(since()) && range.contains(first.minute());
  }

  private Instant since() {
    return range.start().minusSeconds(LOOKBACK_SECONDS);
  }

  /**
   * What all series grew.
   *
   * @param older series that had points before those at hand: all others began with their first
   */
  ExactCounter count(Set<Map<String, String>> older) {
    ExactCounter counter = new ExactCounter(range);
    series.forEach(
        (labels, points) -> {
          if (!points.isEmpty()) {
            points.sort(Comparator.comparing(Point::end));
            count(points, older.contains(labels), counter);
          }
        });
    return counter;
  }

  /** Puts what came before a restart below what came after, so that nothing ever falls. */
  private void count(List<Point> points, boolean older, ExactCounter counter) {
    long[] times = new long[points.size()];
    double[] values = new double[points.size()];
    Point before = points.getFirst();
    double base = 0;
    for (int i = 0; i < times.length; i++) {
      Point point = points.get(i);
      boolean restarted = point.value() < before.value() || !point.start().isBefore(before.end());
      if (i > 0 && restarted) {
        base += before.value();
      }
      times[i] = point.end().toEpochMilli() - 1;
      values[i] = base + point.value();
      before = point;
    }
    Point first = points.getFirst();
    boolean unknown = isDoubtful(first) && older;
    counter.add(times, values, times.length, ExactCounter.UNKNOWN, !unknown);
    if (unknown) {
      // It was silent for longer than was looked back: what it counted meanwhile isn't known.
      counter.markIncomplete(new MinuteRange(first.minute(), first.minute() + 1));
    }
  }
}

package io.andal.signal.google;

import io.andal.signal.ExactCounter;
import io.andal.signal.MinuteRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts cumulative series from their raw points: alignment would make up events for periods
 * without points. A point says since when it counts, so a restart is known for certain. Not
 * thread-safe.
 */
final class Growth {
  private final Map<Map<String, String>, List<Point>> series = new HashMap<>();

  /** The points of a series may come in pieces, newest first. */
  void add(Series piece, List<Point> points) {
    series.computeIfAbsent(piece.labels(), _ -> new ArrayList<>()).addAll(points);
  }

  int size() {
    return series.size();
  }

  /**
   * What all series grew.
   *
   * @param since from when on points were asked for
   */
  ExactCounter count(MinuteRange range, Instant since) {
    ExactCounter counter = new ExactCounter(range);
    for (List<Point> points : series.values()) {
      points.removeIf(point -> !Double.isFinite(point.value()) || point.value() < 0);
      if (!points.isEmpty()) {
        points.sort(Comparator.comparing(Point::end));
        count(points, since, counter);
      }
    }
    return counter;
  }

  /** Puts what came before a restart below what came after, so that nothing ever falls. */
  private static void count(List<Point> points, Instant since, ExactCounter counter) {
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
    boolean begun = !first.start().isBefore(since);
    counter.add(times, values, times.length, ExactCounter.UNKNOWN, begun);
    if (!begun && !first.end().isBefore(since.plusSeconds(LOOKBACK_SECONDS))) {
      // It was silent for longer than was looked back: what it counted meanwhile isn't known.
      counter.markIncomplete(new MinuteRange(first.minute(), first.minute() + 1));
    }
  }

  /** How long before a range points are asked for, to have something to count from. */
  static final int LOOKBACK_SECONDS = 600;
}

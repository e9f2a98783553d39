package io.andal.signal.grafana;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Makes minutes of the frames that answered one query. Stateless. */
final class FrameMinutes {
  private static final long MINUTE = 60_000;

  private FrameMinutes() {}

  /**
   * What minutes are made of.
   *
   * @param intervals by series, in ms
   */
  private record Points(
      Map<String, TreeMap<Long, Double>> series,
      Map<String, Long> intervals,
      List<String> notices) {}

  /**
   * Reads frames.
   *
   * @param counts whether values are counts, which longer stretches share, or just values
   * @param settled ms since epoch; a stretch that ends later isn't whole yet
   * @throws IllegalArgumentException if they are none
   */
  static MinuteValues read(
      JsonNode frames,
      FrameQuery query,
      Connected connected,
      boolean counts,
      MinuteRange range,
      long settled) {
    Points points = new Points(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
    boolean timeless = false;
    for (JsonNode json : frames) {
      Frame frame = Frame.of(json);
      points.notices().addAll(frame.notices());
      timeless |= !frame.hasTimes() && !frame.columns().isEmpty();
      add(frame, query, points);
    }
    if (timeless) {
      return refused(
          range,
          "The answer has numbers without times.",
          "Ask for a time series: with SQL a column `time` and format: time_series.");
    }
    if (points.series().size() > 1 && query.reduce() == Reduce.NONE) {
      return refused(
          range,
          "The answer has %d series where one is needed: %s, …"
              .formatted(points.series().size(), points.series().keySet().iterator().next()),
          "Make them one in the query, or write reduce: sum (or field: with the name of one).");
    }
    if (points.series().isEmpty() && !query.field().isEmpty() && !frames.isEmpty()) {
      return refused(
          range,
          "The answer has no field \"%s\" with numbers.".formatted(query.field()),
          "Write the name that Grafana's table view shows.");
    }
    MinuteValues minutes = new MinuteValues(range);
    points.notices().forEach(minutes::warn);
    boolean ends = query.ends().orElse(connected.stampsEnds());
    Map<Long, Double> whole = reduced(points, query);
    long interval = points.intervals().values().stream().min(Long::compare).orElse(MINUTE);
    whole.forEach(
        (time, value) -> {
          long from = ends ? time - interval : time;
          if (from + interval <= settled || interval <= MINUTE) {
            if (counts) {
              minutes.count(from, from + interval, value);
            } else {
              minutes.value(from, from + interval, value);
            }
          }
        });
    return minutes;
  }

  /** The length of the stretches that these frames speak of, in ms. */
  static long interval(JsonNode frames, FrameQuery query) {
    Points points = new Points(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
    for (JsonNode json : frames) {
      add(Frame.of(json), query, points);
    }
    return points.intervals().values().stream().min(Long::compare).orElse(MINUTE);
  }

  private static void add(Frame frame, FrameQuery query, Points points) {
    if (!frame.hasTimes()) {
      return;
    }
    for (Frame.Column column : frame.columns()) {
      if (!query.field().isEmpty() && !query.field().equals(column.name())) {
        continue;
      }
      TreeMap<Long, Double> values =
          points.series().computeIfAbsent(column.identity(), _ -> new TreeMap<>());
      for (int i = 0; i < frame.times().length; i++) {
        if (!Double.isNaN(column.values()[i])) {
          values.put(frame.times()[i], column.values()[i]);
        }
      }
      long interval =
          frame
              .interval()
              .orElseGet(() -> query.interval().map(d -> d.toMillis()).orElse(distance(frame)));
      points.intervals().put(column.identity(), interval);
    }
  }

  /** How far apart points lie; one alone counts its minute. */
  private static long distance(Frame frame) {
    long[] times = frame.times().clone();
    Arrays.sort(times);
    long least = Long.MAX_VALUE;
    for (int i = 1; i < times.length; i++) {
      long apart = times[i] - times[i - 1];
      if (apart > 0) {
        least = Math.min(least, apart);
      }
    }
    return least == Long.MAX_VALUE ? MINUTE : least;
  }

  private static Map<Long, Double> reduced(Points points, FrameQuery query) {
    TreeMap<Long, Double> whole = new TreeMap<>();
    for (TreeMap<Long, Double> series : points.series().values()) {
      series.forEach((time, value) -> whole.merge(time, value, query.reduce()::of));
    }
    return whole;
  }

  private static MinuteValues refused(MinuteRange range, String message, String remedy) {
    return MinuteValues.failed(range, new SourceFailure(Cause.BAD_QUERY, message, remedy));
  }
}

package io.andal.signal.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Datadog that is played by hand has measured, and how it reads queries: by rules of its
 * own, so that a mistake in the source's reading isn't made twice.
 */
final class FakeSeries {
  private static final Pattern QUERY =
      Pattern.compile(
          "(?:(?<space>[a-z0-9]+(?:\\(v: v<=[0-9.]+\\))?):)?(?<metric>[a-z._0-9]+)\\{(?<scope>[^}]*)}"
              + "(?<by> by \\{[^}]*})?(?<count>\\.as_count\\(\\))?"
              + "(?:\\.rollup\\((?:(?<time>sum|avg|max|min))?(?:, )?(?<seconds>\\d+)?\\))?");

  /** Values by minute, by group. */
  private final Map<String, Map<String, NavigableMap<Long, Double>>> metrics =
      new ConcurrentHashMap<>();

  /** The shortest interval that is answered with, in seconds. */
  volatile long shortest = 1;

  /** A series of an answer: bucket starts in seconds. */
  record Found(List<String> groups, NavigableMap<Long, Double> values, long seconds) {}

  void put(String metric, String group, Map<Long, Double> byMinute) {
    metrics
        .computeIfAbsent(metric, _ -> new ConcurrentHashMap<>())
        .put(group, new TreeMap<>(byMinute));
  }

  void clear() {
    metrics.clear();
  }

  List<String> names() {
    return metrics.keySet().stream().sorted().toList();
  }

  /**
   * Answers one query.
   *
   * @param from seconds
   * @param to seconds, exclusive
   * @throws IllegalArgumentException with Datadog's words if it is none
   */
  List<Found> query(String text, long from, long to, long interval) {
    Matcher query = QUERY.matcher(text);
    if (!query.matches()) {
      throw new IllegalArgumentException("Error parsing query: unable to parse " + text);
    }
    long own = query.group("seconds") == null ? interval : Long.parseLong(query.group("seconds"));
    long seconds = Math.max(shortest, own);
    boolean sums = query.group("count") != null || "sum".equals(query.group("time"));
    boolean grouped = query.group("by") != null;
    Map<String, NavigableMap<Long, Double>> groups = new TreeMap<>();
    metrics
        .getOrDefault(query.group("metric"), Map.of())
        .forEach(
            (group, values) -> {
              if (query.group("scope").equals("*") || group.contains(query.group("scope"))) {
                NavigableMap<Long, Double> buckets =
                    groups.computeIfAbsent(grouped ? group : "", _ -> new TreeMap<>());
                buckets(values, from, to, seconds, sums)
                    .forEach((start, value) -> buckets.merge(start, value, Double::sum));
              }
            });
    List<Found> found = new ArrayList<>();
    groups.forEach(
        (group, values) -> {
          if (!values.isEmpty()) {
            found.add(
                new Found(
                    group.isEmpty() ? List.of() : List.of(group.split(",", -1)), values, seconds));
          }
        });
    return found;
  }

  /** Buckets start at multiples of their length; what isn't summed is averaged. */
  private static NavigableMap<Long, Double> buckets(
      NavigableMap<Long, Double> values, long from, long to, long seconds, boolean sums) {
    NavigableMap<Long, Double> sum = new TreeMap<>();
    Map<Long, Integer> number = new TreeMap<>();
    values
        .subMap(Math.ceilDiv(from, 60L), true, Math.floorDiv(to - 1, 60L), true)
        .forEach(
            (minute, value) -> {
              long start = Math.floorDiv(minute * 60, seconds) * seconds;
              sum.merge(start, value, Double::sum);
              number.merge(start, 1, Integer::sum);
            });
    if (!sums) {
      sum.replaceAll((start, value) -> value / number.getOrDefault(start, 1));
    }
    return sum;
  }
}

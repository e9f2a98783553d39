package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The answer of {@code GetMetricData}, put together from its pages: one Id may have several series,
 * and one series may come in several pieces. Not thread-safe.
 */
final class MetricData {

  /** A series: values by the minute that their period starts at, in order. */
  static final class Series {
    final TreeMap<Long, Double> values = new TreeMap<>();
    String status = "";
  }

  private final Map<String, Map<String, Series>> results = new LinkedHashMap<>();
  private final Map<String, Set<String>> messages = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /**
   * Adds a page.
   *
   * @throws IllegalArgumentException if it isn't what CloudWatch answers
   */
  void add(JsonNode page) {
    messages(page, remarks);
    for (JsonNode result : page.path("MetricDataResults")) {
      String id = result.path("Id").asString("");
      Series series =
          results
              .computeIfAbsent(id, _ -> new LinkedHashMap<>())
              .computeIfAbsent(result.path("Label").asString(""), _ -> new Series());
      series.status = result.path("StatusCode").asString("");
      messages(result, messages.computeIfAbsent(id, _ -> new LinkedHashSet<>()));
      JsonNode times = result.path("Timestamps");
      JsonNode values = result.path("Values");
      if (times.size() != values.size()) {
        throw new IllegalArgumentException(
            "%d times and %d values".formatted(times.size(), values.size()));
      }
      for (int i = 0; i < times.size(); i++) {
        if (!values.get(i).isNumber()) {
          throw new IllegalArgumentException("a value is no number");
        }
        series.values.put(minute(times.get(i)), values.get(i).asDouble());
      }
    }
  }

  /** Times are numbers over JSON; as text they come through proxies and from older recordings. */
  private static long minute(JsonNode time) {
    if (time.isNumber()) {
      return Math.floorDiv((long) time.asDouble(), 60L);
    }
    try {
      return MinuteRange.minuteOf(Instant.parse(time.asString("")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time is none", e);
    }
  }

  private static void messages(JsonNode holder, Set<String> into) {
    for (JsonNode message : holder.path("Messages")) {
      String code = message.path("Code").asString("");
      if (!code.isEmpty()) {
        String value = message.path("Value").asString("");
        into.add(value.isEmpty() ? code : code + ": " + value);
      }
    }
  }

  /** The series of an Id by their labels; empty if it wasn't answered at all. */
  Map<String, Series> series(String id) {
    return results.getOrDefault(id, Map.of());
  }

  /** What was said about one Id. */
  Set<String> messages(String id) {
    return messages.getOrDefault(id, Set.of());
  }

  /** What was said about the request as a whole, such as that there were too many metrics. */
  Set<String> remarks() {
    return remarks;
  }
}

package io.andal.dialect.prometheus;

import io.andal.signal.ExactCounter;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus scraped of counters from 1970 on, every so many seconds: as input of {@code
 * promtool test rules}, and as slices.
 */
final class Scrapes {
  private final int seconds;
  private final Map<String, List<@Nullable Long>> series = new TreeMap<>();

  Scrapes(int seconds) {
    this.seconds = seconds;
  }

  /** Adds a value of a series; null if it wasn't scraped. */
  void add(String name, @Nullable Long value) {
    series.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** The series as promtool reads them. */
  String yaml() {
    StringBuilder text = new StringBuilder();
    series.forEach(
        (name, values) -> {
          text.append("  - series: '").append(name).append("'\n    values: '");
          for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : " ").append(spelled(values, i));
          }
          text.append("'\n");
        });
    return text.toString();
  }

  /** A scrape that fails ends a series at once, as Prometheus sees it. */
  private static String spelled(List<@Nullable Long> values, int i) {
    Long value = values.get(i);
    if (value != null) {
      return value.toString();
    }
    return i > 0 && values.get(i - 1) == null ? "_" : "stale";
  }

  /** What exact counting makes of a part and the total. */
  List<Slice> slices(List<String> bad, List<String> all, long minutes) {
    MinuteRange range = new MinuteRange(0, minutes);
    ExactCounter part = count(bad, range);
    ExactCounter total = count(all, range);
    List<Slice> slices = new ArrayList<>();
    for (long minute = 0; minute < minutes; minute++) {
      slices.add(
          total.covered(minute)
              ? Slice.of(
                  minute,
                  total.count(minute) - part.count(minute),
                  total.count(minute),
                  Quality.COMPLETE)
              : Slice.missing(minute));
    }
    return slices;
  }

  private ExactCounter count(List<String> names, MinuteRange range) {
    ExactCounter counter = new ExactCounter(range);
    for (String name : names) {
      List<@Nullable Long> values = series.getOrDefault(name, List.of());
      long[] times = new long[values.size()];
      double[] numbers = new double[values.size()];
      int size = 0;
      for (int i = 0; i < values.size(); i++) {
        Long value = values.get(i);
        if (value != null) {
          times[size] = 1000L * seconds * i;
          numbers[size] = value;
          size++;
        }
      }
      counter.add(times, numbers, size, ExactCounter.UNKNOWN, false);
    }
    return counter;
  }
}

package io.andal.signal.kit;

import io.andal.signal.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers those PromQL queries about a {@link Truth} that sources ask: raw samples, the last value,
 * and sums of sums over a minute. Ranges are open on the left, as in Prometheus 3.
 */
final class PromqlTruth {
  private static final Pattern SUM = Pattern.compile("sum\\(sum_over_time\\((.*)\\[1m]\\)\\)");
  private static final Pattern LAST = Pattern.compile("last_over_time\\((.*)\\[\\d+d]\\)");
  private static final Pattern RANGE = Pattern.compile("(.*)\\[(\\d+)s]");

  private final List<TruthSeries> series;

  PromqlTruth(List<TruthSeries> series) {
    this.series = List.copyOf(series);
  }

  /** The field {@code data} of an answer. */
  String answer(String path, Map<String, String> form) {
    String query = form.getOrDefault("query", "");
    if (path.endsWith("/query_range")) {
      return everyStep(query, seconds(form, "start"), seconds(form, "end"), seconds(form, "step"));
    }
    long time = Math.round(Double.parseDouble(form.getOrDefault("time", "0")) * 1000);
    Matcher range = RANGE.matcher(query);
    if (range.matches()) {
      long from = time - Long.parseLong(range.group(2)) * 1000;
      return matrix(matching(range.group(1)), from, time);
    }
    if (query.startsWith("last_over_time")) {
      return lasts(query, time);
    }
    throw new IllegalArgumentException("the truth doesn't answer " + query);
  }

  private static long seconds(Map<String, String> form, String field) {
    return Long.parseLong(form.getOrDefault(field, "0"));
  }

  private List<TruthSeries> matching(String selector) {
    Selector wanted = Selector.parse(selector);
    return series.stream().filter(one -> wanted.matches(one.labels())).toList();
  }

  private String lasts(String query, long time) {
    List<String> found = new ArrayList<>();
    for (String one : query.split(" or ", -1)) {
      Matcher last = LAST.matcher(one);
      if (!last.matches()) {
        throw new IllegalArgumentException("the truth doesn't answer " + one);
      }
      for (TruthSeries series : matching(last.group(1))) {
        var samples = series.between(0, time);
        if (!samples.isEmpty()) {
          found.add(
              "{\"metric\":%s,\"value\":%s}"
                  .formatted(
                      labels(series.labels(), "__name__"),
                      point(time, samples.lastEntry().getValue())));
        }
      }
    }
    return data("vector", found);
  }

  private String matrix(List<TruthSeries> some, long from, long to) {
    List<String> found = new ArrayList<>();
    for (TruthSeries one : some) {
      var samples = one.between(from, to);
      if (!samples.isEmpty()) {
        found.add(values(labels(one.labels(), ""), samples));
      }
    }
    return data("matrix", found);
  }

  private String everyStep(String query, long start, long end, long step) {
    Matcher sum = SUM.matcher(query);
    if (!sum.matches()) {
      throw new IllegalArgumentException("the truth doesn't answer " + query);
    }
    NavigableMap<Long, Double> sums = new TreeMap<>();
    for (TruthSeries one : matching(sum.group(1))) {
      NavigableMap<Long, Double> all = one.between(Long.MIN_VALUE, Long.MAX_VALUE);
      for (long at = start; at <= end; at += step) {
        var window = all.subMap((at - 60) * 1000, false, at * 1000, true);
        if (!window.isEmpty()) {
          double value = window.values().stream().mapToDouble(Double::doubleValue).sum();
          sums.merge(at * 1000, value, Double::sum);
        }
      }
    }
    return data("matrix", sums.isEmpty() ? List.of() : List.of(values("{}", sums)));
  }

  private static String values(String labels, NavigableMap<Long, Double> samples) {
    return "{\"metric\":%s,\"values\":[%s]}"
        .formatted(
            labels,
            samples.entrySet().stream()
                .map(sample -> point(sample.getKey(), sample.getValue()))
                .collect(Collectors.joining(",")));
  }

  private static String point(long millis, double value) {
    return String.format(Locale.ROOT, "[%.3f,\"%.0f\"]", millis / 1e3, value);
  }

  private static String labels(Map<String, String> labels, String without) {
    Map<String, String> shown = new LinkedHashMap<>(labels);
    shown.keySet().removeAll(Arrays.asList(without));
    return shown.entrySet().stream()
        .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String data(String type, List<String> results) {
    return "{\"resultType\":\"%s\",\"result\":[%s]}".formatted(type, String.join(",", results));
  }
}

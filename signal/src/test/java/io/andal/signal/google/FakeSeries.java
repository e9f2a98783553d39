package io.andal.signal.google;

import com.google.api.Metric;
import com.google.api.MetricDescriptor.MetricKind;
import com.google.api.MetricDescriptor.ValueType;
import com.google.api.MonitoredResource;
import com.google.monitoring.v3.Point;
import com.google.monitoring.v3.TimeInterval;
import com.google.monitoring.v3.TimeSeries;
import com.google.monitoring.v3.TypedValue;
import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes series of Google's own types, as the method {@code timeSeries.list} answers them. */
final class FakeSeries {
  private FakeSeries() {}

  /** Raw points: ends belong to them, and the newest comes first. */
  static List<TimeSeries> raw(FakeMetric metric, List<FakeMetric.Row> rows, long from, long to) {
    List<TimeSeries> all = new ArrayList<>();
    for (FakeMetric.Row row : rows) {
      TimeSeries.Builder series = labelled(metric, row.metricLabels(), row);
      List<Point> points = new ArrayList<>();
      long start = row.counts().isEmpty() ? from : row.counts().firstKey() - 1;
      start =
          row.restarts().stream().mapToLong(Long::longValue).min().stream()
              .reduce(start, Math::min);
      double sum = 0;
      for (Map.Entry<Long, Double> one : row.counts().entrySet()) {
        long minute = one.getKey();
        if (row.restarts().contains(minute)) {
          start = minute;
          sum = 0;
        }
        sum += one.getValue();
        if (minute >= from && minute < to) {
          boolean growing = metric.kind() == MetricKind.CUMULATIVE;
          points.addFirst(
              point(growing ? start : minute, minute + 1, growing ? sum : one.getValue(), metric));
        }
      }
      all.add(series.addAllPoints(points).build());
    }
    return all;
  }

  /** One point a minute and group. */
  static List<TimeSeries> summed(
      FakeMetric metric, List<FakeMetric.Row> rows, List<String> groupBy, long from, long to) {
    Map<List<String>, List<FakeMetric.Row>> groups = new LinkedHashMap<>();
    for (FakeMetric.Row row : rows) {
      groups
          .computeIfAbsent(groupBy.stream().map(row::label).toList(), _ -> new ArrayList<>())
          .add(row);
    }
    List<TimeSeries> all = new ArrayList<>();
    for (List<FakeMetric.Row> group : groups.values()) {
      NavigableMap<Long, Double> sums = new TreeMap<>();
      group.forEach(
          row ->
              row.counts()
                  .subMap(from, to)
                  .forEach((minute, count) -> sums.merge(minute, count, Double::sum)));
      Map<String, String> labels = new LinkedHashMap<>(group.getFirst().metricLabels());
      labels.keySet().removeIf(label -> !groupBy.contains("metric.labels." + label));
      TimeSeries.Builder series = labelled(metric, labels, group.getFirst());
      series
          .getResourceBuilder()
          .clearLabels()
          .putAllLabels(
              group.getFirst().resourceLabels().entrySet().stream()
                  .filter(label -> groupBy.contains("resource.labels." + label.getKey()))
                  .collect(
                      java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
      sums.descendingMap()
          .forEach((minute, sum) -> series.addPoints(point(minute, minute + 1, sum, metric)));
      all.add(series.build());
    }
    return all;
  }

  private static TimeSeries.Builder labelled(
      FakeMetric metric, Map<String, String> labels, FakeMetric.Row row) {
    return TimeSeries.newBuilder()
        .setMetric(Metric.newBuilder().setType(metric.type()).putAllLabels(labels))
        .setResource(
            MonitoredResource.newBuilder()
                .setType(row.resourceType())
                .putAllLabels(row.resourceLabels()))
        .setMetricKind(metric.kind())
        .setValueType(metric.valueType());
  }

  private static Point point(long startMinute, long endMinute, double value, FakeMetric metric) {
    TypedValue.Builder typed = TypedValue.newBuilder();
    if (metric.valueType() == ValueType.DOUBLE) {
      typed.setDoubleValue(value);
    } else {
      typed.setInt64Value(Math.round(value));
    }
    return point(startMinute, endMinute, typed.build());
  }

  static Point point(long startMinute, long endMinute, TypedValue value) {
    return Point.newBuilder()
        .setInterval(
            TimeInterval.newBuilder()
                .setStartTime(Timestamps.fromSeconds(startMinute * 60))
                .setEndTime(Timestamps.fromSeconds(endMinute * 60)))
        .setValue(value)
        .build();
  }
}

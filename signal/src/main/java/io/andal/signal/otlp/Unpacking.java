package io.andal.signal.otlp;

import io.andal.signal.pushed.ReceivedPoint;
import io.andal.signal.pushed.Refusals;
import io.andal.signal.pushed.RefusedRequestException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes one request apart: the points that can be kept, and why the others can't. */
final class Unpacking {
  private final Limits limits;
  private final long oldestNanos;
  private final long newestNanos;
  private final List<ReceivedPoint<SeriesIdentity>> points = new ArrayList<>();
  private final Refusals refusals = new Refusals("point");
  private int seen;

  /**
   * @param oldest points before it are rejected, for they would be deleted at once
   */
  Unpacking(Limits limits, Instant oldest, Instant now) {
    this.limits = limits;
    this.oldestNanos = nanos(oldest);
    this.newestNanos = nanos(now.plus(limits.ahead()));
  }

  static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  List<ReceivedPoint<SeriesIdentity>> points() {
    return points;
  }

  Refusals refusals() {
    return refusals;
  }

  void take(ExportMetricsServiceRequest request) throws RefusedRequestException {
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        SortedMap<String, String> outer = Attributes.of(resource.getResource(), scope.getScope());
        for (Metric metric : scope.getMetricsList()) {
          take(metric, outer);
        }
      }
    }
  }

  private void take(Metric metric, SortedMap<String, String> outer) throws RefusedRequestException {
    String name = Refusals.shown(metric.getName());
    switch (metric.getDataCase()) {
      case SUM -> {
        int number = count(metric.getSum().getDataPointsCount());
        if (!metric.getSum().getIsMonotonic()) {
          refusals.add("'" + name + "' is a non-monotonic sum: it counts no events", number);
          return;
        }
        AggregationTemporality temporality = metric.getSum().getAggregationTemporality();
        if (usable(metric, temporality, number)) {
          for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
            number(metric, MetricKind.SUM, cumulative(temporality), point, outer);
          }
        }
      }
      case HISTOGRAM -> {
        int number = count(metric.getHistogram().getDataPointsCount());
        AggregationTemporality temporality = metric.getHistogram().getAggregationTemporality();
        if (usable(metric, temporality, number)) {
          for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
            histogram(metric, cumulative(temporality), point, outer);
          }
        }
      }
      case GAUGE -> {
        int number = count(metric.getGauge().getDataPointsCount());
        if (named(metric, number)) {
          for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
            number(metric, MetricKind.GAUGE, false, point, outer);
          }
        }
      }
      case EXPONENTIAL_HISTOGRAM ->
          refusals.add(
              "'"
                  + name
                  + "' is an exponential histogram; send explicit bounds"
                  + " (EXPLICIT_BUCKET_HISTOGRAM)",
              count(metric.getExponentialHistogram().getDataPointsCount()));
      case SUMMARY ->
          refusals.add(
              "'" + name + "' is a summary, whose quantiles can't be counted; send a histogram",
              count(metric.getSummary().getDataPointsCount()));
      case DATA_NOT_SET -> {
        // a metric without data has no points to reject
      }
    }
  }

  private int count(int number) throws RefusedRequestException {
    seen += number;
    if (seen > limits.points()) {
      throw new RefusedRequestException(
          413, "The request has more than " + limits.points() + " points; send smaller batches.");
    }
    return number;
  }

  private boolean named(Metric metric, int number) {
    String name = metric.getName();
    if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(Character::isISOControl)) {
      refusals.add(
          "'"
              + Refusals.shown(name)
              + "' is no metric name: 1 to 255 characters, none of them control",
          number);
      return false;
    }
    return true;
  }

  private boolean usable(Metric metric, AggregationTemporality temporality, int number) {
    if (!named(metric, number)) {
      return false;
    }
    if (temporality != AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
        && temporality != AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE) {
      refusals.add(
          "'" + metric.getName() + "' says neither delta nor cumulative temporality", number);
      return false;
    }
    return true;
  }

  private static boolean cumulative(AggregationTemporality temporality) {
    return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
  }

  private void number(
      Metric metric,
      MetricKind kind,
      boolean cumulative,
      NumberDataPoint point,
      SortedMap<String, String> outer) {
    if (isGap(point.getFlags())) {
      return;
    }
    double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
    if (!Double.isFinite(value) || (kind == MetricKind.SUM && value < 0)) {
      refusals.add("'" + metric.getName() + "' has values that count nothing, such as " + value, 1);
      return;
    }
    keep(
        metric,
        kind,
        cumulative,
        point.getAttributesList(),
        List.of(),
        outer,
        point.getTimeUnixNano(),
        kind == MetricKind.GAUGE ? 0 : point.getStartTimeUnixNano(),
        PackedCounts.ofValue(value));
  }

  private void histogram(
      Metric metric,
      boolean cumulative,
      HistogramDataPoint point,
      SortedMap<String, String> outer) {
    if (isGap(point.getFlags())) {
      return;
    }
    List<Double> bounds = point.getExplicitBoundsList();
    List<Long> buckets =
        bounds.isEmpty() && point.getBucketCountsCount() == 0
            ? List.of(point.getCount())
            : point.getBucketCountsList();
    if (buckets.size() != bounds.size() + 1
        || buckets.stream().anyMatch(bucket -> bucket < 0)
        || buckets.stream().mapToLong(Long::longValue).sum() != point.getCount()
        || !growing(bounds)) {
      refusals.add(
          "'" + metric.getName() + "' has histograms whose bounds, buckets and count disagree", 1);
      return;
    }
    if (bounds.size() > limits.bounds()) {
      refusals.add(
          "'%s' has %d bounds, more than %d"
              .formatted(metric.getName(), bounds.size(), limits.bounds()),
          1);
      return;
    }
    keep(
        metric,
        MetricKind.HISTOGRAM,
        cumulative,
        point.getAttributesList(),
        bounds,
        outer,
        point.getTimeUnixNano(),
        point.getStartTimeUnixNano(),
        PackedCounts.ofBuckets(buckets));
  }

  private static boolean isGap(int flags) {
    return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
  }

  private static boolean growing(List<Double> bounds) {
    for (int i = 0; i < bounds.size(); i++) {
      if (!Double.isFinite(bounds.get(i)) || (i > 0 && bounds.get(i) <= bounds.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private void keep(
      Metric metric,
      MetricKind kind,
      boolean cumulative,
      List<KeyValue> attributes,
      List<Double> bounds,
      SortedMap<String, String> outer,
      long time,
      long start,
      byte[] counts) {
    String name = metric.getName();
    if (time <= 0 || start < 0 || start > time) {
      refusals.add("'" + name + "' has points without a time, or that start after it", 1);
      return;
    }
    if (time < oldestNanos) {
      refusals.add("'" + name + "' has points older than what is kept", 1);
      return;
    }
    if (time > newestNanos) {
      refusals.add("'" + name + "' has points from the future; check the sender's clock", 1);
      return;
    }
    SortedMap<String, String> all = Attributes.with(outer, attributes);
    if (all.size() > limits.attributes()) {
      refusals.add("'" + name + "' has more than " + limits.attributes() + " attributes", 1);
      return;
    }
    SeriesIdentity series =
        new SeriesIdentity(kind, name, metric.getUnit(), cumulative, new TreeMap<>(all), bounds);
    points.add(new ReceivedPoint<>(series, time, start, counts));
  }
}

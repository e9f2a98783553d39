package io.andal.demo;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/** Collects what happened, and writes it as one OTLP request with delta temporality. */
final class Requests {
  private static final AggregationTemporality DELTA =
      AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;

  private final ExportMetricsServiceRequest.Builder request =
      ExportMetricsServiceRequest.newBuilder();
  private int points;

  /** Adds what all signals measured between two times, cut where minutes end. */
  void addMillis(Story story, long fromMillis, long toMillis) {
    for (Signal signal : Signal.ALL) {
      Metric.Builder metric = metric(signal);
      long from = fromMillis;
      while (from < toMillis) {
        long minute = Math.floorDiv(from, 60_000L);
        long to = Math.min(toMillis, (minute + 1) * 60_000);
        addPoints(
            story,
            signal,
            minute,
            (int) (from - minute * 60_000),
            (int) (to - minute * 60_000),
            metric);
        from = to;
      }
      addMetric(signal, metric);
    }
  }

  boolean isEmpty() {
    return points == 0;
  }

  int points() {
    return points;
  }

  byte[] bytes() {
    return request.build().toByteArray();
  }

  private static Metric.Builder metric(Signal signal) {
    Metric.Builder metric = Metric.newBuilder().setName(signal.metric()).setUnit(signal.unit());
    if (signal.timed()) {
      metric.setHistogram(Histogram.newBuilder().setAggregationTemporality(DELTA));
    } else {
      metric.setSum(Sum.newBuilder().setAggregationTemporality(DELTA).setIsMonotonic(true));
    }
    return metric;
  }

  private void addMetric(Signal signal, Metric.Builder metric) {
    request.addResourceMetrics(
        ResourceMetrics.newBuilder()
            .setResource(
                Resource.newBuilder()
                    .addAttributes(attribute("service.name", signal.service()))
                    .addAttributes(attribute("service.namespace", "pumps")))
            .addScopeMetrics(
                ScopeMetrics.newBuilder()
                    .setScope(InstrumentationScope.newBuilder().setName("io.andal.demo"))
                    .addMetrics(metric)));
  }

  private void addPoints(
      Story story, Signal signal, long minute, int fromMillis, int toMillis, Metric.Builder into) {
    story
        .happened(signal, minute, fromMillis, toMillis)
        .ifPresent(
            happened -> {
              long start = (minute * 60_000 + fromMillis) * 1_000_000;
              long time = (minute * 60_000 + toMillis) * 1_000_000;
              addPoint(signal, signal.good(), happened.good(), start, time, into);
              addPoint(signal, signal.bad(), happened.bad(), start, time, into);
            });
  }

  private void addPoint(
      Signal signal, String outcome, List<Long> buckets, long start, long time, Metric.Builder to) {
    KeyValue attribute = attribute(signal.outcome(), outcome);
    if (signal.timed()) {
      to.getHistogramBuilder()
          .addDataPoints(
              HistogramDataPoint.newBuilder()
                  .setStartTimeUnixNano(start)
                  .setTimeUnixNano(time)
                  .addAttributes(attribute)
                  .addAllExplicitBounds(Signal.BOUNDS)
                  .addAllBucketCounts(buckets)
                  .setCount(Happened.sum(buckets)));
    } else {
      to.getSumBuilder()
          .addDataPoints(
              NumberDataPoint.newBuilder()
                  .setStartTimeUnixNano(start)
                  .setTimeUnixNano(time)
                  .addAttributes(attribute)
                  .setAsInt(Happened.sum(buckets)));
    }
    points++;
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}

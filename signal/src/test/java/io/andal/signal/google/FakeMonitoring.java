package io.andal.signal.google;

import com.google.api.MetricDescriptor;
import com.google.api.MetricDescriptor.MetricKind;
import com.google.monitoring.v3.ListTimeSeriesResponse;
import com.google.monitoring.v3.TimeSeries;
import com.google.protobuf.util.Durations;
import com.google.rpc.Status;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of Cloud Monitoring's API that read metrics, over metrics that a test brings. */
final class FakeMonitoring implements FakeGoogle.Answerer {
  final Map<String, FakeMetric> metrics = new ConcurrentHashMap<>();
  volatile List<String> executionErrors = List.of();

  /** What nobody asked for, in every answer. */
  volatile String padding = "";

  /** Points on one page. */
  volatile int page = 1_000;

  @Override
  public void answer(HttpExchange exchange, FakeGoogle.Seen request) throws IOException {
    if (request.path().endsWith("/timeSeries")) {
      timeSeries(exchange, request);
      return;
    }
    String type = request.path().replaceFirst("^.*/metricDescriptors/?", "");
    FakeMetric metric = metrics.get(type);
    if (type.isEmpty()) {
      FakeGoogle.send(exchange, 200, "{}");
    } else if (metric == null) {
      FakeGoogle.send(
          exchange, 404, FakeGoogle.error(404, "NOT_FOUND", "Could not find the descriptor."));
    } else {
      FakeGoogle.send(exchange, 200, FakeGoogle.json(descriptor(metric)));
    }
  }

  private static MetricDescriptor descriptor(FakeMetric metric) {
    return MetricDescriptor.newBuilder()
        .setType(metric.type())
        .setMetricKind(metric.kind())
        .setValueType(metric.valueType())
        .setMetadata(
            MetricDescriptor.MetricDescriptorMetadata.newBuilder()
                .setSamplePeriod(Durations.fromSeconds(60)))
        .build();
  }

  private void timeSeries(HttpExchange exchange, FakeGoogle.Seen request) throws IOException {
    FakeFilter filter = FakeFilter.parse(request.parameter("filter"));
    FakeMetric metric = metrics.get(filter.type());
    if (metric == null) {
      FakeGoogle.send(
          exchange, 404, FakeGoogle.error(404, "NOT_FOUND", "Cannot find metric(s) that match."));
      return;
    }
    long from = Instant.parse(request.parameter("interval.startTime")).getEpochSecond() / 60;
    long to = Instant.parse(request.parameter("interval.endTime")).getEpochSecond() / 60;
    List<FakeMetric.Row> rows = metric.series().stream().filter(filter::takes).toList();
    List<TimeSeries> series;
    switch (request.parameter("aggregation.perSeriesAligner")) {
      case "" -> series = FakeSeries.raw(metric, rows, from, to);
      case "ALIGN_SUM" -> {
        if (metric.kind() == MetricKind.CUMULATIVE) {
          FakeGoogle.send(
              exchange,
              400,
              FakeGoogle.error(
                  400,
                  "INVALID_ARGUMENT",
                  "The aligner cannot be applied to metrics with kind CUMULATIVE"));
          return;
        }
        series =
            FakeSeries.summed(
                metric,
                rows,
                request.parameters().getOrDefault("aggregation.groupByFields", List.of()),
                from,
                to);
      }
      default -> throw new IllegalArgumentException("The fake has no such aligner.");
    }
    if (request.parameter("view").equals("HEADERS")) {
      ListTimeSeriesResponse.Builder names = ListTimeSeriesResponse.newBuilder();
      series.stream()
          .filter(one -> one.getPointsCount() > 0)
          .forEach(one -> names.addTimeSeries(one.toBuilder().clearPoints()));
      FakeGoogle.send(exchange, 200, FakeGoogle.json(names));
      return;
    }
    send(exchange, series, request);
  }

  private void send(HttpExchange exchange, List<TimeSeries> series, FakeGoogle.Seen request)
      throws IOException {
    int skip =
        request.parameter("pageToken").isEmpty()
            ? 0
            : Integer.parseInt(request.parameter("pageToken"));
    int most = Math.min(page, Integer.parseInt(request.parameter("pageSize")));
    List<TimeSeries> some = new ArrayList<>();
    int place = 0;
    for (TimeSeries one : series) {
      int from = Math.clamp(skip - place, 0, one.getPointsCount());
      int to = Math.clamp(skip + most - place, 0, one.getPointsCount());
      place += one.getPointsCount();
      if (to > from || (one.getPointsCount() == 0 && skip == 0)) {
        some.add(
            one.toBuilder()
                .clearPoints()
                .addAllPoints(one.getPointsList().subList(from, to))
                .build());
      }
    }
    ListTimeSeriesResponse.Builder response = ListTimeSeriesResponse.newBuilder();
    response.addAllTimeSeries(some);
    if (skip + most < place) {
      response.setNextPageToken(String.valueOf(skip + most));
    }
    response.setUnit(padding);
    executionErrors.forEach(
        error -> response.addExecutionErrors(Status.newBuilder().setCode(14).setMessage(error)));
    FakeGoogle.send(exchange, 200, FakeGoogle.json(response));
  }
}

package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.Distribution;
import com.google.api.Distribution.BucketOptions;
import com.google.api.Metric;
import com.google.api.MonitoredResource;
import com.google.monitoring.v3.ListTimeSeriesResponse;
import com.google.monitoring.v3.TimeSeries;
import com.google.monitoring.v3.TypedValue;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Suggestion;
import io.andal.testing.MutableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is suggested of the metrics that a project has. */
class SuggestingTest {
  private static final long END = MinuteRange.minuteOf(Google.NOW) - 5;

  private static TimeSeries series(
      String type, String resource, Map<String, String> labels, TypedValue value) {
    return TimeSeries.newBuilder()
        .setMetric(Metric.newBuilder().setType(type))
        .setResource(MonitoredResource.newBuilder().setType(resource).putAllLabels(labels))
        .addPoints(FakeSeries.point(END - 60, END, value))
        .build();
  }

  private static TypedValue count(long count) {
    return TypedValue.newBuilder().setInt64Value(count).build();
  }

  private static TypedValue latencies() {
    return TypedValue.newBuilder()
        .setDistributionValue(
            Distribution.newBuilder()
                .setCount(1000)
                .setBucketOptions(
                    BucketOptions.newBuilder()
                        .setExponentialBuckets(
                            BucketOptions.Exponential.newBuilder()
                                .setNumFiniteBuckets(66)
                                .setGrowthFactor(1.4)
                                .setScale(1)))
                .addAllBucketCounts(List.of(0L, 400L, 500L, 95L, 5L)))
        .build();
  }

  @Test
  void loadBalancersAndCloudRunAreSuggestedTheBusiestFirst() throws Exception {
    Map<String, TimeSeries> has =
        Map.of(
            Google.REQUESTS,
            series(Google.REQUESTS, "https_lb_rule", Map.of("url_map_name", "shop"), count(1200)),
            "run.googleapis.com/request_count",
            series(
                "run.googleapis.com/request_count",
                "cloud_run_revision",
                Map.of("location", "europe-west1", "service_name", "billing"),
                count(9000)),
            "run.googleapis.com/request_latencies",
            series(
                "run.googleapis.com/request_latencies",
                "cloud_run_revision",
                Map.of("location", "europe-west1", "service_name", "billing"),
                latencies()));
    try (FakeGoogle google =
            new FakeGoogle(
                (exchange, request) -> {
                  String filter = request.parameter("filter");
                  String type = filter.replaceFirst("metric.type=\"([^\"]+)\".*", "$1");
                  TimeSeries series = has.get(type);
                  if (series == null) {
                    FakeGoogle.send(
                        exchange, 404, FakeGoogle.error(404, "NOT_FOUND", "No such metric."));
                  } else {
                    FakeGoogle.send(
                        exchange,
                        200,
                        FakeGoogle.json(ListTimeSeriesResponse.newBuilder().addTimeSeries(series)));
                  }
                });
        GoogleCloudSource source = Google.open(google, Map.of(), new MutableClock(Google.NOW))) {
      List<Suggestion> suggestions = source.suggest();
      assertThat(suggestions)
          .extracting(Suggestion::id)
          .containsExactly(
              "cloud-run/europe-west1/billing/availability",
              "https-lb/shop/availability",
              "cloud-run/europe-west1/billing/latency");
      Suggestion first = suggestions.getFirst();
      assertThat(first.service()).isEqualTo("billing");
      assertThat(first.evidence()).isEqualTo("9,000 requests in an hour");
      Indicator.Ratio ratio = (Indicator.Ratio) first.indicator();
      assertThat(ratio.source()).isEqualTo("google");
      assertThat(ratio.part().text("filter"))
          .isEqualTo(
              ratio.total().text("filter") + " AND metric.labels.response_code_class = \"5xx\"");
      Suggestion fast = suggestions.getLast();
      assertThat(fast.title()).isEqualTo("Cloud Run: requests faster than 2.744 ms");
      for (Suggestion one : suggestions) {
        assertThat(Asking.of(one.indicator()).questions()).hasSize(2);
      }
    }
  }
}

package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import tools.jackson.databind.JsonNode;

/** Which SLIs AWS' services have by themselves. */
class DiscoveryTest {
  private static final String NONE = "{\"Metrics\":[]}";
  private static final String REST =
      metrics(
          metric("AWS/ApiGateway", "Count", "ApiName", "payments"),
          metric("AWS/ApiGateway", "Count", "ApiName", "payments", "Stage", "live"),
          metric(
              "AWS/ApiGateway",
              "Count",
              "ApiName",
              "payments",
              "Stage",
              "live",
              "Method",
              "GET",
              "Resource",
              "/"),
          metric("AWS/ApiGateway", "Count", "ApiName", "old"));
  private static final String HTTP =
      metrics(metric("AWS/ApiGateway", "Count", "ApiId", "a1b2c3", "Stage", "$default"));
  private static final String BALANCERS =
      metrics(
          metric("AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/shop/50dc6c495c0c9188"),
          metric(
              "AWS/ApplicationELB",
              "RequestCount",
              "AvailabilityZone",
              "eu-central-1a",
              "LoadBalancer",
              "app/shop/50dc6c495c0c9188"));
  private static final String FUNCTIONS =
      metrics(
          metric("AWS/Lambda", "Invocations"),
          metric("AWS/Lambda", "Invocations", "FunctionName", "resize"),
          metric("AWS/Lambda", "Invocations", "FunctionName", "resize", "Resource", "resize:1"));

  private static String metric(String namespace, String name, String... dimensions) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i += 2) {
      all.add("{\"Name\":\"%s\",\"Value\":\"%s\"}".formatted(dimensions[i], dimensions[i + 1]));
    }
    return "{\"Namespace\":\"%s\",\"MetricName\":\"%s\",\"Dimensions\":[%s]}"
        .formatted(namespace, name, String.join(",", all));
  }

  private static String metrics(String... all) {
    return "{\"Metrics\":[" + String.join(",", all) + "]}";
  }

  /** Lists what there is, REST and HTTP APIs on a page each; the load balancer is the busiest. */
  private static FakeAws aws() {
    return new FakeAws(
        (exchange, seen) -> {
          JsonNode asked = seen.json();
          if (seen.headers().getOrDefault("x-amz-target", "").endsWith(".GetMetricData")) {
            FakeAws.send(exchange, 200, counts(asked));
            return;
          }
          String list =
              switch (asked.path("Namespace").asString("")) {
                case "AWS/ApiGateway" ->
                    asked.path("NextToken").asString("").isEmpty()
                        ? REST.replace("]}]}", "]}],\"NextToken\":\"2\"}")
                        : HTTP;
                case "AWS/ApplicationELB" -> BALANCERS;
                case "AWS/Lambda" -> FUNCTIONS;
                default -> NONE;
              };
          FakeAws.send(exchange, 200, list);
        });
  }

  private static String counts(JsonNode asked) {
    long hour = asked.path("StartTime").asLong() / 60;
    List<String> results = new ArrayList<>();
    for (JsonNode query : asked.path("MetricDataQueries")) {
      boolean balancer =
          query.at("/MetricStat/Metric/Namespace").asString().equals("AWS/ApplicationELB");
      results.add(
          FakeAws.result(
              query.path("Id").asString(),
              "x",
              "Complete",
              Map.of(hour, balancer ? 12_345.0 : 60.0)));
    }
    return FakeAws.page(results.toArray(String[]::new));
  }

  @Test
  void everyServiceThatReportsIsSuggestedTheBusiestFirst() throws Exception {
    try (FakeAws aws = aws();
        SuggestingSource source = (SuggestingSource) Cloud.open(aws)) {
      List<Suggestion> suggestions = source.suggest();
      assertThat(suggestions)
          .extracting(Suggestion::id)
          .startsWith(
              "load-balancer/app/shop/50dc6c495c0c9188/availability",
              "load-balancer/app/shop/50dc6c495c0c9188/latency")
          .containsExactlyInAnyOrder(
              "load-balancer/app/shop/50dc6c495c0c9188/availability",
              "load-balancer/app/shop/50dc6c495c0c9188/latency",
              "rest-api/payments/live/availability",
              "rest-api/payments/live/latency",
              "rest-api/old/availability",
              "rest-api/old/latency",
              "http-api/a1b2c3/$default/availability",
              "http-api/a1b2c3/$default/latency",
              "lambda/resize/availability",
              "lambda/resize/latency");
      assertThat(suggestions.getFirst().service()).isEqualTo("shop");
      assertThat(suggestions.getFirst().aspect()).isEqualTo(Aspect.AVAILABILITY);
      assertThat(suggestions.getFirst().evidence()).isEqualTo("24,690 requests in an hour");
      // Four lists (one of two pages, asked once for both kinds of API), and one look at numbers.
      assertThat(aws.requests).hasSize(5);
      assertThat(aws.requests.getFirst().json().path("RecentlyActive").asString())
          .isEqualTo("PT3H");
    }
  }

  @Test
  void aSuggestionIsReadAsItIsWritten() throws Exception {
    try (FakeAws aws = aws();
        SuggestingSource source = (SuggestingSource) Cloud.open(aws)) {
      List<Indicator> all = source.suggest().stream().map(Suggestion::indicator).toList();
      long minute = Cloud.NOW_MINUTE - 20;
      List<Reading> readings = source.read(all, new MinuteRange(minute, minute + 2));
      assertThat(readings).allMatch(Reading.Slices.class::isInstance);
    }
  }

  @Test
  void aLatencyCountsRequestsThatWereFastEnough() throws Exception {
    try (FakeAws aws = aws();
        SuggestingSource source = (SuggestingSource) Cloud.open(aws)) {
      Indicator.Ratio latency =
          (Indicator.Ratio)
              source.suggest().stream()
                  .filter(one -> one.id().equals("rest-api/payments/live/latency"))
                  .findFirst()
                  .orElseThrow()
                  .indicator();
      assertThat(latency.part().spec())
          .isEqualTo(
              Map.of(
                  "namespace",
                  "AWS/ApiGateway",
                  "metric",
                  "Latency",
                  "dimensions",
                  Map.of("ApiName", "payments", "Stage", "live"),
                  "stat",
                  "TC(:500)"));
      assertThat(latency.total().text("stat")).isEqualTo("SampleCount");
      assertThat(latency.partIsBad()).isFalse();
    }
  }

  /** No target was left: the load balancer itself answered, and counted no request. */
  @Test
  void requestsThatFoundNoTargetAreBad() throws Exception {
    long minute = Cloud.NOW_MINUTE - 20;
    Indicator errors =
        Vended.LOAD_BALANCER.availability("aws", Map.of("LoadBalancer", "app/shop/1"));
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0_0", "target", "Complete", Map.of(minute, 1.0)),
                    FakeAws.result("q0_1", "own", "Complete", Map.of(minute + 1, 30.0)),
                    FakeAws.result("q1_0", "requests", "Complete", Map.of(minute, 100.0)),
                    FakeAws.result("q1_1", "unrouted", "Complete", Map.of(minute + 1, 30.0))));
        SignalSource source = Cloud.open(aws)) {
      Reading reading =
          source.read(List.of(errors), new MinuteRange(minute, minute + 3)).getFirst();
      assertThat(((Reading.Slices) reading).slices())
          .containsExactly(
              Slice.of(minute, 99, 100, Quality.COMPLETE),
              Slice.of(minute + 1, 0, 30, Quality.COMPLETE),
              Slice.missing(minute + 2));
    }
  }

  @Test
  void aSumOfWhatIsNoCountIsRefused() throws Exception {
    Metric averages = new Metric(Map.of("sum", List.of(Cloud.metric("Latency", "Average").spec())));
    Metric empty = new Metric(Map.of("sum", List.of()));
    long minute = Cloud.NOW_MINUTE - 20;
    try (FakeAws aws = FakeAws.answering(200, FakeAws.page());
        SignalSource source = Cloud.open(aws)) {
      for (Metric wrong : List.of(averages, empty)) {
        Reading reading =
            source
                .read(List.of(Cloud.ratio(wrong, Cloud.COUNT)), new MinuteRange(minute, minute + 1))
                .getFirst();
        assertThat(((Reading.Failed) reading).failure().cause()).isEqualTo(Cause.BAD_QUERY);
      }
      assertThat(aws.requests).isEmpty();
    }
  }

  @Test
  void whoMayNotListIsToldSo() throws Exception {
    try (FakeAws aws = new FakeAws(DiscoveryTest::onlyData);
        SuggestingSource source = (SuggestingSource) Cloud.open(aws)) {
      assertThat(source.doubts())
          .singleElement()
          .satisfies(doubt -> assertThat(doubt).contains("allow cloudwatch:ListMetrics"));
      assertThatThrownBy(source::suggest)
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> {
                assertThat(e.failure().cause()).isEqualTo(Cause.DENIED);
                assertThat(e.failure().remedy()).contains("cloudwatch:ListMetrics");
              });
    }
  }

  private static void onlyData(com.sun.net.httpserver.HttpExchange exchange, FakeAws.Seen seen)
      throws IOException {
    if (seen.headers().getOrDefault("x-amz-target", "").endsWith(".GetMetricData")) {
      FakeAws.send(exchange, 200, counts(seen.json()));
    } else {
      FakeAws.send(exchange, 400, FakeAws.error("AccessDeniedException", "not authorized"));
    }
  }

  @Test
  void aDelayThatIsTooShortIsDoubted() throws Exception {
    try (FakeAws aws = aws();
        SignalSource source = Cloud.open(aws, Map.of("delay", "1m"), new MutableClock(Cloud.NOW))) {
      assertThat(source.doubts())
          .singleElement()
          .satisfies(doubt -> assertThat(doubt).contains("`delay` of 60 s", "write 3m"));
    }
    try (FakeAws aws = aws();
        SignalSource source = Cloud.open(aws)) {
      assertThat(source.doubts()).isEmpty();
    }
  }

  @Test
  void awsOwnReaderFindsTheSameMetrics() throws Exception {
    ListMetricsResponse read =
        (ListMetricsResponse) SdkReaderTest.read(REST, ListMetricsResponse.builder());
    assertThat(read.metrics()).hasSize(4);
    assertThat(read.metrics().get(1).dimensions().getLast().value()).isEqualTo("live");
  }
}

package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What becomes of CloudWatch's answers. */
class ReadingTest {
  private static final long M = Cloud.NOW_MINUTE - 20;
  private static final MinuteRange RANGE = new MinuteRange(M, M + 3);

  @Test
  void goodAndTotalAreAskedTogetherAndNoErrorsAreZero() throws Exception {
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "5XXError", "Complete", Map.of(M + 1, 2.0)),
                    FakeAws.result("q1", "Count", "Complete", Map.of(M, 10.0, M + 1, 12.0))));
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, Cloud.ERROR_RATIO))
          .containsExactly(
              Slice.of(M, 10, 10, Quality.COMPLETE),
              Slice.of(M + 1, 10, 12, Quality.COMPLETE),
              Slice.missing(M + 2));
      JsonNode asked = aws.requests.getFirst().json();
      assertThat(aws.requests).hasSize(1);
      assertThat(asked.at("/StartTime").asLong()).isEqualTo(M * 60);
      assertThat(asked.at("/EndTime").asLong()).isEqualTo((M + 3) * 60);
      assertThat(asked.at("/ScanBy").asString()).isEqualTo("TimestampAscending");
      assertThat(asked.at("/MetricDataQueries/0/MetricStat/Period").asInt()).isEqualTo(60);
      assertThat(asked.at("/MetricDataQueries/0/MetricStat/Metric/Dimensions/0/Value").asString())
          .isEqualTo("payments");
    }
  }

  @Test
  void whereDataIsLeftOutNoErrorsAreUnknown() throws Exception {
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "e", "PartialData", Map.of(M + 1, 2.0)),
                    FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0, M + 1, 12.0))));
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, Cloud.ERROR_RATIO))
          .containsExactly(
              Slice.missing(M), Slice.of(M + 1, 10, 12, Quality.PARTIAL), Slice.missing(M + 2));
    }
  }

  /** What CloudWatch says of one metric is nothing to the others of the same request. */
  @ParameterizedTest
  @CsvSource({
    "Forbidden, DENIED",
    "InternalError, UNAVAILABLE",
    "SomethingNew, BROKEN_ANSWER",
  })
  void aMetricThatFailsFailsAlone(String status, Cause cause) throws Exception {
    Indicator other = Cloud.ratio(Cloud.metric("4XXError", "Sum"), Cloud.COUNT);
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "e", status, Map.of()),
                    FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0)),
                    FakeAws.result("q2", "4", "Complete", Map.of(M, 1.0))));
        SignalSource source = Cloud.open(aws)) {
      List<Reading> readings = source.read(List.of(Cloud.ERROR_RATIO, other), RANGE);
      assertThat(readings.getFirst())
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> assertThat(failed.failure().cause()).isEqualTo(cause));
      assertThat(((Reading.Slices) readings.getLast()).slices().getFirst())
          .isEqualTo(Slice.of(M, 9, 10, Quality.COMPLETE));
    }
  }

  @Test
  void aRemarkOnASearchLeavesNamedMetricsComplete() throws Exception {
    Metric search = new Metric(Map.of("expression", "SUM(SEARCH('x', 'Sum'))"));
    Indicator searched = Cloud.ratio(search, Cloud.metric("All", "Sum"));
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                        FakeAws.result("q0", "e", "Complete", Map.of(M, 1.0)),
                        FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0)),
                        FakeAws.result("q2", "s", "Complete", Map.of(M, 2.0)),
                        FakeAws.result("q3", "a", "Complete", Map.of(M, 10.0)))
                    .replaceFirst("\\{", "{\"Messages\":[{\"Code\":\"MaxMetricsExceeded\"}],"));
        SignalSource source = Cloud.open(aws)) {
      List<Reading> readings = source.read(List.of(Cloud.ERROR_RATIO, searched), RANGE);
      assertThat(((Reading.Slices) readings.getFirst()).slices().getFirst().quality())
          .isEqualTo(Quality.COMPLETE);
      Reading.Slices partial = (Reading.Slices) readings.getLast();
      assertThat(partial.slices().getFirst().quality()).isEqualTo(Quality.PARTIAL);
      assertThat(partial.warnings()).contains("MaxMetricsExceeded");
    }
  }

  @Test
  void pagesAreOneAnswer() throws Exception {
    try (FakeAws aws =
            new FakeAws(
                (exchange, request) -> {
                  boolean second = request.json().path("NextToken").asString("").equals("more");
                  FakeAws.send(
                      exchange,
                      200,
                      second
                          ? FakeAws.page(
                              FakeAws.result("q0", "e", "Complete", Map.of()),
                              FakeAws.result("q1", "c", "Complete", Map.of(M + 2, 7.0)))
                          : FakeAws.page(
                                  FakeAws.result("q0", "e", "PartialData", Map.of(M, 1.0)),
                                  FakeAws.result(
                                      "q1", "c", "PartialData", Map.of(M, 5.0, M + 1, 6.0)))
                              .replace("]}]}", "]}],\"NextToken\":\"more\"}"));
                });
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, Cloud.ERROR_RATIO))
          .containsExactly(
              Slice.of(M, 4, 5, Quality.COMPLETE),
              Slice.of(M + 1, 6, 6, Quality.COMPLETE),
              Slice.of(M + 2, 7, 7, Quality.COMPLETE));
      assertThat(aws.requests).hasSize(2);
    }
  }

  @Test
  void pagesInACircleAreGivenUp() throws Exception {
    String circle =
        FakeAws.page(FakeAws.result("q0", "e", "PartialData", Map.of()))
            .replace("]}]}", "]}],\"NextToken\":\"again\"}");
    try (FakeAws aws = FakeAws.answering(200, circle);
        SignalSource source = Cloud.open(aws)) {
      assertThat(failed(source, Cloud.ERROR_RATIO)).isEqualTo(Cause.BROKEN_ANSWER);
      assertThat(aws.requests).hasSize(2);
    }
  }

  @Test
  void manyIndicatorsCostOneRequestForFiveHundredQueries() throws Exception {
    try (FakeAws aws = new FakeAws((exchange, seen) -> FakeAws.send(exchange, 200, ones(seen)));
        SignalSource source = Cloud.open(aws)) {
      List<Indicator> many = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        many.add(Cloud.ratio(Cloud.metric("Bad" + i, "Sum"), Cloud.metric("All" + i, "Sum")));
      }
      assertThat(source.read(many, RANGE)).allMatch(Reading.Slices.class::isInstance);
      assertThat(aws.requests)
          .extracting(seen -> seen.json().path("MetricDataQueries").size())
          .containsExactlyInAnyOrder(500, 100);
    }
  }

  /** Each query that wants an answer has 1 in each minute of the range. */
  private static String ones(FakeAws.Seen seen) {
    List<String> results = new ArrayList<>();
    for (JsonNode query : seen.json().path("MetricDataQueries")) {
      results.add(
          FakeAws.result(
              query.path("Id").asString(),
              "x",
              "Complete",
              Map.of(M, 1.0, M + 1, 1.0, M + 2, 1.0)));
    }
    return FakeAws.page(results.toArray(String[]::new));
  }

  @Test
  void expressionsKeepTheirOwnMetrics() throws Exception {
    Metric errors =
        new Metric(
            Map.of(
                "expression",
                "FILL(a, 0) + FILL(b, 0) + SUM(SEARCH('a b', 'Sum'))",
                "metrics",
                Map.of("a", Cloud.metric("4XX", "Sum").spec(), "b", Cloud.ERRORS.spec())));
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "e", "Complete", Map.of(M, 3.0)),
                    FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0))));
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, Cloud.ratio(errors, Cloud.COUNT)).getFirst())
          .isEqualTo(Slice.of(M, 7, 10, Quality.ESTIMATED));
      JsonNode queries = aws.requests.getFirst().json().path("MetricDataQueries");
      assertThat(queries.at("/2/Expression").asString())
          .isEqualTo("FILL(q0_a, 0) + FILL(q0_b, 0) + SUM(SEARCH('a b', 'Sum'))");
      assertThat(queries.at("/0/ReturnData").asBoolean(true)).isFalse();
      assertThat(queries.at("/2/ReturnData").asBoolean(false)).isTrue();
    }
  }

  @Test
  void oldMinutesShareTheValueOfTheirPeriod() throws Exception {
    long old = Math.floorDiv(Cloud.NOW_MINUTE - 20 * 1440, 60L) * 60;
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "e", "Complete", Map.of(old, 5.0)),
                    FakeAws.result("q1", "c", "Complete", Map.of(old, 100.0))));
        SignalSource source = Cloud.open(aws)) {
      List<Slice> slices =
          ((Reading.Slices)
                  source
                      .read(List.of(Cloud.ERROR_RATIO), new MinuteRange(old + 2, old + 7))
                      .getFirst())
              .slices();
      assertThat(slices)
          .startsWith(
              Slice.of(old + 2, 19, 20, Quality.ESTIMATED),
              Slice.of(old + 3, 19, 20, Quality.ESTIMATED))
          .endsWith(Slice.missing(old + 5), Slice.missing(old + 6));
      JsonNode asked = aws.requests.getFirst().json();
      assertThat(asked.at("/MetricDataQueries/0/MetricStat/Period").asInt()).isEqualTo(300);
      assertThat(asked.at("/StartTime").asLong()).isEqualTo(old * 60);
      assertThat(asked.at("/EndTime").asLong()).isEqualTo((old + 10) * 60);
    }
  }

  @Test
  void aLatencyIsComparedOnceAMinute() throws Exception {
    Indicator slow =
        new Indicator.Threshold("aws", Cloud.metric("Latency", "p99"), Comparison.LTE, 300);
    try (FakeAws aws =
            FakeAws.answering(
                200,
                FakeAws.page(
                    FakeAws.result("q0", "p99", "Complete", Map.of(M, 250.0, M + 1, 301.0))));
        SignalSource source = Cloud.open(aws)) {
      assertThat(slices(source, slow))
          .containsExactly(
              Slice.ofTime(M, 1, Quality.ESTIMATED),
              Slice.ofTime(M + 1, 0, Quality.ESTIMATED),
              Slice.missing(M + 2));
    }
  }

  @Test
  void whatIsNoCountOrNoMetricIsRefusedBeforeItIsAsked() throws Exception {
    try (FakeAws aws = FakeAws.answering(200, FakeAws.page());
        SignalSource source = Cloud.open(aws)) {
      List<Indicator> wrong =
          List.of(
              Cloud.ratio(Cloud.metric("Latency", "p99"), Cloud.COUNT),
              Cloud.ratio(new Metric(Map.of("query", "up")), Cloud.COUNT),
              Cloud.ratio(Cloud.metric("Count", "Total"), Cloud.COUNT),
              new Indicator.Ratio("aws", Cloud.ERRORS, true, Cloud.COUNT, true));
      for (Reading reading : source.read(wrong, RANGE)) {
        assertThat(((Reading.Failed) reading).failure().cause()).isEqualTo(Cause.BAD_QUERY);
        assertThat(((Reading.Failed) reading).failure().remedy()).isNotBlank();
      }
      assertThat(aws.requests).isEmpty();
    }
  }

  @Test
  void oneRefusedQueryDoesNotSpoilTheOthers() throws Exception {
    try (FakeAws aws =
            new FakeAws(
                (exchange, seen) -> {
                  if (seen.body().contains("poison")) {
                    FakeAws.send(exchange, 400, FakeAws.error("ValidationException", "no poison"));
                  } else {
                    FakeAws.send(exchange, 200, ones(seen));
                  }
                });
        SignalSource source = Cloud.open(aws)) {
      List<Indicator> three =
          List.of(
              Cloud.ERROR_RATIO,
              Cloud.ratio(Cloud.metric("poison", "Sum"), Cloud.metric("Other", "Sum")),
              Cloud.ratio(Cloud.metric("Bad", "Sum"), Cloud.metric("All", "Sum")));
      List<Reading> readings = source.read(three, RANGE);
      assertThat(readings.get(0)).isInstanceOf(Reading.Slices.class);
      assertThat(((Reading.Failed) readings.get(1)).failure().message()).contains("no poison");
      assertThat(readings.get(2)).isInstanceOf(Reading.Slices.class);
    }
  }

  private static List<Slice> slices(SignalSource source, Indicator indicator) throws Exception {
    Reading reading = source.read(List.of(indicator), RANGE).getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private static Cause failed(SignalSource source, Indicator indicator) throws Exception {
    Reading reading = source.read(List.of(indicator), RANGE).getFirst();
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return ((Reading.Failed) reading).failure().cause();
  }
}

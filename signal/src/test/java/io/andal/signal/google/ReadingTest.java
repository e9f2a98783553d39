package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.MetricDescriptor.MetricKind;
import com.google.api.MetricDescriptor.ValueType;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of Google's answers. */
class ReadingTest {
  private static final long M = MinuteRange.minuteOf(Google.NOW) - 20;
  private static final MinuteRange RANGE = new MinuteRange(M, M + 3);

  private final FakeMonitoring monitoring = new FakeMonitoring();
  private FakeGoogle google;
  private GoogleCloudSource source;

  @BeforeEach
  void open() {
    google = new FakeGoogle(monitoring);
    source = Google.open(google, Map.of(), new MutableClock(Google.NOW));
  }

  @AfterEach
  void close() {
    source.close();
    google.close();
  }

  private static FakeMetric.Row row(
      String service, String code, Map<Long, Double> counts, Long... restarts) {
    return new FakeMetric.Row(
        Map.of("response_code_class", code),
        "https_lb_rule",
        Map.of("url_map_name", service, "zone", "b"),
        new TreeMap<>(counts),
        Set.of(restarts));
  }

  private void know(MetricKind kind, FakeMetric.Row... rows) {
    monitoring.metrics.put(
        Google.REQUESTS, new FakeMetric(Google.REQUESTS, kind, ValueType.INT64, List.of(rows)));
  }

  private List<Slice> slices(Indicator indicator) throws InterruptedException {
    Reading reading = source.read(List.of(indicator), RANGE).getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private SourceFailure failure(Indicator indicator) throws InterruptedException {
    Reading reading = source.read(List.of(indicator), RANGE).getFirst();
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return ((Reading.Failed) reading).failure();
  }

  @Test
  void goodAndTotalComeInOneAnswerToOneFixedEnd() throws Exception {
    know(
        MetricKind.DELTA,
        row("shop", "200", Map.of(M, 9.0, M + 1, 12.0)),
        row("shop", "500", Map.of(M + 1, 3.0)));
    assertThat(slices(Google.bad()))
        .containsExactly(
            Slice.of(M, 9, 9, Quality.COMPLETE),
            Slice.of(M + 1, 12, 15, Quality.COMPLETE),
            Slice.missing(M + 2));
    assertThat(google.data()).hasSize(1);
    FakeGoogle.Seen asked = google.data().getFirst();
    assertThat(asked.parameter("filter")).isEqualTo(Google.ALL);
    assertThat(asked.parameter("interval.startTime")).isEqualTo("2026-11-20T11:40:00Z");
    assertThat(asked.parameter("interval.endTime")).isEqualTo("2026-11-20T11:43:00Z");
    assertThat(asked.parameter("aggregation.perSeriesAligner")).isEqualTo("ALIGN_SUM");
    assertThat(asked.parameters().get("aggregation.groupByFields"))
        .containsExactly("metric.labels.response_code_class");
  }

  @Test
  void aThousandSlosNeedFewRequests() throws Exception {
    List<FakeMetric.Row> rows = new ArrayList<>();
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(row("shop-" + i, "200", Map.of(M, 100.0 + i)));
      rows.add(row("shop-" + i, "500", Map.of(M, (double) i % 7)));
      String total =
          "metric.type=\"%s\" AND resource.labels.url_map_name=\"shop-%d\""
              .formatted(Google.REQUESTS, i);
      indicators.add(
          Google.ratio(
              Google.filter(total + " AND metric.labels.response_code_class = 500"),
              true,
              Google.filter(total)));
    }
    know(MetricKind.DELTA, rows.toArray(FakeMetric.Row[]::new));
    List<Reading> readings = source.read(indicators, RANGE);
    for (int i = 0; i < readings.size(); i++) {
      assertThat(((Reading.Slices) readings.get(i)).slices().getFirst())
          .isEqualTo(Slice.of(M, 100.0 + i, 100.0 + i + i % 7, Quality.COMPLETE));
    }
    assertThat(google.data()).hasSizeLessThan(20);
  }

  @Test
  void whatIsAskedInOtherWordsIsAskedAlone() throws Exception {
    know(MetricKind.DELTA, row("shop", "200", Map.of(M, 9.0)));
    String odd = Google.ALL + " AND NOT metric.labels.response_code_class=500";
    google.answerer =
        (exchange, request) -> {
          if (request.parameter("filter").equals(odd)) {
            FakeGoogle.send(exchange, 400, FakeGoogle.error(400, "INVALID_ARGUMENT", "No."));
          } else {
            monitoring.answer(exchange, request);
          }
        };
    Indicator refused = Google.ratio(Google.filter(odd), false, Google.filter(Google.ALL));
    List<Reading> readings = source.read(List.of(refused, Google.bad()), RANGE);
    assertThat(readings.getFirst())
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure().message()).contains("INVALID_ARGUMENT: No."));
    assertThat(readings.getLast()).isInstanceOf(Reading.Slices.class);
  }

  @Test
  void aSharedRequestThatIsRefusedIsTakenApart() throws Exception {
    know(MetricKind.DELTA, row("shop", "200", Map.of(M, 9.0)));
    google.answerer =
        (exchange, request) -> {
          if (request.parameters().containsKey("aggregation.groupByFields")) {
            FakeGoogle.send(exchange, 400, FakeGoogle.error(400, "INVALID_ARGUMENT", "No."));
          } else {
            monitoring.answer(exchange, request);
          }
        };
    assertThat(slices(Google.bad()).getFirst()).isEqualTo(Slice.of(M, 9, 9, Quality.COMPLETE));
  }

  @Test
  void whatCouldNotBeReadMakesSlicesPartialAndAbsentErrorsUnknown() throws Exception {
    know(
        MetricKind.DELTA,
        row("shop", "200", Map.of(M, 9.0, M + 1, 12.0)),
        row("shop", "500", Map.of(M + 1, 3.0)));
    monitoring.executionErrors = List.of("A backend did not answer.");
    Reading.Slices read = (Reading.Slices) source.read(List.of(Google.bad()), RANGE).getFirst();
    assertThat(read.slices())
        .containsExactly(
            Slice.missing(M), Slice.of(M + 1, 12, 15, Quality.PARTIAL), Slice.missing(M + 2));
    assertThat(read.warnings()).containsExactly("A backend did not answer.");
  }

  @Test
  void growingCountersAreCountedFromRawPoints() throws Exception {
    know(
        MetricKind.CUMULATIVE,
        row("shop", "200", Map.of(M - 1, 5.0, M, 9.0, M + 1, 12.0, M + 2, 20.0), M + 2),
        row("shop", "500", Map.of(M + 1, 3.0)));
    assertThat(slices(Google.bad()))
        .containsExactly(
            Slice.of(M, 9, 9, Quality.COMPLETE),
            Slice.of(M + 1, 12, 15, Quality.COMPLETE),
            Slice.of(M + 2, 20, 20, Quality.COMPLETE));
    assertThat(google.data().getFirst().parameters())
        .doesNotContainKey("aggregation.perSeriesAligner");
  }

  @Test
  void aSeriesThatBeginsWithItsFirstErrorCountsInFull() throws Exception {
    long start = M - 5_000;
    Map<Long, Double> total = new HashMap<>();
    for (long minute = start; minute < M + 3; minute++) {
      total.put(minute, 10.0);
    }
    know(
        MetricKind.CUMULATIVE,
        row("shop", "200", total, start),
        row("shop", "500", Map.of(M + 1, 3.0), start));
    assertThat(slices(Google.bad()))
        .containsExactly(
            Slice.of(M, 10, 10, Quality.COMPLETE),
            Slice.of(M + 1, 10, 13, Quality.COMPLETE),
            Slice.of(M + 2, 10, 10, Quality.COMPLETE));
  }

  @Test
  void whatASilentSeriesCountedMeanwhileIsNotInvented() throws Exception {
    long start = M - 5_000;
    know(
        MetricKind.CUMULATIVE,
        row("shop", "200", Map.of(start, 70.0, M - 60, 5.0, M + 1, 30.0, M + 2, 9.0), start));
    Metric total = Google.filter(Google.ALL);
    assertThat(slices(Google.ratio(total, false, total)))
        .containsExactly(
            Slice.missing(M),
            Slice.of(M + 1, 0, 0, Quality.PARTIAL),
            Slice.of(M + 2, 9, 9, Quality.COMPLETE));
  }

  @Test
  void anAlignerThatFillsGapsEstimates() throws Exception {
    know(MetricKind.DELTA, row("shop", "200", Map.of(M, 9.0)));
    google.answerer =
        (exchange, request) -> {
          boolean asked = request.parameter("aggregation.perSeriesAligner").equals("ALIGN_DELTA");
          if (asked) {
            FakeGoogle.send(exchange, 200, ofOnePoint("\"doubleValue\": 4.5"));
          } else {
            monitoring.answer(exchange, request);
          }
        };
    Metric total = new Metric(Map.of("filter", Google.ALL, "aligner", "ALIGN_DELTA"));
    assertThat(slices(Google.ratio(total, false, total)).getFirst())
        .isEqualTo(Slice.of(M, 4.5, 4.5, Quality.ESTIMATED));
  }

  @ParameterizedTest
  @CsvSource({
    "GAUGE, INT64, {}, aligner",
    "DELTA, INT64, {max: 300}, DISTRIBUTION",
  })
  void aMetricThatCannotAnswerIsRefusedWithARemedy(
      MetricKind kind, ValueType type, String range, String remedy) throws Exception {
    monitoring.metrics.put(Google.REQUESTS, new FakeMetric(Google.REQUESTS, kind, type, List.of()));
    Map<String, Object> spec = new HashMap<>(Map.of("filter", Google.ALL));
    if (range.contains("max")) {
      spec.put("range", Map.of("max", 300));
    }
    SourceFailure failure =
        failure(Google.ratio(new Metric(spec), false, Google.filter(Google.ALL)));
    assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
    assertThat(failure.remedy()).contains(remedy);
    assertThat(google.data()).isEmpty();
  }

  @Test
  void aMetricThatDoesNotExistIsNamed() throws Exception {
    SourceFailure failure = failure(Google.bad());
    assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
    assertThat(failure.message()).contains("NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "resource.type=\"x\", one metric",
    "metric.type=\"a\" AND metric.type=\"b\", one metric",
    "'', characters"
  })
  void aFilterWithoutOneMetricIsRefused(String filter, String words) throws Exception {
    assertThat(failure(Google.ratio(Google.filter(filter), true, Google.filter(filter))).message())
        .contains(words);
  }

  @Test
  void oneSliIsAskedInOneWay() throws Exception {
    Metric query = new Metric(Map.of("query", "sum(x)"));
    assertThat(failure(Google.ratio(query, true, Google.filter(Google.ALL))).message())
        .contains("different ways");
  }

  @Test
  void googlesOwnSloIsReadInOneAnswer() throws Exception {
    String slo = "projects/pumps/services/shop/serviceLevelObjectives/fast";
    google.answerer =
        (exchange, request) ->
            FakeGoogle.send(
                exchange,
                200,
                "{\"timeSeries\":[%s,%s]}"
                    .formatted(
                        series("event_type", "good", "\"doubleValue\": 95.0"),
                        series("event_type", "bad", "\"doubleValue\": 5.0")));
    Metric kept = new Metric(Map.of("slo", slo));
    for (boolean bad : new boolean[] {true, false}) {
      google.requests.clear();
      assertThat(slices(Google.ratio(kept, bad, kept)))
          .containsExactly(
              Slice.of(M, 95, 100, Quality.COMPLETE), Slice.missing(M + 1), Slice.missing(M + 2));
      assertThat(google.data()).hasSize(1);
      assertThat(google.data().getFirst().parameter("filter"))
          .isEqualTo("select_slo_counts(\"" + slo + "\")");
    }
  }

  @Test
  void aValueIsComparedAndSeveralSeriesAreRefused() throws Exception {
    String type = "custom.googleapis.com/queue";
    monitoring.metrics.put(
        type, new FakeMetric(type, MetricKind.GAUGE, ValueType.DOUBLE, List.of()));
    String[] answer = {ofOnePoint("\"doubleValue\": 4.5")};
    google.answerer =
        (exchange, request) -> {
          if (request.path().endsWith("/timeSeries")) {
            assertThat(request.parameter("aggregation.perSeriesAligner")).isEqualTo("ALIGN_MEAN");
            FakeGoogle.send(exchange, 200, answer[0]);
          } else {
            monitoring.answer(exchange, request);
          }
        };
    Indicator small =
        new Indicator.Threshold(
            "google", Google.filter("metric.type = \"" + type + "\""), Comparison.LT, 5);
    assertThat(slices(small))
        .containsExactly(
            Slice.ofTime(M, 1, Quality.COMPLETE), Slice.missing(M + 1), Slice.missing(M + 2));
    answer[0] =
        "{\"timeSeries\":[%s,%s]}"
            .formatted(
                series("a", "1", "\"doubleValue\": 1"), series("a", "2", "\"doubleValue\": 2"));
    assertThat(failure(small).remedy()).contains("REDUCE_MEAN");
  }

  @Test
  void coarserPointsAreSpreadAndSaidToBeEstimated() throws Exception {
    google.answerer =
        (exchange, request) -> {
          if (request.path().endsWith("/timeSeries")) {
            assertThat(request.parameter("aggregation.alignmentPeriod")).isEqualTo("300s");
            long start = Math.floorDiv(M, 5) * 5;
            FakeGoogle.send(
                exchange,
                200,
                "{\"timeSeries\":[{\"points\":[%s]}]}"
                    .formatted(point(start, start + 5, "\"int64Value\": \"50\"")));
          } else {
            FakeGoogle.send(
                exchange,
                200,
                "{\"metricKind\":\"DELTA\",\"valueType\":\"INT64\",\"metadata\":"
                    + "{\"samplePeriod\":\"300s\"}}");
          }
        };
    Metric total = Google.filter(Google.ALL);
    assertThat(slices(Google.ratio(total, false, total)))
        .containsExactly(
            Slice.of(M, 10, 10, Quality.ESTIMATED),
            Slice.of(M + 1, 10, 10, Quality.ESTIMATED),
            Slice.of(M + 2, 10, 10, Quality.ESTIMATED));
  }

  private static String ofOnePoint(String value) {
    return "{\"timeSeries\":[" + series("a", "b", value) + ",{\"metric\":{\"type\":\"x\"}}]}";
  }

  private static String series(String label, String labelled, String value) {
    return "{\"metric\":{\"type\":\"x\",\"labels\":{\"%s\":\"%s\"}},\"points\":[%s]}"
        .formatted(label, labelled, point(M, M + 1, value));
  }

  private static String point(long from, long to, String value) {
    return "{\"interval\":{\"startTime\":\"%s\",\"endTime\":\"%s\"},\"value\":{%s}}"
        .formatted(MinuteRange.startOf(from), MinuteRange.startOf(to), value);
  }
}

package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What comes of what Datadog answers. */
class ReadingTest {
  private static final long M = Dog.NOW_MINUTE - 60;
  private final FakeDatadog dog = new FakeDatadog();

  @AfterEach
  void close() {
    dog.close();
  }

  private static Map<Long, Double> each(long from, long minutes, double value) {
    Map<Long, Double> values = new TreeMap<>();
    for (long minute = from; minute < from + minutes; minute++) {
      values.put(minute, value);
    }
    return values;
  }

  @Test
  void goodAndTotalAreInOneRequestOverOneRange() throws Exception {
    dog.series.put("shop.hits", "host:a", each(M, 10, 100));
    dog.series.put("shop.errors", "host:a", Map.of(M + 2, 7.0));
    try (DatadogSource source = Dog.open(dog)) {
      List<Slice> slices = Dog.slices(source, Dog.ERROR_RATIO, new MinuteRange(M, M + 10));
      assertThat(slices.get(2)).isEqualTo(Slice.of(M + 2, 93, 100, Quality.COMPLETE));
      assertThat(slices.get(3)).isEqualTo(Slice.of(M + 3, 100, 100, Quality.COMPLETE));
      assertThat(dog.requests).hasSize(1);
      JsonNode asked =
          FakeDatadog.MAPPER
              .readTree(dog.requests.getFirst().body())
              .path("data")
              .path("attributes");
      assertThat(asked.path("queries")).hasSize(2);
      assertThat(asked.path("from").asLong()).isEqualTo(M * 60_000);
      assertThat(asked.path("to").asLong()).isEqualTo((M + 10) * 60_000);
    }
  }

  @Test
  void groupsAreAddedUp() throws Exception {
    dog.series.put("shop.hits", "host:a", each(M, 3, 10));
    dog.series.put("shop.hits", "host:b", each(M, 2, 5));
    dog.series.put("shop.errors", "host:b", each(M, 1, 3));
    try (DatadogSource source = Dog.open(dog)) {
      List<Slice> slices =
          Dog.slices(
              source,
              new Indicator.Ratio(
                  "dog",
                  Dog.query("sum:shop.errors{*} by {host}.as_count()"),
                  true,
                  Dog.query("sum:shop.hits{*} by {host}.as_count()"),
                  false),
              new MinuteRange(M, M + 3));
      assertThat(slices)
          .containsExactly(
              Slice.of(M, 12, 15, Quality.COMPLETE),
              Slice.of(M + 1, 15, 15, Quality.COMPLETE),
              Slice.of(M + 2, 10, 10, Quality.COMPLETE));
    }
  }

  @Test
  void aTermThatIsSilentDoesNotSilenceTheSum() throws Exception {
    dog.series.put("shop.good", "host:a", each(M, 3, 10));
    dog.series.put("shop.bad", "host:a", Map.of(M + 1, 2.0));
    try (DatadogSource source = Dog.open(dog)) {
      assertThat(
              Dog.slices(
                  source,
                  Dog.good(
                      "sum:shop.good{*}.as_count()",
                      "sum:shop.good{*}.as_count() + sum:shop.bad{*}.as_count()"),
                  new MinuteRange(M, M + 2)))
          .containsExactly(
              Slice.of(M, 10, 10, Quality.COMPLETE), Slice.of(M + 1, 10, 12, Quality.COMPLETE));
    }
  }

  @Test
  void silenceIsMissingUnlessItsAuthorWantsZero() throws Exception {
    dog.series.put("shop.hits", "host:a", Map.of(M, 4.0));
    try (DatadogSource source = Dog.open(dog)) {
      MinuteRange range = new MinuteRange(M, M + 2);
      assertThat(Dog.slices(source, Dog.ERROR_RATIO, range).get(1)).isEqualTo(Slice.missing(M + 1));
      assertThat(
              Dog.slices(
                      source,
                      Dog.good(
                          "sum:shop.hits{*}.as_count()",
                          "default_zero(sum:shop.hits{*}.as_count())"),
                      range)
                  .get(1))
          .isEqualTo(Slice.of(M + 1, 0, 0, Quality.COMPLETE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void anAnswerThatIsCoarserThanAskedForIsSpreadAndEstimated(String api) throws Exception {
    dog.series.shortest = 300;
    dog.series.put("shop.hits", "host:a", each(M - 10, 80, 100));
    dog.series.put("shop.errors", "host:a", each(M - 10, 80, 10));
    try (DatadogSource source = Dog.open(dog, Map.of("api", api), new MutableClock(Dog.NOW))) {
      List<Slice> slices = Dog.slices(source, Dog.ERROR_RATIO, new MinuteRange(M + 2, M + 41));
      for (Slice slice : slices) {
        assertThat(slice).isEqualTo(Slice.of(slice.minute(), 90, 100, Quality.ESTIMATED));
      }
      assertThat(dog.requests).as("asked again in whole intervals").hasSize(2);
    }
  }

  @Test
  void aRollupOfItsOwnIsAskedForInWholeIntervals() throws Exception {
    dog.series.put("cloud.hits", "host:a", Map.of(M, 500.0, M + 5, 1_000.0, M + 10, 50.0));
    try (DatadogSource source = Dog.open(dog)) {
      List<Slice> slices =
          Dog.slices(
              source,
              Dog.good("sum:cloud.hits{*}.rollup(sum, 300)", "sum:cloud.hits{*}.rollup(sum, 300)"),
              new MinuteRange(M + 3, M + 7));
      assertThat(slices)
          .containsExactly(
              Slice.of(M + 3, 100, 100, Quality.ESTIMATED),
              Slice.of(M + 4, 100, 100, Quality.ESTIMATED),
              Slice.of(M + 5, 200, 200, Quality.ESTIMATED),
              Slice.of(M + 6, 200, 200, Quality.ESTIMATED));
      assertThat(dog.requests).hasSize(1);
    }
  }

  @Test
  void anIntervalThatIsStillFillingUpIsMissing() throws Exception {
    long last = Dog.NOW_MINUTE - 2;
    dog.series.put("cloud.hits", "host:a", Map.of(last - 8, 500.0, last - 3, 7.0));
    try (DatadogSource source =
        Dog.open(dog, Map.of("delay", "0s"), new MutableClock(Dog.NOW.minusSeconds(60)))) {
      List<Slice> slices =
          Dog.slices(
              source,
              Dog.good("sum:cloud.hits{*}.rollup(sum, 300)", "sum:cloud.hits{*}.rollup(sum, 300)"),
              new MinuteRange(last - 5, last + 1));
      assertThat(slices.getFirst()).isEqualTo(Slice.of(last - 5, 100, 100, Quality.ESTIMATED));
      assertThat(slices.getLast()).isEqualTo(Slice.missing(last));
    }
  }

  @Test
  void valuesAreComparedAndSketchesEstimated() throws Exception {
    dog.series.put("shop.latency", "host:a", Map.of(M, 0.2, M + 1, 0.9));
    try (DatadogSource source = Dog.open(dog)) {
      MinuteRange range = new MinuteRange(M, M + 3);
      assertThat(
              Dog.slices(
                  source,
                  new Indicator.Threshold(
                      "dog", Dog.query("p99:shop.latency{*}"), Comparison.LT, 0.5),
                  range))
          .containsExactly(
              Slice.ofTime(M, 1, Quality.ESTIMATED),
              Slice.ofTime(M + 1, 0, Quality.ESTIMATED),
              Slice.missing(M + 2));
      assertThat(
              Dog.slices(
                  source, new Indicator.Raw("dog", Dog.query("avg:shop.latency{*}"), true), range))
          .containsExactly(
              Slice.ofTime(M, 0.2, Quality.COMPLETE),
              Slice.ofTime(M + 1, 0.9, Quality.COMPLETE),
              Slice.missing(M + 2));
    }
  }

  @Test
  void aValueIsOneNotManyAndARatioIsNoPercentage() throws Exception {
    dog.series.put("cpu", "host:a", Map.of(M, 40.0));
    dog.series.put("cpu", "host:b", Map.of(M, 60.0));
    try (DatadogSource source = Dog.open(dog)) {
      MinuteRange range = new MinuteRange(M, M + 1);
      assertThat(
              Dog.failure(
                      source,
                      new Indicator.Threshold(
                          "dog", Dog.query("avg:cpu{*} by {host}"), Comparison.LT, 50),
                      range)
                  .message())
          .contains("2 groups");
      assertThat(
              Dog.failure(source, new Indicator.Raw("dog", Dog.query("avg:cpu{*}"), true), range)
                  .remedy())
          .contains("/ 100");
    }
  }

  @Test
  void manyIndicatorsShareRequestsAndEqualQueriesAreAskedOnce() throws Exception {
    dog.series.put("shop.hits", "host:a", each(M, 2, 10));
    List<Indicator> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      dog.series.put("m" + i, "host:a", each(M, 2, i % 10));
      many.add(Dog.good("sum:m" + i + "{*}.as_count()", "sum:shop.hits{*}.as_count()"));
    }
    try (DatadogSource source = Dog.open(dog)) {
      List<Reading> readings = source.read(many, new MinuteRange(M, M + 2));
      for (int i = 0; i < many.size(); i++) {
        assertThat(((Reading.Slices) readings.get(i)).slices().getFirst())
            .isEqualTo(Slice.of(M, i % 10, 10, Quality.COMPLETE));
      }
      assertThat(dog.requests).hasSize(6);
    }
  }

  @Test
  void oneQueryThatIsRefusedDoesNotSpoilTheOthers() throws Exception {
    dog.series.put("shop.hits", "host:a", each(M, 2, 10));
    List<Indicator> three =
        List.of(
            Dog.good("sum:shop.hits{*}.as_count()", "sum:shop.hits{*}.as_count()"),
            Dog.good("sum:UNKNOWN{*}.as_count()", "sum:UNKNOWN{*}.as_count()"),
            Dog.ERROR_RATIO);
    try (DatadogSource source = Dog.open(dog)) {
      List<Reading> readings = source.read(three, new MinuteRange(M, M + 2));
      assertThat(readings.get(0)).isInstanceOf(Reading.Slices.class);
      assertThat(readings.get(1)).isInstanceOf(Reading.Failed.class);
      assertThat(((Reading.Failed) readings.get(1)).failure().message()).contains("parsing query");
      assertThat(readings.get(2)).isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void whatIsOlderThanFifteenMonthsIsMissingAndNotAskedFor() throws Exception {
    try (DatadogSource source = Dog.open(dog)) {
      long old = Dog.NOW_MINUTE - Duration.ofDays(500).toMinutes();
      assertThat(Dog.slices(source, Dog.ERROR_RATIO, new MinuteRange(old, old + 2)))
          .containsExactly(Slice.missing(old), Slice.missing(old + 1));
      assertThat(dog.requests).isEmpty();
      assertThat(source.earliest().orElseThrow()).isGreaterThan(old);
    }
  }

  @Test
  void whatThePlanNoLongerKeepsIsMissing() throws Exception {
    dog.instead =
        (exchange, _) ->
            FakeDatadog.send(
                exchange,
                400,
                "{\"errors\":[\"Queries ending outside the retention date are invalid\"]}");
    try (DatadogSource source = Dog.open(dog)) {
      Reading reading = source.read(List.of(Dog.ERROR_RATIO), new MinuteRange(M, M + 1)).getFirst();
      assertThat(((Reading.Slices) reading).slices()).containsExactly(Slice.missing(M));
      assertThat(((Reading.Slices) reading).warnings())
          .singleElement()
          .asString()
          .contains("retention");
    }
  }

  @Test
  void anSloOfDatadogCountsItsEvents() throws Exception {
    dog.pages.put("/api/v1/slo/metric1/history", SloPages.history(M, 3, 8, 10));
    try (DatadogSource source = Dog.open(dog)) {
      Indicator kept =
          new Indicator.Ratio("dog", Dog.slo("metric1"), false, Dog.slo("metric1"), false);
      assertThat(Dog.slices(source, kept, new MinuteRange(M, M + 3)))
          .containsExactly(
              Slice.of(M, 8, 10, Quality.COMPLETE),
              Slice.of(M + 1, 8, 10, Quality.COMPLETE),
              Slice.of(M + 2, 8, 10, Quality.COMPLETE));
      assertThat(dog.requestsByPath()).containsOnlyKeys("/api/v1/slo/metric1/history");
      assertThat(
              Dog.failure(
                      source,
                      new Indicator.Raw("dog", Dog.slo("metric1"), true),
                      new MinuteRange(M, M + 3))
                  .cause())
          .isEqualTo(Cause.BAD_QUERY);
    }
  }

  @Test
  void anSloOfMonitorsCountsTime() throws Exception {
    dog.pages.put("/api/v1/slo/monitor1/history", SloPages.uptime(M, M + 2, M + 4));
    try (DatadogSource source = Dog.open(dog)) {
      MinuteRange range = new MinuteRange(M, M + 5);
      assertThat(Dog.slices(source, new Indicator.Raw("dog", Dog.slo("monitor1"), true), range))
          .containsExactly(
              Slice.ofTime(M, 1, Quality.COMPLETE),
              Slice.ofTime(M + 1, 1, Quality.COMPLETE),
              Slice.ofTime(M + 2, 0.5, Quality.COMPLETE),
              Slice.ofTime(M + 3, 0, Quality.COMPLETE),
              Slice.missing(M + 4));
      assertThat(
              Dog.failure(
                      source,
                      new Indicator.Ratio(
                          "dog", Dog.slo("monitor1"), false, Dog.slo("monitor1"), false),
                      range)
                  .remedy())
          .contains("rawType: success");
      assertThat(
              Dog.failure(
                      source,
                      new Indicator.Ratio("dog", Dog.slo("a"), false, Dog.slo("b"), false),
                      range)
                  .message())
          .contains("same SLO");
    }
  }
}

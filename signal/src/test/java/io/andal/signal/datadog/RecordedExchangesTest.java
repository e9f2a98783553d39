package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the real Datadog answered, as its own client's authors recorded it. */
class RecordedExchangesTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String HISTORY_SLO = "627a3ccd24af50beb8eacbd36c5962f9";

  private static DatadogApi api(Cassettes cassettes) {
    MutableClock clock = new MutableClock(cassettes.now());
    return new DatadogApi(settings(cassettes.url()), new Surroundings(clock, clock::advance));
  }

  private static DatadogSettings settings(String url) {
    return DatadogSettings.of(Dog.details(url, Map.of()));
  }

  @Test
  void aSparseSeriesIsNotTakenForACoarseOne() throws Exception {
    try (Cassettes cassettes =
            Cassettes.play("v2/Timeseries_cross_product_query_returns_OK_response");
        DatadogApi api = api(cassettes)) {
      long to = cassettes.now().getEpochSecond() * 1_000;
      Term metric = new Term("avg", "datadog.estimated_usage.metrics.custom", "*", "", List.of());
      Answer answer =
          new SecondSeriesApi(api)
              .ask(new Batch(List.of(Column.of(metric)), 60), to - 3_600_000, to, 5_000, false);
      assertThat(cassettes.unmatched).isEmpty();
      assertThat(answer.series())
          .singleElement()
          .satisfies(
              series -> {
                assertThat(series.points())
                    .extracting(Points.Point::value)
                    .containsExactly(1.0, 1.0, 87.0);
                assertThat(series.seconds()).isEqualTo(5);
              });
    }
  }

  @Test
  void theFirstApiSaysItsIntervalInSeconds() throws Exception {
    try (Cassettes cassettes = Cassettes.play("v1/Query_timeseries_points_returns_OK_response");
        DatadogApi api = api(cassettes)) {
      long to = cassettes.now().getEpochSecond();
      Answer answer =
          new FirstSeriesApi(api).ask(List.of("system.cpu.idle{*}"), to - 86_400, to, false);
      assertThat(cassettes.unmatched).isEmpty();
      Points series = answer.series().getFirst();
      assertThat(series.seconds()).isEqualTo(300);
      assertThat(series.points()).hasSize(288);
      Points.Point last = series.points().getLast();
      assertThat(last.start() + series.seconds())
          .as("the last interval ends after what was asked for")
          .isEqualTo(to + 248);
    }
  }

  @Test
  void anIntervalThatIsStillFillingUpIsLeftOut() throws Exception {
    try (Cassettes cassettes = Cassettes.play("v1/Query_timeseries_points_returns_OK_response");
        DatadogApi api = api(cassettes)) {
      long to = cassettes.now().getEpochSecond();
      SeriesApi recorded =
          new SeriesApi() {
            @Override
            public int weight(Column column) {
              return 1;
            }

            @Override
            public int capacity() {
              return 1;
            }

            @Override
            public Answer ask(Batch batch, MinuteRange range, boolean history)
                throws SourceException, InterruptedException {
              return new FirstSeriesApi(api)
                  .ask(List.of("system.cpu.idle{*}"), to - 86_400, to, false);
            }
          };
      Column column =
          new Column(
              List.of(new Term("", "system.cpu.idle", "*", "", List.of())), List.of("", ""), false);
      long end = Math.floorDiv(to, 60L);
      Values values =
          new BatchReader(recorded, new MutableClock(cassettes.now()), Duration.ZERO)
              .read(new Batch(List.of(column), 60), new MinuteRange(end - 60, end), false)
              .get(column);
      assertThat(values).isNotNull();
      long lastWhole = Math.floorDiv(to, 300L) * 5;
      assertThat(values.has(lastWhole - 1)).isTrue();
      assertThat(values.coarse(lastWhole - 1)).isTrue();
      if (lastWhole < end) {
        assertThat(values.has(lastWhole)).isFalse();
      }
    }
  }

  @Test
  void refusalsKeepDatadogsWords() throws Exception {
    try (Cassettes cassettes =
            Cassettes.play("v2/Timeseries_cross_product_query_returns_Bad_Request_response");
        DatadogApi api = api(cassettes)) {
      SourceFailure failure =
          failure(
              () ->
                  api.post(
                      Endpoint.SERIES,
                      "/api/v2/query/timeseries",
                      cassettes.requestBody(0),
                      false));
      assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(failure.message()).contains("Expected \"timeseries_request\"");
    }
  }

  @Test
  void whatIsOlderThanDataIsKeptIsRefusedInWordsThatAreKnown() throws Exception {
    try (Cassettes cassettes =
            Cassettes.play("v2/Scalar_cross_product_query_returns_Bad_Request_response");
        DatadogApi api = api(cassettes)) {
      SourceFailure failure =
          failure(
              () ->
                  api.post(
                      Endpoint.SERIES, "/api/v2/query/scalar", cassettes.requestBody(0), false));
      assertThat(failure.message()).contains("retention");
    }
  }

  @Test
  void anUnknownKeyIsDenied() throws Exception {
    try (Cassettes cassettes = Cassettes.play("v1/Validate_API_key_returns_Forbidden_response");
        DatadogApi api = api(cassettes)) {
      Keys keys = new Keys(api, settings(cassettes.url()), new MutableClock(cassettes.now()));
      SourceFailure failure = failure(keys::identify);
      assertThat(failure.cause()).isEqualTo(Cause.DENIED);
      assertThat(failure.message()).contains("API key required");
    }
  }

  @Test
  void slosComeInPages() throws Exception {
    try (Cassettes cassettes =
            Cassettes.play("v1/Get_all_SLOs_returns_OK_response_with_pagination");
        DatadogApi api = api(cassettes)) {
      List<KeptSlo> slos = keptSlos(cassettes, api).definitions(2);
      assertThat(cassettes.unmatched).isEmpty();
      assertThat(slos).hasSize(3).allSatisfy(slo -> assertThat(slo.obstacle()).isEmpty());
      assertThat(slos.get(1).objectives()).hasSize(3);
      assertThat(slos.get(1).indicator().orElseThrow()).isInstanceOf(Indicator.Ratio.class);
      assertThat(slos.get(1).labels()).containsExactly(Map.entry("foo", "bar"));
      assertThat(slos.get(2).indicator().orElseThrow()).isInstanceOf(Indicator.Raw.class);
    }
  }

  @Test
  void aHistoryWithoutEventsIsNeitherGoodNorBad() throws Exception {
    try (Cassettes cassettes = Cassettes.play("v1/Get_an_SLO_s_history_returns_OK_response");
        DatadogApi api = api(cassettes)) {
      long to = cassettes.now().getEpochSecond();
      HistoryReader reader =
          new HistoryReader(api, new MutableClock(cassettes.now()), Duration.ZERO);
      JsonNode data = reader.data(HISTORY_SLO, to - 86_400, to, false);
      assertThat(cassettes.unmatched).isEmpty();
      MinuteRange day = new MinuteRange((to - 86_400) / 60, to / 60);
      History history = new History(HISTORY_SLO, day);
      reader.take(data, day, history);
      assertThat(history.total().failure()).isNull();
      assertThat(history.total().partial()).isFalse();
      for (long minute = day.from(); minute < day.to(); minute++) {
        assertThat(history.total().has(minute)).isFalse();
      }
      assertThat(KeptSlos.verdict(data, day.from(), day.to())).isEmpty();
    }
  }

  @Test
  void aHistoryIsCountedByTheMinute() throws Exception {
    JsonNode body =
        MAPPER.readTree(
            Files.readAllBytes(
                Cassettes.folder("datadog").resolve("slo-generator/dd_slo_history.json")));
    JsonNode data = body.path("data");
    try (FakeDatadog dog = new FakeDatadog()) {
      MutableClock clock = new MutableClock(Instant.ofEpochSecond(data.path("to_ts").asLong()));
      try (DatadogApi api =
          new DatadogApi(settings(dog.url()), new Surroundings(clock, clock::advance))) {
        long from = data.path("from_ts").asLong() / 60 + 1;
        MinuteRange range = new MinuteRange(from, from + 58);
        History history = new History("x", range);
        new HistoryReader(api, clock, Duration.ZERO).take(data, range, history);
        assertThat(history.total().at(from)).isCloseTo(3 * 14_630_470_000.0, within(1.0));
        assertThat(history.good().at(from)).isCloseTo(3 * 2_546_739_000.0, within(1.0));
        assertThat(history.total().coarse(from)).isFalse();
      }
      assertThat(KeptSlos.verdict(data, 0, 1).orElseThrow())
          .satisfies(
              verdict -> {
                assertThat(verdict.sli()).isCloseTo(0.17407365, within(1e-6));
                assertThat(verdict.good()).contains(458_420_286_000.0);
                assertThat(verdict.total()).contains(2_633_484_600_000.0);
              });
    }
  }

  @Test
  void everyRecordedDefinitionIsUnderstood() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder :
        List.of(
            Cassettes.folder("datadog").resolve("v1"),
            Cassettes.folder("datadog-slo").resolve("src/test/resources/cassettes/features/v1"))) {
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
      }
    }
    int definitions = 0;
    for (Path file : files) {
      for (JsonNode exchange : MAPPER.readTree(Files.readAllBytes(file))) {
        JsonNode request = exchange.path("httpRequest");
        JsonNode response = exchange.path("httpResponse");
        if (request.path("path").asString("").equals("/api/v1/slo")
            && response.path("statusCode").asInt() == 200) {
          for (JsonNode slo : MAPPER.readTree(response.path("body").asString("")).path("data")) {
            KeptSlo kept = new SloDefinition("dog", slo).kept("https://app.datadoghq.eu");
            assertThat(kept.obstacle()).as("%s of %s", kept.name(), file).isEmpty();
            assertThat(kept.indicator()).isPresent();
            definitions++;
          }
        }
      }
    }
    assertThat(definitions).as("definitions in %d files", files.size()).isGreaterThanOrEqualTo(15);
  }

  private static KeptSlos keptSlos(Cassettes cassettes, DatadogApi api) {
    return new KeptSlos("dog", api, settings(cassettes.url()), new MutableClock(cassettes.now()));
  }

  /** Something that fails. */
  private interface Attempt {
    void run() throws Exception;
  }

  private static SourceFailure failure(Attempt attempt) {
    SourceFailure[] found = new SourceFailure[1];
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(attempt::run)
        .satisfies(e -> found[0] = e.failure());
    return found[0];
  }
}

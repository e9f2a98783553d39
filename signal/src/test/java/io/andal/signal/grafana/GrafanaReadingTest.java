package io.andal.signal.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Grafana's own queries answer, and what that means. */
class GrafanaReadingTest {
  private static final long START = 29_891_520L;
  private static final MinuteRange TEN = new MinuteRange(START, START + 10);

  private final MutableClock clock = new MutableClock(TEN.end());
  private final FakeGrafana grafana = new FakeGrafana();
  private final SignalSource source = GrafanaSources.open("g", grafana.details(), clock);

  GrafanaReadingTest() {
    grafana.connected("logs", "Logs", "elasticsearch");
    grafana.connected("sql", "Orders", "postgres");
  }

  @AfterEach
  void close() {
    source.close();
    grafana.close();
  }

  private static Metric metric(Object... fields) {
    Map<String, Object> spec = new HashMap<>(Map.of("model", Map.of("rawSql", "SELECT")));
    for (int i = 0; i < fields.length; i += 2) {
      spec.put(String.valueOf(fields[i]), fields[i + 1]);
    }
    return new Metric(spec);
  }

  private static Indicator.Ratio ratio(Metric part, Metric total) {
    return new Indicator.Ratio("g", part, true, total, false);
  }

  /** Answers every refId with the same result. */
  private void results(int status, String result) {
    grafana.queries(
        (exchange, request) -> {
          List<String> all = new ArrayList<>();
          for (JsonNode query : request.path("queries")) {
            all.add("\"%s\":%s".formatted(query.path("refId").asString(), result));
          }
          FakeGrafana.send(exchange, status, "{\"results\":{%s}}".formatted(String.join(",", all)));
        });
  }

  private static String frame(String fields, String values) {
    return "{\"status\":200,\"frames\":[%s]}".formatted(bare(fields, values));
  }

  private static String bare(String fields, String values) {
    return "{\"schema\":{\"fields\":[{\"name\":\"time\",\"type\":\"time\"}%s]},\"data\":{\"values\":%s}}"
        .formatted(fields, values);
  }

  private static String number(String name, String labels) {
    return ",{\"name\":\"%s\",\"type\":\"number\",\"labels\":{%s}}".formatted(name, labels);
  }

  private static long at(long minute) {
    return (START + minute) * 60_000;
  }

  private List<Slice> slices(Indicator indicator, MinuteRange range) throws Exception {
    Reading reading = source.read(List.of(indicator), range).getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private SourceFailure failure(Indicator indicator) throws Exception {
    Reading reading = source.read(List.of(indicator), TEN).getFirst();
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return ((Reading.Failed) reading).failure();
  }

  @Test
  void everyQuerySaysHowManyPointsItWants() throws Exception {
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(0))));
    slices(ratio(metric(), metric()), TEN);
    JsonNode request =
        FakeGrafana.JSON.readTree(
            grafana.requests.getLast().substring("POST /api/ds/query ".length()));
    assertThat(request.path("from").asString()).isEqualTo(String.valueOf(at(0)));
    assertThat(request.path("to").asString()).isEqualTo(String.valueOf(at(10)));
    assertThat(request.path("queries")).hasSize(1);
    for (JsonNode query : request.path("queries")) {
      assertThat(query.path("intervalMs").asLong()).isEqualTo(60_000);
      assertThat(query.path("maxDataPoints").asLong()).isEqualTo(10);
      assertThat(query.path("rawSql").asString()).isEqualTo("SELECT");
      assertThat(query.at("/datasource/uid").asString()).isEqualTo("logs");
    }
  }

  @Test
  void goodAndTotalAreAskedTogetherAlsoOfDifferentDataSources() throws Exception {
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(0))));
    slices(ratio(metric("datasource", "sql"), metric()), TEN);
    assertThat(grafana.requests).filteredOn(r -> r.startsWith("POST")).hasSize(1);
  }

  @Test
  void coarserPointsAreSharedByTheirMinutesAndAskedAsWholes() throws Exception {
    results(
        200, frame(number("n", ""), "[[%d,%d,%d],[50,100,150]]".formatted(at(-5), at(0), at(5))));
    MinuteRange four = new MinuteRange(START + 3, START + 7);
    List<Slice> slices = slices(ratio(metric("reduce", "sum"), metric()), four);
    assertThat(slices).extracting(Slice::total).containsExactly(20_000L, 20_000L, 30_000L, 30_000L);
    assertThat(slices).extracting(Slice::quality).containsOnly(Quality.ESTIMATED);
    assertThat(grafana.requests.getLast())
        .contains("\"from\":\"%d\"".formatted(at(0)))
        .contains("\"to\":\"%d\"".formatted(at(10)));
  }

  @Test
  void whatHasNotEndedIsNotCounted() throws Exception {
    results(200, frame(number("n", ""), "[[%d,%d],[100,3]]".formatted(at(0), at(8))));
    List<Slice> slices = slices(ratio(metric(), metric()), TEN);
    assertThat(slices.subList(0, 8)).allMatch(Slice::measured);
    assertThat(slices.subList(8, 10)).noneMatch(Slice::measured);
  }

  @Test
  void finerPointsAddUp() throws Exception {
    results(
        200,
        frame(
            number("n", ""),
            "[[%d,%d,%d],[1,2,4]]".formatted(at(0), at(0) + 15_000, at(0) + 30_000)));
    Slice first = slices(ratio(metric(), metric()), TEN).getFirst();
    assertThat(first.total()).isEqualTo(7_000);
  }

  @Test
  void severalSeriesAreAddedOnlyIfThatIsTold() throws Exception {
    String two =
        frame(
            number("n", "\"pod\":\"a\"") + number("n", "\"pod\":\"b\""),
            "[[%d],[4],[5]]".formatted(at(0)));
    results(200, two);
    assertThat(failure(ratio(metric(), metric())).remedy()).contains("reduce: sum");
    Metric sum = metric("reduce", "sum");
    assertThat(slices(ratio(sum, sum), TEN).getFirst().total()).isEqualTo(9_000);
    Indicator largest = new Indicator.Threshold("g", metric("reduce", "max"), Comparison.LTE, 4.5);
    assertThat(slices(largest, TEN).getFirst().good()).isZero();
  }

  @Test
  void numbersWithoutTimesAreRefused() throws Exception {
    results(
        200,
        "{\"frames\":[{\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"number\"}]},\"data\":{\"values\":[[1]]}}]}");
    assertThat(failure(ratio(metric(), metric())).remedy()).contains("time_series");
  }

  @Test
  void anErrorOfOneQueryFailsOnlyItsOwnIndicator() throws Exception {
    grafana.queries(
        (exchange, request) -> {
          List<String> all = new ArrayList<>();
          for (JsonNode query : request.path("queries")) {
            boolean bad = query.path("rawSql").asString().equals("SELEKT");
            all.add(
                "\"%s\":%s"
                    .formatted(
                        query.path("refId").asString(),
                        bad
                            ? "{\"status\":400,\"error\":\"syntax error\",\"errorSource\":\"downstream\",\"frames\":[]}"
                            : frame(number("n", ""), "[[%d],[4]]".formatted(at(0)))));
          }
          FakeGrafana.send(exchange, 400, "{\"results\":{%s}}".formatted(String.join(",", all)));
        });
    Indicator broken = ratio(metric("model", Map.of("rawSql", "SELEKT")), metric());
    List<Reading> readings = source.read(List.of(ratio(metric(), metric()), broken), TEN);
    assertThat(readings.getFirst()).isInstanceOf(Reading.Slices.class);
    assertThat(readings.getLast())
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> {
              assertThat(failed.failure().cause()).isEqualTo(Cause.BAD_QUERY);
              assertThat(failed.failure().message()).contains("Logs").contains("syntax error");
            });
  }

  @Test
  void aRequestThatOneQuerySpoilsIsParted() throws Exception {
    grafana.queries(
        (exchange, request) -> {
          if (request.toString().contains("SELEKT")) {
            FakeGrafana.send(exchange, 400, "{\"message\":\"bad request data\"}");
          } else {
            FakeGrafana.send(
                exchange,
                200,
                "{\"results\":{\"Q0\":%s}}"
                    .formatted(frame(number("n", ""), "[[%d],[4]]".formatted(at(0)))));
          }
        });
    Metric bad = metric("model", Map.of("rawSql", "SELEKT"));
    List<Reading> readings = source.read(List.of(ratio(metric(), metric()), ratio(bad, bad)), TEN);
    assertThat(readings.getFirst()).isInstanceOf(Reading.Slices.class);
    assertThat(readings.getLast()).isInstanceOf(Reading.Failed.class);
  }

  @Test
  void aDataSourceIsFoundByItsNameToo() throws Exception {
    grafana.answers.put(
        "GET /api/datasources/name/Old%20logs",
        "{\"uid\":\"logs\",\"name\":\"Old logs\",\"type\":\"elasticsearch\"}");
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(0))));
    Metric named = metric("datasource", "Old logs");
    assertThat(slices(ratio(named, named), TEN).getFirst().total()).isEqualTo(4_000);
  }

  @Test
  void whoMayOnlyQueryNamesTheUid() throws Exception {
    grafana.answer("GET /api/datasources/uid/hidden", 403, "{\"message\":\"Access denied\"}");
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(0))));
    Metric hidden = metric("datasource", "hidden");
    assertThat(slices(ratio(hidden, hidden), TEN).getFirst().total()).isEqualTo(4_000);
  }

  @Test
  void aDataSourceThatIsNotThereIsNamed() throws Exception {
    Metric gone = metric("datasource", "gone");
    SourceFailure failure = failure(ratio(gone, gone));
    assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
    assertThat(failure.message()).contains("\"gone\"");
  }

  @Test
  void promqlNeedsADataSourceThatSpeaksIt() throws Exception {
    Metric query = new Metric(Map.of("query", "up"));
    SourceFailure failure = failure(new Indicator.Ratio("g", query, false, query, true));
    assertThat(failure.message()).contains("Logs").contains("elasticsearch");
    assertThat(failure.remedy()).contains("model:");
  }

  @Test
  void specsThatAskNothingSayWhatWouldBeRight() throws Exception {
    assertThat(failure(ratio(new Metric(Map.of()), new Metric(Map.of()))).remedy())
        .contains("query:")
        .contains("model:");
    assertThat(failure(ratio(metric("redcue", "sum"), metric())).message()).contains("redcue");
    assertThat(failure(ratio(metric("reduce", "mean"), metric())).message()).contains("mean");
    assertThat(failure(new Indicator.Ratio("g", metric(), false, metric(), true)).remedy())
        .contains("counter: true");
  }

  @Test
  void countsThatPromqlExtrapolatesAreEstimates() throws Exception {
    grafana.connected("prom", "P", "prometheus");
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(1))));
    Metric expression =
        metric("datasource", "prom", "model", Map.of("expr", "increase(x[$__interval])"));
    List<Slice> slices = slices(ratio(expression, expression), TEN);
    assertThat(slices.getFirst().total()).isEqualTo(4_000);
    assertThat(slices.getFirst().quality()).isEqualTo(Quality.ESTIMATED);
  }

  @Test
  void thousandsOfSlisDoNotAskADeadGrafanaThousandsOfTimes() throws Exception {
    List<Indicator> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Metric one = metric("datasource", "db-" + i);
      grafana.answer("GET /api/datasources/uid/db-" + i, 503, "{\"message\":\"starting\"}");
      many.add(ratio(one, one));
    }
    assertThat(source.read(many, TEN))
        .allSatisfy(
            reading ->
                assertThat(((Reading.Failed) reading).failure().cause())
                    .isEqualTo(Cause.UNAVAILABLE));
    assertThat(grafana.requests).hasSize(1);
  }

  @Test
  void tenThousandSlisAreAskedInFewRequests() throws Exception {
    results(200, frame(number("n", ""), "[[%d],[4]]".formatted(at(9))));
    List<Indicator> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(ratio(metric("model", Map.of("rawSql", "bad " + i)), metric()));
    }
    Map<String, Object> details = new HashMap<>(grafana.details());
    details.put("maxRequestsPerMinute", 1_000);
    try (SignalSource patient = GrafanaSources.open("g", details, clock)) {
      assertThat(patient.read(many, new MinuteRange(START + 9, START + 10)))
          .allMatch(Reading.Slices.class::isInstance);
    }
    assertThat(grafana.requests).hasSizeLessThanOrEqualTo(1 + 10_000 / 39 + 1);
  }

  @Test
  void itKnowsWhoAndalIsAndDoubtsWhatIsMissing() throws Exception {
    grafana.answers.put("GET /api/health", "{\"version\":\"12.1.0\",\"database\":\"ok\"}");
    grafana.answers.put("GET /api/user", "{\"login\":\"sa-3-andal\",\"name\":\"andal\"}");
    grafana.answers.put("GET /api/org", "{\"id\":3,\"name\":\"Pumps\"}");
    grafana.answers.put(
        "GET /api/access-control/user/permissions", "{\"dashboards:read\":[\"*\"]}");
    grafana.answer(
        "GET /api/datasources/uid/logs/health", 400, "{\"message\":\"no route to host\"}");
    assertThat(source.identify()).isEqualTo("Grafana 12.1.0");
    assertThat(source.principal()).isEqualTo("service account sa-3-andal, organization Pumps (3)");
    assertThat(source.doubts())
        .anyMatch(one -> one.contains("datasources:query"))
        .anyMatch(one -> one.contains("datasources:read"))
        .anyMatch(one -> one.contains("Logs") && one.contains("no route to host"));
  }
}

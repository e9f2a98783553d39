package io.andal.traffic.signal;

import static io.andal.traffic.Descriptions.api;
import static io.andal.traffic.Descriptions.operation;
import static io.andal.traffic.Requests.NOW;
import static io.andal.traffic.Requests.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import io.andal.traffic.Exchange;
import io.andal.traffic.TrafficService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrafficSlicesTest {
  private static final String ALL = "io.andal.testing.TestDatabases#all";
  private static final String API = "pumps.example";
  private static final long FIRST = MinuteRange.minuteOf(NOW);
  private static final MinuteRange FIVE = new MinuteRange(FIRST, FIRST + 5);

  private final MutableClock clock = new MutableClock(NOW.plus(Duration.ofMinutes(10)));

  private static Metric metric(String... fields) {
    Map<String, Object> spec = new HashMap<>(Map.of("api", API));
    for (int i = 0; i < fields.length; i += 2) {
      spec.put(fields[i], fields[i + 1]);
    }
    return new Metric(spec);
  }

  private static Indicator.Ratio ratio(Metric part, boolean bad, Metric total) {
    return new Indicator.Ratio("traffic", part, bad, total, true);
  }

  private static final Indicator.Ratio AVAILABLE =
      ratio(metric("count", "good"), false, metric("count", "total"));
  private static final Indicator.Ratio FAST =
      ratio(metric("count", "faster", "threshold", "300ms"), false, metric("count", "timed"));

  private static List<String> slices(SignalSource source, Indicator indicator, MinuteRange range)
      throws InterruptedException {
    return switch (source.read(List.of(indicator), range).getFirst()) {
      case Reading.Slices read -> read.slices().stream().map(TrafficSlicesTest::text).toList();
      case Reading.Failed failed -> throw new AssertionError(failed.failure().message());
    };
  }

  private static String text(Slice slice) {
    return slice.quality() == Quality.MISSING
        ? "-"
        : slice.good() / 1000
            + "/"
            + slice.total() / 1000
            + (slice.quality() == Quality.PARTIAL ? "?" : "");
  }

  private static List<Exchange> some(long minute, int good, int bad, int slow) {
    List<Exchange> some = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      some.add(at(MinuteRange.startOf(minute), "GET", "/pumps/" + i, 200, 300));
    }
    for (int i = 0; i < bad; i++) {
      some.add(at(MinuteRange.startOf(minute), "GET", "/pumps/" + i, 502, 1));
    }
    for (int i = 0; i < slow; i++) {
      some.add(at(MinuteRange.startOf(minute), "POST", "/pumps", 404, 301));
    }
    return some;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void requestsAreCountedAsGoodFastAndInAll(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 5, 2, 1));
      traffic.accept(some(FIRST + 3, 1, 0, 1));
      assertThat(slices(source, AVAILABLE, FIVE)).containsExactly("6/8", "-", "-", "2/2", "-");
      assertThat(slices(source, FAST, FIVE)).containsExactly("5/6", "-", "-", "1/2", "-");
      Metric total = metric("count", "total");
      assertThat(slices(source, ratio(metric("count", "failed"), true, total), FIVE))
          .startsWith("6/8");
      assertThat(slices(source, ratio(metric("count", "ok"), false, total), FIVE))
          .startsWith("5/8");
      String operation = "GET /pumps/{anyName}";
      assertThat(
              slices(
                  source,
                  ratio(
                      metric("count", "good", "operation", operation),
                      false,
                      metric("count", "total", "operation", operation)),
                  FIVE))
          .startsWith("5/7");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aMinuteWithoutRequestsIsZeroIfSomebodyWatchedAndMissingIfNot(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 1, 0, 0));
      long start = MinuteRange.startOf(FIRST).toEpochMilli();
      traffic.watched("log", start, start + 90_000);
      traffic.watched("log", start + 90_000, start + 150_000);
      traffic.watched("log", start + 200_000, start + 300_000);
      assertThat(slices(source, AVAILABLE, FIVE)).containsExactly("1/1", "0/0", "-", "-", "0/0");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aMinuteThatOnlySomeOfItsSourcesWatchedIsPartial(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 1, 0, 0));
      traffic.accept(some(FIRST, 1, 0, 0).stream().map(one -> from("other", one)).toList());
      traffic.accept(some(FIRST + 1, 1, 0, 0));
      traffic.accept(some(FIRST + 2, 2, 0, 0).stream().map(one -> from("other", one)).toList());
      traffic.accept(some(FIRST + 2, 1, 0, 0));
      assertThat(slices(source, AVAILABLE, new MinuteRange(FIRST, FIRST + 3)))
          .containsExactly("2/2", "1/1?", "3/3");
    }
  }

  private static Exchange from(String source, Exchange one) {
    return new Exchange(
        one.timeMillis(),
        source,
        one.service(),
        one.host(),
        one.method(),
        one.path(),
        one.route(),
        one.query(),
        one.status(),
        one.micros(),
        one.requestType(),
        one.responseType(),
        one.client(),
        one.clientVersion());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void lateRequestsCorrectWhatWasReadAndAreToldOnce(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of("delay", "1m"))) {
      traffic.accept(some(FIRST, 1, 0, 0));
      source.changedRead(source.changed());
      assertThat(source.changed()).isEmpty();
      traffic.accept(some(FIRST, 1, 1, 0));
      traffic.accept(some(FIRST + 10, 1, 0, 0));
      List<MinuteRange> changed = source.changed();
      assertThat(changed).containsExactly(new MinuteRange(FIRST, FIRST + 1));
      assertThat(source.changed()).isEmpty();
      assertThat(slices(source, AVAILABLE, FIVE)).startsWith("2/3");
      source.changedRead(changed);
      try (TrafficService again = new TrafficService(database, clock);
          SignalSource other = again.source("traffic", Map.of("delay", "1m"))) {
        assertThat(other.changed()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anSloKeepsItsHistoryWhenItsTemplateBecomesAnother(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 4, 1, 0));
      String operation = "GET /pumps/{pumpId}";
      Indicator.Ratio indicator =
          ratio(
              metric("count", "good", "operation", operation),
              false,
              metric("count", "total", "operation", operation));
      assertThat(slices(source, indicator, FIVE)).startsWith("4/5");
      traffic.know(List.of(api("pumps", "https://" + API, operation("GET", "/pumps/{id}"))));
      traffic.accept(some(FIRST + 1, 2, 0, 0));
      assertThat(slices(source, indicator, FIVE)).startsWith("4/5", "2/2");
      assertThat(traffic.seen(API)).map(seen -> seen.id()).contains("pumps");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aLongRangeIsWhole(Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      long from = FIRST - 2 * 24 * 60;
      for (long minute = from; minute < FIRST; minute++) {
        traffic.accept(some(minute, (int) (minute % 3), 1, 0));
      }
      List<String> slices = slices(source, AVAILABLE, new MinuteRange(from, FIRST));
      for (int i = 0; i < slices.size(); i++) {
        long good = (from + i) % 3;
        assertThat(slices.get(i)).isEqualTo(good + "/" + (good + 1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pumps.example | GET /pumps/{id} | faster | 320ms | 300ms and 400ms",
        "pumps.example | GET /pumps/{id} | faster | 2ms | 5ms",
        "pumps.example | GET /pumps/{id} | faster | fast | 300ms",
        "pumps.example | GET /pumps/{id} | fine | '' | total, good, failed",
        "pumps.example | GET /pumps/{id} | good | 300ms | count: faster",
        "pumps.example | GET /valves | good | '' | GET /pumps/{pumpId}",
        "pumps | '' | good | '' | pumps.example",
      })
  void whatCantBeMeantIsToldWithWhatWouldBeRight(
      String api, String operation, String count, String threshold, String remedy)
      throws Exception {
    try (Database database = io.andal.testing.TestDatabases.sqlite();
        TrafficService traffic = new TrafficService(database, clock);
        SignalSource source = traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 1, 0, 0));
      Map<String, Object> spec = new HashMap<>(Map.of("api", api, "count", count));
      if (!operation.isEmpty()) {
        spec.put("operation", operation);
      }
      if (!threshold.isEmpty()) {
        spec.put("threshold", threshold);
      }
      Indicator wrong = ratio(new Metric(spec), false, metric("count", "total"));
      assertThat(source.read(List.of(wrong, AVAILABLE), FIVE))
          .satisfiesExactly(
              reading ->
                  assertThat(reading)
                      .isInstanceOfSatisfying(
                          Reading.Failed.class,
                          failed -> {
                            assertThat(failed.failure().cause())
                                .isEqualTo(SourceFailure.Cause.BAD_QUERY);
                            assertThat(failed.failure().remedy()).contains(remedy);
                          }),
              reading -> assertThat(reading).isInstanceOf(Reading.Slices.class));
    }
  }

  @Test
  void everyApiAndItsBusiestOperationsAreSuggested() throws Exception {
    try (Database database = io.andal.testing.TestDatabases.sqlite();
        TrafficService traffic = new TrafficService(database, clock);
        SuggestingSource source = (SuggestingSource) traffic.source("traffic", Map.of())) {
      traffic.accept(some(FIRST, 200, 10, 3));
      List<Suggestion> suggestions = source.suggest();
      assertThat(suggestions)
          .extracting(Suggestion::id)
          .containsExactly(
              "pumps.example/http/availability",
              "pumps.example/http/latency",
              "pumps.example/http/errors",
              "pumps.example/http/get/pumps/_/availability",
              "pumps.example/http/get/pumps/_/latency",
              "pumps.example/http/get/pumps/_/errors");
      assertThat(suggestions.get(1).title()).isEqualTo("Requests answered within 400ms");
      assertThat(suggestions.get(4).title()).isEqualTo("GET /pumps/{pumpId} answered within 300ms");
      for (Suggestion suggestion : suggestions) {
        assertThat(slices(source, suggestion.indicator(), FIVE).getFirst()).contains("/2");
      }
    }
  }
}

package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A known number of events in a real Prometheus, counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactCountOnRealPrometheusTest {
  private static final KnownTruth TRUTH = KnownTruth.make();
  private static final long FIRST = KnownTruth.START / 60;
  private static final MinuteRange HOUR = new MinuteRange(FIRST, FIRST + 61);
  private static final MutableClock CLOCK =
      new MutableClock(Instant.ofEpochSecond(KnownTruth.START + 4000));

  private RealPrometheus prometheus;
  private SignalSource source;

  /** The server to try, before it is started. */
  RealPrometheus.Builder server() {
    return RealPrometheus.builder();
  }

  @BeforeAll
  void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    prometheus = server().history(TRUTH.openMetrics()).start();
    source = PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK);
  }

  SignalSource source() {
    return source;
  }

  @AfterAll
  void stop() {
    if (prometheus != null) {
      source.close();
      prometheus.close();
    }
  }

  @Test
  void everyEventIsCountedOnce() throws Exception {
    List<Slice> slices = slices(counted("http_requests_total{job=\"api\"}"), HOUR);

    assertThat(slices).hasSize(61);
    assertThat(events(slices)).isEqualTo(TRUTH.good() + TRUTH.errors());
    assertThat(good(slices)).isEqualTo(TRUTH.good());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 13, 60})
  void theCountIsTheSameHoweverTheHourIsCut(int minutes) throws Exception {
    Indicator indicator = counted("http_requests_total{job=\"api\"}");
    List<Slice> whole = slices(indicator, HOUR);
    List<Slice> cut = new ArrayList<>();
    for (long from = HOUR.from(); from < HOUR.to(); from += minutes) {
      cut.addAll(slices(indicator, new MinuteRange(from, Math.min(HOUR.to(), from + minutes))));
    }
    assertThat(cut.stream().map(s -> List.of(s.good(), s.total())).toList())
        .isEqualTo(whole.stream().map(s -> List.of(s.good(), s.total())).toList());
  }

  @Test
  void increaseOverFiveMinutesLosesEventsWhereExactCountingDoesNot() throws Exception {
    double[] sum = {0};
    ConnectionDetails details = ConnectionDetails.of(Map.of("url", prometheus.url().toString()));
    try (PrometheusApi api = new PrometheusApi(details, PromqlDialect.PROMETHEUS, CLOCK)) {
      for (int i = 1; i <= 12; i++) {
        api.instant(
            "sum(increase(http_requests_total{job=\"api\"}[5m]))",
            (KnownTruth.START + i * 300L) * 1000,
            (_, _, values, _) -> sum[0] += values[0]);
      }
    }
    double truth = TRUTH.good() + TRUTH.errors();
    assertThat(sum[0]).isLessThan(truth * 0.97);
    assertThat(events(slices(counted("http_requests_total{job=\"api\"}"), HOUR))).isEqualTo(truth);
  }

  @Test
  void minutesWithoutOneInstanceArePartial() throws Exception {
    List<Slice> slices = slices(counted("http_requests_total{job=\"api\"}"), HOUR);
    assertThat(slices.get(42).quality()).isEqualTo(Quality.PARTIAL);
    assertThat(slices.get(10).quality()).isEqualTo(Quality.COMPLETE);
    assertThat(slices.get(35).quality()).isEqualTo(Quality.COMPLETE);
  }

  @Test
  void minutesWithoutAnyInstanceAreMissing() throws Exception {
    List<Slice> slices = slices(counted("http_requests_total{instance=\"api-1\"}"), HOUR);
    assertThat(slices.get(42).quality()).isEqualTo(Quality.MISSING);
    assertThat(slices.get(50).quality()).isEqualTo(Quality.COMPLETE);
    List<Slice> before =
        slices(
            counted("http_requests_total{job=\"api\"}"), new MinuteRange(FIRST - 30, FIRST - 20));
    assertThat(before).hasSize(10).allMatch(s -> s.quality() == Quality.MISSING);
  }

  @Test
  void manyIndicatorsAreReadTogetherAndEachGetsItsOwn() throws Exception {
    List<Indicator> indicators =
        List.of(
            counted("http_requests_total{instance=\"api-1\"}"),
            counted("http_requests_total{instance=\"api-2\"}"),
            counted("http_requests_total{instance=\"api-3\"}"),
            counted("nothing_total"));
    List<Reading> readings = source.read(indicators, HOUR);

    assertThat(events(slicesOf(readings.get(0))))
        .isEqualTo(TRUTH.good() + TRUTH.errors() - 20 * 240 - 5 * 41 - 360);
    assertThat(events(slicesOf(readings.get(1)))).isEqualTo(20 * 240 + 5 * 41);
    assertThat(events(slicesOf(readings.get(2)))).isEqualTo(360);
    assertThat(slicesOf(readings.get(3))).allMatch(s -> s.quality() == Quality.MISSING);
  }

  @Test
  void itSaysWhoItIsAndHowFarBackItGoes() throws Exception {
    assertThat(source.identify()).startsWith("Prometheus ").contains(".");
    assertThat(source.earliest().orElseThrow()).isLessThan(FIRST - 1_000_000);
  }

  /** Errors over everything, of the series that the selector's conditions take. */
  private static Indicator counted(String selector) {
    String errors =
        selector.contains("{")
            ? selector.replace("}", ",code=~\"5..\"}")
            : selector + "{code=~\"5..\"}";
    return new Indicator.Ratio("p", metric(errors), true, metric(selector), true);
  }

  static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  private List<Slice> slices(Indicator indicator, MinuteRange range) throws Exception {
    return slicesOf(source.read(List.of(indicator), range).getFirst());
  }

  static List<Slice> slicesOf(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private static double events(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::total).sum() / 1000.0;
  }

  private static double good(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::good).sum() / 1000.0;
  }
}

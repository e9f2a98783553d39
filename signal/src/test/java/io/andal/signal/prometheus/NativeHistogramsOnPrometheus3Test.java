package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import io.andal.signal.kit.RemoteWriter;
import io.andal.signal.kit.TruthSeries;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Native histograms in a real Prometheus: each scrape finds 3 more events up to 0.25 s, 2 more up
 * to 0.5 s and 1 more up to 1 s. The process restarts after 20 minutes, and another is born after
 * 30.
 */
class NativeHistogramsOnPrometheus3Test {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final MinuteRange RANGE = new MinuteRange(START / 60 + 5, START / 60 + 55);
  private static final MinuteRange QUIET = new MinuteRange(START / 60 + 5, START / 60 + 15);

  private static RealPrometheus prometheus;
  private static PromqlSource source;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.version3().isPresent(), RealPrometheus.skipped3());
    prometheus =
        RealPrometheus.builder()
            .server(RealPrometheus.version3().orElseThrow())
            .flag("--web.enable-remote-write-receiver")
            .flag("--enable-feature=native-histograms")
            .start();
    write();
    source =
        PrometheusSources.open(
            "p",
            Map.of("url", prometheus.url().toString(), "delay", "0s"),
            PromqlDialect.PROMETHEUS,
            new MutableClock(Instant.ofEpochSecond(START + 3600)));
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      source.close();
      prometheus.close();
    }
  }

  private static void write() {
    RemoteWriter writer = new RemoteWriter(prometheus.url());
    for (int i = 0; i <= 240; i++) {
      long millis = (START + i * 15L) * 1000;
      long since = i < 80 ? i + 1 : i - 79;
      writer.histogram(labels("a"), millis, -2, 3 * since, 2 * since, since);
      if (i >= 120) {
        writer.histogram(labels("b"), millis, -2, 7L * (i - 119), 0, 0);
      }
      writer.add(
          new TruthSeries(
              Map.of("__name__", "up", "job", "shop", "instance", "b"),
              List.of(millis),
              List.of(1.0)));
    }
    writer.send();
  }

  private static Map<String, String> labels(String instance) {
    return Map.of("__name__", "http_request_duration_seconds", "job", "shop", "instance", instance);
  }

  private static Indicator fast(String bound) {
    return new Indicator.Ratio(
        "p",
        metric("http_request_duration_seconds{job=\"shop\",le=\"" + bound + "\"}"),
        false,
        metric("http_request_duration_seconds{job=\"shop\"}"),
        true);
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  private static List<Slice> slices(Indicator indicator, MinuteRange range) throws Exception {
    Reading reading = source.read(List.of(indicator), range).getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private static double good(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::good).sum() / 1e3;
  }

  private static double total(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::total).sum() / 1e3;
  }

  @Test
  void eventsUpToABoundAreCountedExactlyThroughARestartAndABirth() throws Exception {
    List<Slice> slices = slices(fast("0.5"), RANGE);
    long scrapes = 50 * 4;
    long born = (55 - 30) * 4;
    assertThat(total(slices)).isEqualTo(6.0 * scrapes + 7 * born);
    assertThat(good(slices)).isEqualTo(5.0 * scrapes + 7 * born);
    assertThat(slices).extracting(Slice::quality).containsOnly(Quality.COMPLETE);
  }

  @Test
  void aThresholdInsideABucketIsGuessedAtAndSaysSo() throws Exception {
    List<Slice> slices = slices(fast("0.4"), QUIET);
    double share = Math.log(0.4 / 0.25) / Math.log(2);
    assertThat(good(slices)).isCloseTo((3 + 2 * share) * 40, within(0.05));
    assertThat(total(slices)).isEqualTo(6.0 * 40);
    assertThat(slices).extracting(Slice::quality).containsOnly(Quality.ESTIMATED);
  }

  @Test
  void itGuessesAsPrometheusDoes() throws Exception {
    double[] fraction = {0};
    ConnectionDetails details = ConnectionDetails.of(Map.of("url", prometheus.url().toString()));
    try (PrometheusApi api =
        new PrometheusApi(details, PromqlDialect.PROMETHEUS, new MutableClock(Instant.EPOCH))) {
      api.instant(
          "histogram_fraction(0, 0.4, sum(increase(http_request_duration_seconds{instance=\"a\"}[5m])))",
          (START + 900) * 1000,
          (_, _, values, _) -> fraction[0] = values[0]);
    }
    List<Slice> slices = slices(fast("0.4"), QUIET);
    assertThat(good(slices) / total(slices)).isCloseTo(fraction[0], within(1e-4));
  }

  @Test
  void aBucketSeriesThatIsNotThereIsNamedWithWhatToWrite() throws Exception {
    Indicator classic =
        new Indicator.Ratio(
            "p",
            metric("http_request_duration_seconds_bucket{job=\"shop\",le=\"0.5\"}"),
            false,
            metric("http_request_duration_seconds_count{job=\"shop\"}"),
            true);
    SourceFailure failure =
        ((Reading.Failed) source.read(List.of(classic), QUIET).getFirst()).failure();
    assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
    assertThat(failure.message())
        .isEqualTo(
            "http_request_duration_seconds has native histograms only, and no series"
                + " http_request_duration_seconds_bucket.");
    assertThat(failure.remedy()).contains("http_request_duration_seconds{job=\"shop\",le=\"0.5\"}");
  }

  @Test
  void queriesWithAWindowTakeSharesOfThem() throws Exception {
    String all = "sum(increase(http_request_duration_seconds{instance=\"a\"}[{{.window}}]))";
    Indicator.Ratio windows =
        new Indicator.Ratio(
            "p",
            metric("histogram_fraction(0, 0.5, %s) * histogram_count(%s)".formatted(all, all)),
            false,
            metric("histogram_count(%s)".formatted(all)),
            true);
    List<Slice> slices = slices(windows, QUIET);
    assertThat(good(slices) / total(slices)).isCloseTo(5.0 / 6, within(1e-3));
    assertThat(slices).extracting(Slice::quality).containsOnly(Quality.ESTIMATED);
  }

  @Test
  void aQueryThatLeavesHistogramsIsRefused() throws Exception {
    String all = "sum(increase(http_request_duration_seconds[{{.window}}]))";
    Indicator wrong = new Indicator.Ratio("p", metric(all), false, metric(all), true);
    SourceFailure failure =
        ((Reading.Failed) source.read(List.of(wrong), QUIET).getFirst()).failure();
    assertThat(failure.cause()).isEqualTo(Cause.BAD_QUERY);
    assertThat(failure.remedy()).contains("histogram_count");
  }

  @Test
  void theyAreSuggestedWithABoundThatTheyHave() throws Exception {
    assertThat(source.suggest())
        .singleElement()
        .satisfies(one -> assertThat(one.aspect()).isEqualTo(Suggestion.Aspect.LATENCY))
        .satisfies(one -> assertThat(one.indicator()).isEqualTo(fast("1")));
  }
}

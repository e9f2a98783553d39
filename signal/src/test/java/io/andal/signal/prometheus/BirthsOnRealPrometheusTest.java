package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that come and return, histograms and gauges, in a real Prometheus. */
class BirthsOnRealPrometheusTest {
  private static final long START = KnownTruth.START;
  private static final long FIRST = START / 60;
  private static final MinuteRange ALL = new MinuteRange(FIRST, FIRST + 240);
  private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(START + 15_000));

  private static RealPrometheus prometheus;
  private static SignalSource source;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    prometheus = RealPrometheus.withHistory(history());
    source = PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK);
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      source.close();
      prometheus.close();
    }
  }

  private static String history() {
    StringBuilder text = new StringBuilder("# TYPE births counter\n");
    // Came with a process that had just started: its first 7 events happened since.
    series(text, "births_total{job=\"a\",instance=\"young\"}", 120, 200, 7, 1);
    // Had counted for long when it was first scraped: its first million is only a base.
    series(text, "births_total{job=\"a\",instance=\"old\"}", 120, 200, 1_000_000, 1);
    // Was scraped before, when it had no such series: all 5 are new.
    series(text, "births_total{job=\"a\",instance=\"lazy\"}", 120, 200, 5, 1);
    // Was away for two hours, and grew by 90 meanwhile.
    series(text, "births_total{job=\"a\",instance=\"returned\"}", 0, 40, 1_000, 1);
    series(text, "births_total{job=\"a\",instance=\"returned\"}", 520, 600, 1_130, 1);
    text.append("# TYPE process_start_time_seconds gauge\n");
    gauge(text, "process_start_time_seconds{job=\"a\",instance=\"young\"}", 120, START + 1_790);
    gauge(text, "process_start_time_seconds{job=\"a\",instance=\"old\"}", 120, START - 900_000);
    gauge(text, "process_start_time_seconds{job=\"a\",instance=\"lazy\"}", 120, START - 900_000);
    text.append("# TYPE up gauge\n");
    gauge(text, "up{job=\"a\",instance=\"young\"}", 120, 1);
    gauge(text, "up{job=\"a\",instance=\"old\"}", 120, 1);
    gauge(text, "up{job=\"a\",instance=\"lazy\"}", 60, 1);
    text.append("# TYPE d histogram\n");
    series(text, "d_bucket{instance=\"x\",le=\"0.30\"}", 0, 240, 0, 8);
    series(text, "d_bucket{instance=\"x\",le=\"1.0\"}", 0, 240, 0, 9);
    series(text, "d_bucket{instance=\"x\",le=\"+Inf\"}", 0, 240, 0, 10);
    series(text, "d_count{instance=\"x\"}", 0, 240, 0, 10);
    series(text, "d_sum{instance=\"x\"}", 0, 240, 0, 3);
    text.append("# TYPE ratio gauge\n");
    gauge(text, "ratio{instance=\"x\"}", 0, 0.75);
    gauge(text, "ratio{instance=\"y\"}", 0, 75);
    return text.append("# EOF\n").toString();
  }

  private static void series(
      StringBuilder text, String series, int from, int to, long first, long each) {
    for (int i = from; i <= to; i++) {
      text.append(series)
          .append(' ')
          .append(first + each * (i - from))
          .append(' ')
          .append(START + i * 15L)
          .append('\n');
    }
  }

  private static void gauge(StringBuilder text, String series, int from, double value) {
    for (int i = from; i <= from + 200; i++) {
      text.append(series + " " + value + " " + (START + i * 15L) + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"young, 87", "old, 80", "lazy, 85", "returned, 210"})
  void aFirstValueCountsIfItIsKnownToBeNew(String instance, double events) throws Exception {
    String selector = "births_total{instance=\"" + instance + "\"}";
    assertThat(events(slices(counted(selector, selector), ALL))).isEqualTo(events);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 30})
  void andItDoesSoHoweverTheTimeIsCut(int minutes) throws Exception {
    Indicator all = counted("births_total{job=\"a\"}", "births_total{job=\"a\"}");
    double sum = 0;
    for (long from = ALL.from(); from < ALL.to(); from += minutes) {
      sum += events(slices(all, new MinuteRange(from, from + minutes)));
    }
    assertThat(sum).isEqualTo(87 + 80 + 85 + 210);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.8", "0.30, 0.8", "1, 0.9", "1.00, 0.9", "+Inf, 1"})
  void boundsAreFoundHoweverTheyAreSpelled(String bound, double share) throws Exception {
    Indicator exact = counted("d_bucket{instance=\"x\",le=\"" + bound + "\"}", "d_count");
    Indicator window =
        new Indicator.Ratio(
            "p",
            query("sum(increase(d_bucket{le=\"" + bound + "\"}[{{.window}}]))"),
            false,
            query("sum(increase(d_count[{{ .window }}]))"),
            false);
    for (Indicator indicator : List.of(exact, window)) {
      List<Slice> slices = slices(indicator, new MinuteRange(FIRST + 5, FIRST + 50));
      long good = slices.stream().mapToLong(Slice::good).sum();
      long total = slices.stream().mapToLong(Slice::total).sum();
      assertThat(total).isPositive();
      assertThat((double) good / total)
          .isCloseTo(share, org.assertj.core.data.Offset.offset(0.001));
    }
  }

  @Test
  void aBoundThatDoesNotExistIsRefusedWithThoseThatDo() throws Exception {
    Indicator exact = counted("d_bucket{instance=\"x\",le=\"0.5\"}", "d_count");
    Indicator window =
        new Indicator.Ratio(
            "p",
            query("sum(increase(d_bucket{le=\"0.5\"}[{{.window}}]))"),
            false,
            query("sum(increase(d_count[{{.window}}]))"),
            false);
    for (Indicator indicator : List.of(exact, window)) {
      SourceFailure failure =
          ((Reading.Failed) source.read(List.of(indicator), ALL).getFirst()).failure();
      assertThat(failure.cause()).isEqualTo(SourceFailure.Cause.BAD_QUERY);
      assertThat(failure.remedy()).contains("0.30, 1.0, +Inf");
    }
  }

  @Test
  void aReadyRatioAndAThresholdCountTime() throws Exception {
    MinuteRange range = new MinuteRange(FIRST + 5, FIRST + 10);
    Indicator raw = new Indicator.Raw("p", query("ratio{instance=\"x\"}"), true);
    Indicator below =
        new Indicator.Threshold("p", query("ratio{instance=\"x\"}"), Comparison.LTE, 0.8);
    assertThat(slices(raw, range))
        .hasSize(5)
        .contains(Slice.ofTime(FIRST + 7, 0.75, Quality.ESTIMATED));
    assertThat(slices(below, range)).contains(Slice.ofTime(FIRST + 7, 1, Quality.ESTIMATED));
  }

  @ParameterizedTest
  @CsvSource({"'ratio{instance=\"y\"}', 100", "ratio, series"})
  void whatIsNoRatioIsRefused(String query, String hint) throws Exception {
    Reading reading =
        source
            .read(
                List.of(new Indicator.Raw("p", query(query), true)),
                new MinuteRange(FIRST + 5, FIRST + 10))
            .getFirst();
    SourceFailure failure = ((Reading.Failed) reading).failure();
    assertThat(failure.message() + failure.remedy()).contains(hint);
  }

  @Test
  void longRangesAreAskedForInPiecesPrometheusAccepts() throws Exception {
    Indicator raw = new Indicator.Raw("p", query("ratio{instance=\"x\"}"), true);
    List<Slice> slices = slices(raw, new MinuteRange(FIRST - 20_000, FIRST + 10));
    assertThat(slices).hasSize(20_010);
    assertThat(slices.getFirst()).isEqualTo(Slice.missing(FIRST - 20_000));
    assertThat(slices.getLast().measured()).isTrue();
  }

  private static Indicator counted(String part, String total) {
    return new Indicator.Ratio("p", query(part), false, query(total), true);
  }

  private static io.andal.signal.Metric query(String query) {
    return ExactCountOnRealPrometheusTest.metric(query);
  }

  private static List<Slice> slices(Indicator indicator, MinuteRange range) throws Exception {
    return ExactCountOnRealPrometheusTest.slicesOf(
        source.read(List.of(indicator), range).getFirst());
  }

  private static double events(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::total).sum() / 1000.0;
  }
}

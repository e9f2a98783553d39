package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.aws.SigningFacade;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SLIs in PromQL, against a real Prometheus behind a door that wants signatures and has
 * CloudWatch's limits.
 */
class QueriesTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final int MINUTES = 40 * 60;
  private static final Indicator ERRORS =
      ratio(
          "sum(increase(shop_total{code=\"500\"}[{{.window}}]))",
          "sum(increase(shop_total[{{.window}}]))");

  private static RealPrometheus prometheus;
  private SigningFacade door;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    StringBuilder history = new StringBuilder("# TYPE shop counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= MINUTES * 2; i++) {
        history.append(
            "shop_total{job=\"shop\",code=\"%s\"} %d %d\n"
                .formatted(code, i * (code.equals("200") ? 40L : 3L), START + i * 30L));
      }
    }
    prometheus = RealPrometheus.withHistory(history.append("# EOF\n").toString());
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    door = new SigningFacade(prometheus.url(), "", CloudWatchSettings.SERVICE);
    door.rule = QueriesTest::refusal;
  }

  /** At most a day is looked at, and metrics are named. */
  private static Optional<String> refusal(Map<String, String> form) {
    if (form.containsKey("start")) {
      long span = Long.parseLong(form.get("end")) - Long.parseLong(form.get("start"));
      if (span > 86_400 - 600) {
        return Optional.of("the scan window is longer than 24 hours");
      }
    }
    return form.getOrDefault("query", "").contains("{__name__=~")
        ? Optional.of("a query needs the name of a metric")
        : Optional.empty();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aLongRangeIsAskedInPiecesOfLessThanADay() throws Exception {
    MinuteRange range = new MinuteRange(START / 60 + 2, START / 60 + 30 * 60);
    try (SignalSource source = source("secret")) {
      Reading reading = source.read(List.of(ERRORS), range).getFirst();
      assertThat(reading).isInstanceOf(Reading.Slices.class);
      List<Slice> slices = ((Reading.Slices) reading).slices();
      assertThat(slices).hasSize((int) range.minutes());
      assertThat(slices)
          .extracting(Slice::minute)
          .isSorted()
          .startsWith(range.from())
          .endsWith(range.to() - 1);
      assertThat(slices)
          .allMatch(slice -> slice.quality() == Quality.ESTIMATED && slice.total() > 0);
      assertThat(door.forms).hasSize(2 * 3).allMatch(form -> form.contains("step=60"));
    }
  }

  @Test
  void metricsAndQueriesAreReadSideBySide() throws Exception {
    MinuteRange range = new MinuteRange(START / 60 + 2, START / 60 + 4);
    Indicator slow =
        new Indicator.Threshold(
            "aws", metric("shop_total{code=\"500\"}"), Comparison.LTE, 1_000_000);
    Indicator mixed = ratio("up", "up");
    Indicator half = new Indicator.Ratio("aws", metric("up"), false, Cloud.COUNT, false);
    try (SignalSource source = source("secret")) {
      List<Reading> readings = source.read(List.of(half, slow, ERRORS), range);
      assertThat(((Reading.Failed) readings.get(0)).failure().remedy()).contains("both");
      assertThat(((Reading.Slices) readings.get(1)).slices())
          .allMatch(slice -> slice.good() == slice.total() && slice.measured());
      assertThat(readings.get(2)).isInstanceOf(Reading.Slices.class);
      assertThat(source.read(List.of(mixed), range).getFirst()).isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void plainCountersAreRefusedBeforeTheyAreAsked() throws Exception {
    Indicator counter =
        new Indicator.Ratio("aws", metric("shop_total"), false, metric("shop_total"), true);
    try (SignalSource source = source("secret")) {
      assertThat(failed(source, counter).failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(door.forms).isEmpty();
    }
  }

  @Test
  void aQueryWithoutANameIsRefusedWithWhatWouldBeRight() throws Exception {
    try (SignalSource source = source("secret")) {
      Reading.Failed failed = failed(source, ratio("sum({__name__=~\"a.*\"})", "shop_total"));
      assertThat(failed.failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(failed.failure().message()).contains("needs the name");
      assertThat(failed.failure().remedy()).contains("exactly");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}     | UNAVAILABLE",
        "429 | {\"message\":\"Rate exceeded\"}                                        | UNAVAILABLE",
        "403 | {\"__type\":\"AccessDeniedException\",\"message\":\"not authorized\"}  | DENIED",
        "400 | {\"status\":\"error\",\"error\":\"parse error\"}                       | BAD_QUERY",
        "503 | <html>out of order</html>                                              | UNAVAILABLE"
      })
  void refusalsAreNamedAsAwsMeansThem(int status, String body, Cause cause) throws Exception {
    door.instead = Optional.of(Map.entry(status, body));
    try (SignalSource source = source("secret")) {
      assertThat(failed(source, ERRORS).failure().cause()).isEqualTo(cause);
    }
  }

  @Test
  void aWrongSecretIsDenied() throws Exception {
    try (SignalSource source = source("another")) {
      Reading.Failed failed = failed(source, ERRORS);
      assertThat(failed.failure().cause()).isEqualTo(Cause.DENIED);
      assertThat(failed.failure().remedy()).contains("cloudwatch:ListMetrics");
    }
  }

  private static Reading.Failed failed(SignalSource source, Indicator indicator) throws Exception {
    Reading reading =
        source.read(List.of(indicator), new MinuteRange(START / 60 + 2, START / 60 + 4)).getFirst();
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return (Reading.Failed) reading;
  }

  private SignalSource source(String secret) {
    return CloudWatchSources.open(
        "aws",
        Map.of("region", "eu-central-1", "url", door.url()),
        Cloud.surroundings(
            Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", secret),
            Path.of("nowhere"),
            new MutableClock(Instant.ofEpochSecond(START + MINUTES * 60L))));
  }

  private static Indicator ratio(String bad, String total) {
    return new Indicator.Ratio("aws", metric(bad), true, metric(total), false);
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }
}

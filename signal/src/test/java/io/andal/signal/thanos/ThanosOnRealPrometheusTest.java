package io.andal.signal.thanos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A façade of Thanos before a real Prometheus: the numbers are the same, the doubts are not. */
class ThanosOnRealPrometheusTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final MinuteRange RANGE = new MinuteRange(START / 60 + 1, START / 60 + 20);
  private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(START + 1_500));
  private static final Indicator EXACT = ratio("shop_total{code=\"500\"}", "shop_total");
  private static final Indicator WINDOW =
      ratio(
          "sum(increase(shop_total{code=\"500\"}[{{.window}}]))",
          "sum(increase(shop_total[{{.window}}]))");

  private static RealPrometheus prometheus;
  private ThanosFacade thanos;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    StringBuilder history = new StringBuilder("# TYPE shop counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= 80; i++) {
        history.append(
            "shop_total{job=\"shop\",instance=\"a\",code=\"%s\"} %d %d\n"
                .formatted(code, i * (code.equals("200") ? 40 : 3), START + i * 15L));
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
    thanos = new ThanosFacade(prometheus.url());
  }

  @AfterEach
  void close() {
    thanos.close();
  }

  @Test
  void itsNumbersAreThoseOfThePrometheusBehindIt() throws Exception {
    try (SignalSource plain =
        PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK)) {
      List<Indicator> both = List.of(EXACT, WINDOW);
      List<Reading> read = read(both, Map.of("replicaLabels", List.of("replica")));
      assertThat(read).isEqualTo(plain.read(both, RANGE));
      assertThat(slices(read.getFirst())).allMatch(s -> s.quality() == Quality.COMPLETE);
      assertThat(slices(read.getFirst()).stream().mapToLong(Slice::total).sum())
          .isEqualTo(19 * 4 * 43 * Slice.SCALE);
    }
    assertThat(thanos.queries).allMatch(query -> query.contains("replicaLabels[]=replica"));
  }

  @Test
  void aSeriesThatStillHasItsReplicaLabelWouldCountTwice() throws Exception {
    Reading reading = read(List.of(EXACT), Map.of("replicaLabels", List.of("instance"))).getFirst();
    assertThat(failure(reading).message()).contains("\"instance\"").contains("twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive series from Addr: store-0:10901: rpc error: code = Unavailable",
        "failed to receive any data in 30s from store-0:10901",
        "fetch series for {cluster=eu}: rpc error",
        "something that nobody has seen yet"
      })
  void aStoresWarningMakesSlicesPartial(String warning) throws Exception {
    thanos.warning = warning;
    for (Reading reading : read(List.of(EXACT, WINDOW), Map.of())) {
      assertThat(slices(reading)).allMatch(s -> s.quality() == Quality.PARTIAL);
      assertThat(((Reading.Slices) reading).warnings()).containsExactly(warning);
    }
  }

  @Test
  void adviceOnTheQueryIsPassedOnAndDoubtsNothing() throws Exception {
    thanos.warning = "PromQL info: metric might not be a counter";
    List<Reading> readings = read(List.of(EXACT, WINDOW), Map.of());
    assertThat(slices(readings.getFirst())).allMatch(s -> s.quality() == Quality.COMPLETE);
    assertThat(slices(readings.getLast())).allMatch(s -> s.quality() == Quality.ESTIMATED);
    assertThat(readings)
        .allMatch(one -> ((Reading.Slices) one).warnings().contains(thanos.warning));
  }

  @Test
  void aRefusalForAStoresSakeIsNoBadQuery() throws Exception {
    thanos.failure =
        "expanding series: proxy Series(): rpc error: code = Aborted desc = receive series from"
            + " Addr: store-0:10901: rpc error: code = DeadlineExceeded";
    assertThat(failure(read(List.of(EXACT), Map.of()).getFirst()).cause())
        .isEqualTo(Cause.UNAVAILABLE);
    thanos.failure = "rpc error: code = ResourceExhausted desc = exceeded series limit";
    assertThat(failure(read(List.of(WINDOW), Map.of()).getFirst()).cause())
        .isEqualTo(Cause.LIMITED);
  }

  @Test
  void recordedAnswersAreUnderstood() throws Exception {
    JsonMapper json = new JsonMapper();
    thanos.failure = json.readTree(recorded("issue6223_abort_422.json")).path("error").asString("");
    SourceFailure failure = failure(read(List.of(EXACT), Map.of()).getFirst());
    assertThat(failure.cause()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.message()).contains("No StoreAPIs matched");
    thanos.failure = "";
    thanos.warning =
        json.readTree(recorded("DERIVED_partial_response_warning.json"))
            .path("warnings")
            .path(0)
            .asString("");
    assertThat(slices(read(List.of(EXACT), Map.of()).getFirst()))
        .allMatch(s -> s.quality() == Quality.PARTIAL);
  }

  @Test
  void withoutAnExpectedStoreNothingCounts() throws Exception {
    Map<String, Object> expecting = Map.of("stores", List.of("10.0.0.1:10901", "{cluster=\"us\"}"));
    assertThat(slices(read(List.of(EXACT), expecting).getFirst()))
        .allMatch(s -> s.quality() == Quality.COMPLETE);
    thanos.stores = thanos.stores.subList(0, 1);
    SourceFailure failure = failure(read(List.of(EXACT), expecting).getFirst());
    assertThat(failure.cause()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(failure.message()).contains("{cluster=\"us\"}").doesNotContain("10.0.0.1");
  }

  @Test
  void anExpectedStoreThatLeavesWhileItIsReadIsMissed() throws Exception {
    thanos.beforeAnswer = () -> thanos.stores = thanos.stores.subList(0, 1);
    Reading reading =
        read(List.of(EXACT), Map.of("stores", List.of("{cluster=\"us\"}"))).getFirst();
    assertThat(failure(reading).cause()).isEqualTo(Cause.UNAVAILABLE);
  }

  @Test
  void aStoreThatWasThereAndIsGoneMakesSlicesPartialUntilItIsBack() throws Exception {
    List<String> all = thanos.stores;
    try (SignalSource source = source(Map.of())) {
      assertThat(quality(source)).isEqualTo(Quality.COMPLETE);
      thanos.stores = all.subList(0, 1);
      Reading.Slices read = (Reading.Slices) source.read(List.of(EXACT), RANGE).getFirst();
      assertThat(read.slices()).allMatch(s -> s.quality() == Quality.PARTIAL);
      assertThat(read.warnings()).containsExactly("the sidecar at 10.0.0.2:10901 is gone");
      thanos.stores =
          List.of(all.getFirst(), ThanosFacade.store("10.0.0.9:10901", "{\"cluster\":\"us\"}"));
      assertThat(quality(source)).isEqualTo(Quality.COMPLETE);
    }
  }

  @Test
  void itSaysWhichThanosItIsAndWhichStoresItLacks() throws Exception {
    try (SignalSource source = source(Map.of("stores", List.of("store-9:10901")))) {
      assertThat(source.type()).isEqualTo("Thanos");
      assertThat(source.identify())
          .isEqualTo("Thanos Query 0.42.4 with 2 stores, without store-9:10901");
      assertThat(source.earliest()).contains(1_793_000_000L / 60);
    }
  }

  private static Quality quality(SignalSource source) throws Exception {
    return slices(source.read(List.of(EXACT), RANGE).getFirst()).getFirst().quality();
  }

  private List<Reading> read(List<Indicator> indicators, Map<String, Object> more)
      throws Exception {
    try (SignalSource source = source(more)) {
      return source.read(indicators, RANGE);
    }
  }

  private SignalSource source(Map<String, Object> more) {
    Map<String, Object> details = new HashMap<>(more);
    details.put("url", thanos.url());
    return ThanosSources.open("p", details, CLOCK);
  }

  private static List<Slice> slices(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private static SourceFailure failure(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return ((Reading.Failed) reading).failure();
  }

  private static Indicator ratio(String bad, String total) {
    return new Indicator.Ratio(
        "p", new Metric(Map.of("query", bad)), true, new Metric(Map.of("query", total)), true);
  }

  private static byte[] recorded(String file) throws Exception {
    String folder = System.getProperty("andal.conformance", "");
    Path path = Path.of(folder, "connectors", "thanos", file);
    assumeTrue(
        !folder.isEmpty() && Files.exists(path),
        "recorded answers are skipped: -Dandal.conformance names no folder that has them");
    return Files.readAllBytes(path);
  }
}

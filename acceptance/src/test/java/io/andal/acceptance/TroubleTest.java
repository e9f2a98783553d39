package io.andal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.alert.Alert;
import io.andal.server.AndalRuntime;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.signal.SourceHealth;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Prometheus in trouble, and a clock that jumps: Andal says so, and is right again afterwards.
 */
class TroubleTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final long FIRST = MinuteRange.minuteOf(START);
  private static final int MINUTES = 300;

  @TempDir Path folder;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void whatAHalvedOrRefusedAnswerHidWasNeverInventedAndIsReadLater() {
    KnownEvents truth = new KnownEvents(FIRST, MINUTES, 250, 290, 0.3, 11);
    try (RealPrometheus prometheus = RealPrometheus.withHistory(truth.openMetrics());
        Meddler meddler = new Meddler(prometheus.url())) {
      House.write(folder, meddler.url(), 1);
      MutableClock clock = new MutableClock(START.plus(Duration.ofHours(2)).plusSeconds(25));
      try (AndalRuntime runtime = House.open(folder, clock)) {
        run(runtime, clock, 5);
        assertThat(budget(runtime).state()).isEqualTo(BudgetState.HEALTHY);

        for (Meddler.Mood mood : List.of(Meddler.Mood.HALVING, Meddler.Mood.REFUSING)) {
          meddler.be(mood);
          run(runtime, clock, 12);
          assertThat(budget(runtime).state()).as(mood.name()).isEqualTo(BudgetState.UNMEASURED);
          SourceHealth health = runtime.collector().health().getFirst();
          assertThat(health.state()).isEqualTo(SourceHealth.State.DOWN);
          assertThat(health.lastFailure().orElseThrow().message()).isNotBlank();
          assertThat(health.lastFailure().orElseThrow().remedy()).isNotBlank();
          meddler.be(Meddler.Mood.HONEST);
          run(runtime, clock, 40);
          assertThat(budget(runtime).state()).isNotEqualTo(BudgetState.UNMEASURED);
          assertThat(runtime.collector().health().getFirst().state())
              .isEqualTo(SourceHealth.State.HEALTHY);
        }
        countsLikeTheTruth(runtime, truth, 200);
      }
    }
  }

  @Test
  void aClockSetBackNeitherLosesEventsNorTellsAnAlertTwice() {
    KnownEvents truth = new KnownEvents(FIRST, MINUTES, 130, 160, 0.5, 5);
    try (RealPrometheus prometheus = RealPrometheus.withHistory(truth.openMetrics())) {
      House.write(folder, prometheus.url(), 1);
      MutableClock clock = new MutableClock(START.plus(Duration.ofHours(2)).plusSeconds(25));
      try (AndalRuntime runtime = House.open(folder, clock)) {
        run(runtime, clock, 30);
        List<Alert> before = alerts(runtime);
        assertThat(before).extracting(Alert::rule).contains("page");

        clock.advance(Duration.ofMinutes(-90));
        run(runtime, clock, 10);
        assertThat(alerts(runtime)).hasSameSizeAs(before);

        clock.advance(Duration.ofMinutes(90));
        run(runtime, clock, 10);
        assertThat(alerts(runtime)).extracting(Alert::id).containsAll(ids(before));
        assertThat(alerts(runtime).stream().filter(alert -> alert.rule().equals("page")))
            .hasSize(1);
        countsLikeTheTruth(runtime, truth, 165);
      }
    }
  }

  private static List<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::id).toList();
  }

  private static void run(AndalRuntime runtime, MutableClock clock, int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      clock.advance(Duration.ofMinutes(1));
      House.step(runtime);
    }
  }

  private static Budget budget(AndalRuntime runtime) {
    return runtime.slos().budget("availability").orElseThrow();
  }

  private static List<Alert> alerts(AndalRuntime runtime) {
    return runtime.alerts().alerts(Optional.empty(), Optional.empty(), Optional.empty(), 100);
  }

  private static void countsLikeTheTruth(AndalRuntime runtime, KnownEvents truth, int until) {
    long total = 0;
    long good = 0;
    for (Slice slice :
        runtime.slos().slices("availability", new MinuteRange(FIRST, FIRST + until))) {
      total += slice.total();
      good += slice.good();
    }
    assertThat(good).isEqualTo(truth.goodIn(0, until) * Slice.SCALE);
    assertThat(total).isEqualTo((truth.goodIn(0, until) + truth.badIn(0, until)) * Slice.SCALE);
  }
}

package io.andal.slo.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Objective;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.KeptSlo.Window.Period;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.SloService;
import io.andal.slo.TimeWindow;
import io.andal.slo.suggestion.KeptSloDocuments.Wish;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeptSloDocumentsTest {
  private static final Window MONTH = new Window.Rolling(30);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void targetsOverTheSameWindowAreObjectivesOfOneSlo() {
    KeptSlo kept = kept(List.of(objective(0.999, MONTH), objective(0.99, MONTH)), "", List.of());
    List<SloDefinition> slos = Written.definitions(make(kept, false).documents());
    assertThat(slos).extracting(SloDefinition::target).containsExactlyInAnyOrder(0.99, 0.999);
    assertThat(slos).extracting(SloDefinition::document).containsOnly("checkout-works");
    assertThat(slos.getFirst().indicator()).isEqualTo(indicator());
    assertThat(slos.getFirst().labels()).containsEntry("team", List.of("shop"));
  }

  @Test
  void everyWindowIsAnSloOfItsOwn() {
    KeptSlo kept =
        kept(
            List.of(objective(0.99, new Window.Rolling(7)), objective(0.999, MONTH)),
            "",
            List.of());
    assertThat(Written.definitions(make(kept, false).documents()))
        .extracting(SloDefinition::name)
        .containsExactlyInAnyOrder("checkout-works-7d", "checkout-works-30d");
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-01-01T00:00, P1D",
    "WEEK, 2025-12-29T00:00, P7D",
    "FORTNIGHT, 2025-12-29T00:00, P14D",
    "MONTH, 2026-01-01T00:00, P1M",
    "QUARTER, 2026-01-01T00:00, P3M",
    "YEAR, 2026-01-01T00:00, P1Y"
  })
  void calendarWindowsFollowTheZoneThatWasAskedFor(Period period, String start, String step) {
    KeptSlo kept = kept(List.of(objective(0.99, new Window.Calendar(period))), "", List.of());
    SloDefinition slo = Written.definitions(make(kept, true).documents()).getFirst();
    assertThat(slo.window())
        .isEqualTo(
            new TimeWindow.Calendar(
                java.time.LocalDateTime.parse(start),
                java.time.Period.parse(step),
                ZoneId.of("Asia/Jakarta")));
  }

  @Test
  void anObstacleIsAnErrorAndOfALossyImportAWarning() {
    KeptSlo kept = kept(List.of(objective(0.99, MONTH)), "it is a monitor", List.of());
    MadeDocuments strict = make(kept, false);
    assertThat(strict.accepted()).isFalse();
    assertThat(strict.notes().getFirst().text())
        .isEqualTo("\"Checkout works\" can't be measured from here: it is a monitor");
    MadeDocuments lossy = make(kept, true);
    assertThat(lossy.accepted()).isTrue();
    assertThat(lossy.documents()).isEmpty();
    assertThat(lossy.notes()).hasSize(1);
  }

  @Test
  void aLossIsOnlyTakenByALossyImport() {
    KeptSlo kept =
        kept(List.of(objective(0.99, MONTH)), "", List.of("Its warning threshold is left out."));
    assertThat(make(kept, false).documents()).isEmpty();
    assertThat(make(kept, false).accepted()).isFalse();
    assertThat(make(kept, true).accepted()).isTrue();
    assertThat(Written.definitions(make(kept, true).documents())).hasSize(1);
  }

  @Test
  void aTargetWithoutABudgetIsLeftOutOnlyByALossyImport() {
    KeptSlo kept = kept(List.of(objective(1, MONTH), objective(0.9, MONTH)), "", List.of());
    assertThat(make(kept, false).accepted()).isFalse();
    assertThat(Written.definitions(make(kept, true).documents()))
        .extracting(SloDefinition::target)
        .containsExactly(0.9);
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void ourVerdictStandsBesideTheirsOverTheSameTime(TestDatabases.Fresh fresh) {
    long now = MinuteRange.minuteOf(NOW);
    Verdict theirs = new Verdict(0.95, Optional.of(950.0), Optional.of(1_000.0), now - 100, now);
    KeptSlo kept = kept(List.of(new Objective(0.9, MONTH, Optional.of(theirs))), "", List.of());
    Documents documents = Written.documents(make(kept, false).documents());
    try (Database database = fresh.open()) {
      SloService slos = new SloService(database, new MutableClock(NOW));
      slos.define(SloDocuments.definitions(documents));
      List<Slice> minutes = new ArrayList<>();
      for (long minute = now - 200; minute < now; minute++) {
        minutes.add(Slice.of(minute, minute < now - 100 ? 0 : 96, 100, Quality.COMPLETE));
      }
      slos.record(Map.of(slos.tracked().getFirst().series(), minutes));

      TakenOver taken = TakenOver.of("metrics", documents);
      TakenOver.Ours ours = taken.ours(kept, kept.objectives().getFirst(), slos).orElseThrow();
      assertThat(ours.slo()).isEqualTo("checkout-works");
      assertThat(ours.sum().orElseThrow().totalEvents()).isEqualTo(10_000);
      assertThat(ours.difference(kept.objectives().getFirst()).orElseThrow())
          .isCloseTo(0.01, within(1e-9));
      assertThat(taken.ours(kept, objective(0.99, MONTH), slos)).isEmpty();
    }
  }

  private static MadeDocuments make(KeptSlo kept, boolean lossy) {
    return KeptSloDocuments.of(
        List.of(kept),
        Documents.empty(),
        new Wish(
            "metrics",
            "Prometheus",
            ZoneId.of("Asia/Jakarta"),
            LocalDate.parse("2026-11-23"),
            lossy));
  }

  private static Objective objective(double target, Window window) {
    return new Objective(target, window, Optional.empty());
  }

  private static Indicator indicator() {
    return new Indicator.Ratio(
        "metrics",
        new Metric(Map.of("query", "good_total")),
        false,
        new Metric(Map.of("query", "all_total")),
        false);
  }

  private static KeptSlo kept(List<Objective> objectives, String obstacle, List<String> losses) {
    return new KeptSlo(
        "abc123",
        "Checkout works",
        "checkout",
        "People can pay.",
        Map.of("team", "shop"),
        Optional.of(indicator()),
        objectives,
        "https://monitoring.example/slo/abc123",
        obstacle,
        losses);
  }
}

package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** The laws of alerts once more, with the store: whatever is said, each is told once. */
class AlertStoryTest {

  /** What is said, how many minutes later, and whether the process restarts before. */
  record Word(Verdict verdict, int step, boolean restart) {}

  @Provide
  Arbitrary<List<Word>> stories() {
    return Combinators.combine(
            Arbitraries.of(Verdict.values()),
            Arbitraries.integers().between(-2, 3),
            Arbitraries.of(true, false, false))
        .as(Word::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void anyStoryTellsOfEachStartAndEachEndOnce(
      @ForAll("stories") List<Word> story,
      @ForAll @IntRange(min = 0, max = 3) int after,
      @ForAll boolean whenNoData) {
    MutableClock clock = new MutableClock(Pump.NOON);
    Pump pump = new Pump();
    pump.define(Pump.rule(Duration.ofMinutes(after), whenNoData, true, true));
    try (Database database = TestDatabases.sqlite()) {
      AlertService service = new AlertService(database, clock, pump);
      long minute = 0;
      for (Word word : story) {
        minute += word.step();
        clock.advance(Duration.ofMinutes(word.step()));
        service = word.restart() ? new AlertService(database, clock, pump) : service;
        List<RuleVerdict> verdicts = List.of(pump.says(word.verdict(), minute));
        service.accept(verdicts);
        List<Alert> once = all(service);
        service.accept(verdicts);
        assertThat(all(service)).isEqualTo(once);
        assertThat(service.active()).hasSizeLessThanOrEqualTo(1);
        holdTheLaws(service);
      }
    }
  }

  private static void holdTheLaws(AlertService service) {
    for (Alert alert : all(service)) {
      List<String> told = service.deliveries(alert.id()).stream().map(Delivery::event).toList();
      switch (alert.state()) {
        case PENDING -> assertThat(told).isEmpty();
        case FIRING -> assertThat(told).containsExactly("started");
        case RESOLVED -> assertThat(told).containsExactly("started", "resolved");
      }
      assertThat(alert.frozen() && alert.state() == AlertState.RESOLVED).isFalse();
    }
  }

  private static List<Alert> all(AlertService service) {
    return service.alerts(Optional.empty(), Optional.empty(), Optional.empty(), 500);
  }
}

package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:01:30Z");
  private static final long NOON_MINUTE = MinuteRange.minuteOf(NOON);

  private final MutableClock clock = new MutableClock(NOON);
  private final MemoryLedger ledger = new MemoryLedger();
  private final ScriptedSource source = new ScriptedSource("s");
  private final Collector collector = new Collector(ledger, clock);

  CollectorTest() {
    collector.sources(List.of(source));
  }

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void theLastMinuteIsReadOnceItsDelayIsOver() throws Exception {
    track("a", 0);
    collector.runDue();
    assertThat(ledger.minutes("a").getLast()).isEqualTo(NOON_MINUTE - 2);
    assertThat(collector.expectedUntil("s")).isEqualTo(NOON_MINUTE - 1);
    source.reads.clear();

    collector.runDue();
    assertThat(source.reads).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    collector.runDue();
    assertThat(source.reads).containsExactly(new MinuteRange(NOON_MINUTE - 1, NOON_MINUTE));
  }

  @Test
  void everyFiveMinutesTheOverlapIsReadAgain() throws Exception {
    track("a", 0);
    collector.runDue();
    source.reads.clear();
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(1));
      collector.runDue();
    }
    assertThat(source.reads).filteredOn(range -> range.minutes() == 10).hasSize(2);
    assertThat(source.reads).filteredOn(range -> range.minutes() == 1).hasSize(8);
  }

  @Test
  void historyIsReadNewestFirstInChunksForAllTogether() throws Exception {
    track(Map.of("a", 600L, "b", 600L));
    collector.runDue();

    assertThat(ledger.minutes("a")).hasSize(600);
    assertThat(ledger.minutes("b")).hasSize(600);
    List<MinuteRange> history = source.reads.subList(1, source.reads.size());
    assertThat(history)
        .hasSizeBetween(10, 11)
        .isSortedAccordingTo((x, y) -> Long.compare(y.to(), x.to()));
    assertThat(history).allMatch(range -> range.minutes() <= 60);
  }

  @Test
  void whatASourceCannotHaveIsMissingWithoutBeingAsked() throws Exception {
    source.earliest = Optional.of(NOON_MINUTE - 100);
    track("a", 1_000);
    collector.runDue();

    assertThat(ledger.slices("a")).hasSize(1_000);
    assertThat(ledger.slice("a", NOON_MINUTE - 500).quality()).isEqualTo(Quality.MISSING);
    assertThat(ledger.slice("a", NOON_MINUTE - 50).quality()).isEqualTo(Quality.COMPLETE);
    assertThat(source.reads).allMatch(range -> range.from() >= NOON_MINUTE - 110);
  }

  @Test
  void afterAnOutageEverythingMissedIsRead() throws Exception {
    track("a", 60);
    collector.runDue();
    source.outage = Optional.of(failure(Cause.UNREACHABLE));
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofMinutes(1));
      collector.runDue();
    }
    assertThat(health().state()).isEqualTo(SourceHealth.State.DOWN);
    assertThat(health().lastFailure().orElseThrow().cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(health().failingSince()).contains(NOON.plus(Duration.ofMinutes(1)));
    assertThat(ledger.minutes("a").getLast()).isEqualTo(NOON_MINUTE - 2);

    source.outage = Optional.empty();
    for (int i = 0; i < 7; i++) {
      clock.advance(Duration.ofMinutes(1));
      collector.runDue();
    }
    assertThat(health().state()).isEqualTo(SourceHealth.State.HEALTHY);
    assertThat(health().lastFailure()).isEmpty();
    assertThat(ledger.gaps(new SeriesId("a"), new MinuteRange(NOON_MINUTE, NOON_MINUTE + 36)))
        .isEmpty();
  }

  @Test
  void aSourceThatIsDownIsAskedLessAndLess() throws Exception {
    track("a", 0);
    source.outage = Optional.of(failure(Cause.UNREACHABLE));
    for (int i = 0; i < 3600; i++) {
      collector.runDue();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(source.reads).hasSizeBetween(14, 25);
  }

  @Test
  void aBadQueryBlocksNobodyElse() throws Exception {
    source.bad.put("b", failure(Cause.BAD_QUERY));
    track(Map.of("a", 120L, "b", 120L));
    collector.runDue();

    assertThat(ledger.minutes("a")).hasSize(120);
    assertThat(ledger.minutes("b")).isEmpty();
    assertThat(health().state()).isEqualTo(SourceHealth.State.DEGRADED);
    assertThat(health().waiting()).isEqualTo(1);

    source.bad.clear();
    clock.advance(Duration.ofMinutes(6));
    collector.runDue();
    assertThat(ledger.minutes("b")).hasSizeGreaterThanOrEqualTo(120);
    assertThat(health().state()).isEqualTo(SourceHealth.State.HEALTHY);
  }

  @Test
  void aDefectMetTogetherIsFoundAlone() throws Exception {
    source.broken = "b";
    track(Map.of("a", 0L, "b", 0L));
    collector.runDue();
    assertThat(ledger.minutes("a")).isNotEmpty();
    assertThat(ledger.minutes("b")).isEmpty();
    assertThat(health().lastFailure().orElseThrow().remedy()).contains("defect");
  }

  @Test
  void historyThatIsTooMuchAtOnceIsHalvedAndHoldsUpNothingLive() throws Exception {
    source.longest = 15;
    track("a", 240);
    for (int i = 0; i < 120; i++) {
      collector.runDue();
      clock.advance(Duration.ofMinutes(1));
      assertThat(ledger.minutes("a").getLast()).isEqualTo(collector.expectedUntil("s") - 2);
    }
    assertThat(ledger.gaps(new SeriesId("a"), new MinuteRange(NOON_MINUTE - 100, NOON_MINUTE)))
        .isEmpty();
    assertThat(health().state()).isEqualTo(SourceHealth.State.HEALTHY);
  }

  @Test
  void aClockSetBackOnlyRepeatsReadings() throws Exception {
    track("a", 30);
    collector.runDue();
    clock.advance(Duration.ofHours(-2));
    collector.runDue();
    clock.advance(Duration.ofMinutes(1));
    source.reads.clear();
    collector.runDue();
    assertThat(source.reads).isNotEmpty();
    assertThat(ledger.slice("a", NOON_MINUTE - 121).measured()).isTrue();
  }

  @Test
  void whatWasPushedLateIsReadAgain() throws Exception {
    track("a", 600);
    collector.runDue();
    source.reads.clear();
    MinuteRange late = new MinuteRange(NOON_MINUTE - 300, NOON_MINUTE - 290);
    source.changed.add(late);
    clock.advance(Duration.ofMinutes(1));
    collector.runDue();
    assertThat(source.reads).contains(late);
    assertThat(source.changed).isEmpty();
  }

  @Test
  void latePushesStayKnownWhileTheSourceFails() throws Exception {
    track("a", 600);
    collector.runDue();
    source.changed.add(new MinuteRange(NOON_MINUTE - 300, NOON_MINUTE - 290));
    source.outage = Optional.of(failure(Cause.TIMEOUT));
    clock.advance(Duration.ofMinutes(1));
    collector.runDue();
    assertThat(source.changed).hasSize(1);
  }

  @Test
  void whoPausesAfterAFailureHearsOfLatePushesLater() throws Exception {
    track(Map.of("a", 600L, "b", 600L));
    collector.runDue();
    source.bad.put("b", failure(Cause.BAD_QUERY));
    advanceAMinute();
    MinuteRange late = new MinuteRange(NOON_MINUTE - 300, NOON_MINUTE - 290);
    source.changed.add(late);
    collector.runDue();
    assertThat(source.changed).containsExactly(late);

    source.bad.clear();
    source.reads.clear();
    clock.advance(Duration.ofMinutes(6));
    collector.runDue();
    assertThat(source.reads).containsOnlyOnce(late);
    assertThat(source.changed).isEmpty();
  }

  @Test
  void whoNeverReadAMinuteOwesItNoSecondReading() throws Exception {
    source.bad.put("b", failure(Cause.BAD_QUERY));
    track(Map.of("a", 600L, "b", 600L));
    collector.runDue();
    source.changed.add(new MinuteRange(NOON_MINUTE - 300, NOON_MINUTE - 290));
    advanceAMinute();
    assertThat(source.changed).isEmpty();
  }

  @Test
  void changesThatCannotBeAskedForPauseTheReading() throws Exception {
    track("a", 0);
    source.changesFail = true;
    int failures = 0;
    for (int i = 0; i < 3600; i++) {
      try {
        collector.runDue();
      } catch (IllegalStateException e) {
        failures++;
      }
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(failures).isBetween(14, 25);
    assertThat(source.asked).hasValue(failures);
    assertThat(health().lastFailure().orElseThrow().message()).contains("the database is down");

    source.changesFail = false;
    clock.advance(Duration.ofMinutes(6));
    collector.runDue();
    assertThat(health().state()).isEqualTo(SourceHealth.State.HEALTHY);
  }

  @Test
  void whoASourceIsIsAskedNowAndThen() throws Exception {
    source.identity = "a script, 0 series";
    track("a", 0);
    collector.runDue();
    assertThat(health().identity()).isEqualTo("a script, 0 series");
    source.identity = "a script, 14 series";
    advanceAMinute();
    assertThat(health().identity()).isEqualTo("a script, 14 series");
    source.identity = "a script, 15 series";
    advanceAMinute();
    assertThat(health().identity()).isEqualTo("a script, 14 series");
    clock.advance(Duration.ofMinutes(4));
    collector.runDue();
    assertThat(health().identity()).isEqualTo("a script, 15 series");
  }

  private void advanceAMinute() throws InterruptedException {
    clock.advance(Duration.ofMinutes(1));
    collector.runDue();
  }

  @Test
  void aSourceThatIsGoneIsClosed() {
    collector.sources(List.of());
    assertThat(source.closed).isTrue();
    assertThat(collector.health()).isEmpty();
  }

  @Test
  void inTheBackgroundItReadsByItself() throws Exception {
    track("a", 10);
    collector.start();
    assertThat(source.read.tryAcquire(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  private void track(String series, long history) {
    track(Map.of(series, history));
  }

  private void track(Map<String, Long> histories) {
    collector.track(
        histories.entrySet().stream()
            .map(
                entry ->
                    new TrackedIndicator(
                        new SeriesId(entry.getKey()),
                        ScriptedSource.indicator(entry.getKey()),
                        entry.getValue()))
            .toList());
  }

  private SourceHealth health() {
    return collector.health().getFirst();
  }

  private static SourceFailure failure(Cause cause) {
    return new SourceFailure(cause, "It fails.", "Mend it.");
  }
}

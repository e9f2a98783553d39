package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:01:30Z"));
  private final ScriptedSource source = new ScriptedSource("s");
  private final Collector collector = new Collector(new MemoryLedger(), clock);

  WaitingTest() {
    collector.sources(List.of(source));
    collector.track(
        Stream.of("a", "b", "c")
            .map(
                name -> new TrackedIndicator(new SeriesId(name), ScriptedSource.indicator(name), 0))
            .toList());
  }

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void aSourceThatAsksForPatienceIsLeftAloneAsAWholeForThatLong() throws Exception {
    source.bad.put("b", failure("Too much.").retryAfter(Duration.ofMinutes(4)));
    collector.runDue();
    source.reads.clear();
    source.bad.clear();

    clock.advance(Duration.ofMinutes(3).plusSeconds(59));
    collector.runDue();
    assertThat(source.reads).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    collector.runDue();
    assertThat(source.reads).isNotEmpty();
  }

  @Test
  void aSourceThatAsksForALotIsAskedAgainAfterAnHour() throws Exception {
    source.outage = Optional.of(failure("Go away.").retryAfter(Duration.ofDays(3)));
    collector.runDue();
    source.reads.clear();
    source.outage = Optional.empty();
    clock.advance(Duration.ofMinutes(73));
    collector.runDue();
    assertThat(source.reads).isNotEmpty();
  }

  @Test
  void whatFailsSaysWhichSeriesWaitForIt() throws Exception {
    source.bad.put("a", failure("No metric."));
    source.bad.put("c", failure("No metric."));
    collector.runDue();
    assertThat(collector.health().getFirst().waits())
        .containsExactly(
            new SourceHealth.Wait(
                failure("No metric."), List.of(new SeriesId("a"), new SeriesId("c")), 2));
  }

  @Test
  void forASourceThatIsDownAllWait() throws Exception {
    source.outage = Optional.of(failure("Down."));
    collector.runDue();
    assertThat(collector.health().getFirst().waits())
        .singleElement()
        .satisfies(wait -> assertThat(wait.count()).isEqualTo(3))
        .satisfies(wait -> assertThat(wait.failure()).isEqualTo(failure("Down.")));
  }

  @Test
  void whereAllIsWellNobodyWaits() throws Exception {
    collector.runDue();
    assertThat(collector.health().getFirst().waits()).isEmpty();
  }

  private static SourceFailure failure(String message) {
    return new SourceFailure(Cause.UNAVAILABLE, message, "Mend it.");
  }
}

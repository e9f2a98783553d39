package io.andal.slo.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.engine.Definitions;
import io.andal.slo.engine.SliceBlock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final int DAY = 1_440;

  /** An outage of an hour at noon of the fifth day. */
  private static final MinuteRange OUTAGE = new MinuteRange(4 * DAY + 720, 4 * DAY + 780);

  @Test
  void anOutageRaisesThePageAndItEndsSoonAfter() {
    Replayed replayed = Replay.run(slo(0.999), history(10));

    Replayed.Alert page = replayed.alerts().getFirst();
    assertThat(page.rule()).isEqualTo("page");
    assertThat(page.cause()).isEqualTo(Replayed.Cause.BURN);
    assertThat(page.firing().from()).isBetween(OUTAGE.from(), OUTAGE.from() + 5);
    assertThat(page.firing().to()).isBetween(OUTAGE.to(), OUTAGE.to() + 31);
    assertThat(page.open()).isFalse();
    assertThat(page.worstBurn()).isGreaterThan(900);
  }

  @Test
  void aLooserTargetRaisesNothing() {
    Compared compared = Replay.compare(slo(0.999), slo(0.9), history(10));

    assertThat(compared.before().alerts("page")).isEqualTo(1);
    assertThat(compared.after().alerts()).isEmpty();
    assertThat(compared.after().remaining()).isGreaterThan(compared.before().remaining());
  }

  @Test
  void rollingWindowsAreToldAtTheEndOfEachDayOnceTheyAreWhole() {
    Replayed replayed = Replay.run(slo(0.999), history(10));

    assertThat(replayed.windows()).hasSize(4);
    assertThat(replayed.windows().getFirst().range()).isEqualTo(new MinuteRange(0, 7 * DAY));
    assertThat(replayed.windows().getFirst().attainment()).isEqualTo(1 - 60.0 / (7 * DAY));
    assertThat(replayed.missedWindows()).isEqualTo(4);
  }

  @Test
  void calendarWindowsAreToldEachOnce() {
    TimeWindow daily =
        new TimeWindow.Calendar(
            LocalDateTime.of(1970, 1, 1, 0, 0), Period.ofDays(1), ZoneOffset.UTC);
    Replayed replayed =
        Replay.run(Definitions.slo("daily", "a", 0.999, daily, List.of()), history(10));

    assertThat(replayed.windows()).hasSize(10);
    assertThat(replayed.missedWindows()).isEqualTo(1);
    assertThat(replayed.windows().get(4).sum().bad()).isEqualTo(60 * 100 * Slice.SCALE);
  }

  @Test
  void minutesWithoutBudgetAreCountedOnlyWhereTheWindowIsKnown() {
    Replayed replayed = Replay.run(slo(0.999), history(10));

    assertThat(replayed.judgedMinutes()).isEqualTo(10 * DAY - 7 * DAY * 9 / 10 + 1);
    assertThat(replayed.exhaustedMinutes()).isEqualTo(replayed.judgedMinutes());
  }

  @Test
  void minutesBeforeTheFirstReadOneAreNoHistory() {
    SliceBlock block = new SliceBlock(new MinuteRange(0, 2 * DAY));
    for (int i = DAY; i < 2 * DAY; i++) {
      block.set(i, Slice.SCALE, 0, Quality.COMPLETE);
    }

    assertThat(History.of(block).withoutUnreadStart().range())
        .isEqualTo(new MinuteRange(DAY, 2 * DAY));
  }

  @Test
  void aReplayThatTakesTooLongIsGivenUp() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Instant[] now = {start};
    Patience patience = Patience.of(() -> now[0], Duration.ofSeconds(1));
    now[0] = start.plusSeconds(2);

    assertThatThrownBy(() -> Replay.run(CountedHistory.of(slo(0.999), history(10)), patience))
        .isInstanceOf(ReplayStoppedException.class)
        .hasMessage("The replay took too long; ask for fewer days.");
  }

  @Test
  void aCanceledReplayStops() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Replay.run(slo(0.999), history(10)))
        .isInstanceOf(ReplayStoppedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static SloDefinition slo(double target) {
    return Definitions.slo(
        "slo",
        "commands",
        target,
        new TimeWindow.Rolling(Duration.ofDays(7)),
        List.of(Definitions.page()));
  }

  private static History history(int days) {
    SliceBlock block = new SliceBlock(new MinuteRange(0, (long) days * DAY));
    for (int i = 0; i < block.size(); i++) {
      long bad = OUTAGE.contains(i) ? 100 : 0;
      block.set(i, 100 * Slice.SCALE, bad * Slice.SCALE, Quality.COMPLETE);
    }
    return History.of(block);
  }
}

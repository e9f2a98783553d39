package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.AlertRule;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AlertMachineTest {

  /** One thing that is said to the machine. */
  record Word(Verdict verdict, int step, boolean reading) {}

  @Provide
  Arbitrary<List<Word>> stories() {
    return Combinators.combine(
            Arbitraries.of(Verdict.values()),
            Arbitraries.integers().between(-3, 6),
            Arbitraries.of(true, false, false, false))
        .as(Word::new)
        .list()
        .ofMaxSize(80);
  }

  @Property(tries = 500)
  void everyEpisodeStartsAndEndsAtMostOnceInThisOrder(
      @ForAll("stories") List<Word> story,
      @ForAll @IntRange(min = 0, max = 10) int after,
      @ForAll boolean whenNoData) {
    Optional<Episode> current = Optional.empty();
    long minute = 1_000;
    for (Word word : story) {
      minute += word.step();
      Optional<Episode> next = step(current, word, minute, after, whenNoData);
      AlertState from = current.map(Episode::state).orElse(null);
      AlertState to = next.map(Episode::state).orElse(null);
      if (from == AlertState.FIRING) {
        assertThat(to).isIn(AlertState.FIRING, AlertState.RESOLVED);
      } else {
        assertThat(to).isNotEqualTo(AlertState.RESOLVED);
      }
      current = next.filter(episode -> episode.state() != AlertState.RESOLVED);
    }
  }

  @Property(tries = 500)
  void whatCannotBeMeasuredNeverStartsNorEndsABurnAlert(
      @ForAll("stories") List<Word> story, @ForAll @IntRange(min = 0, max = 10) int after) {
    Optional<Episode> current = Optional.empty();
    long minute = 1_000;
    for (Word word : story) {
      minute += word.step();
      Optional<Episode> next = step(current, word, minute, after, false);
      if (word.verdict() == Verdict.UNMEASURED) {
        assertThat(next.map(Episode::state)).isEqualTo(current.map(Episode::state));
      }
      current = next.filter(episode -> episode.state() != AlertState.RESOLVED);
    }
  }

  @Property(tries = 500)
  void sayingTheSameTwiceChangesNothing(
      @ForAll("stories") List<Word> story,
      @ForAll @IntRange(min = 0, max = 10) int after,
      @ForAll boolean whenNoData) {
    Optional<Episode> current = Optional.empty();
    long minute = 1_000;
    for (Word word : story) {
      minute += word.step();
      current =
          step(current, word, minute, after, whenNoData)
              .filter(episode -> episode.state() != AlertState.RESOLVED);
      boolean ended = current.isEmpty();
      if (!ended) {
        assertThat(step(current, word, minute, after, whenNoData)).isEqualTo(current);
      }
    }
  }

  @Property(tries = 500)
  void anOlderVerdictChangesNothing(
      @ForAll("stories") List<Word> story, @ForAll Verdict late, @ForAll boolean whenNoData) {
    Optional<Episode> current = Optional.empty();
    long minute = 1_000;
    for (Word word : story) {
      minute += Math.abs(word.step());
      current =
          step(current, word, minute, 3, whenNoData)
              .filter(episode -> episode.state() != AlertState.RESOLVED);
      if (current.isPresent()) {
        Word old = new Word(late, 0, false);
        assertThat(step(current, old, minute - 1, 3, whenNoData)).isEqualTo(current);
      }
    }
  }

  @Test
  void aRuleWithoutAWaitFiresAtOnce() {
    assertThat(told(0, false, Verdict.HOLDS)).containsExactly(AlertState.FIRING);
  }

  @Test
  void aRuleWithAWaitFiresWhenItHeldThatLong() {
    assertThat(told(2, false, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS))
        .containsExactly(AlertState.PENDING, AlertState.PENDING, AlertState.FIRING);
  }

  @Test
  void aClearMinuteStartsTheWaitAnew() {
    assertThat(told(2, false, Verdict.HOLDS, Verdict.HOLDS, Verdict.CLEAR, Verdict.HOLDS))
        .containsExactly(AlertState.PENDING, AlertState.PENDING, null, AlertState.PENDING);
  }

  @Test
  void anUnmeasuredMinuteStartsTheWaitAnew() {
    assertThat(
            told(
                2,
                false,
                Verdict.HOLDS,
                Verdict.UNMEASURED,
                Verdict.HOLDS,
                Verdict.HOLDS,
                Verdict.HOLDS))
        .containsExactly(
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.FIRING);
  }

  @Test
  void noDataFiresAfterFiveMinutesWhereThePolicyAsksForIt() {
    Verdict no = Verdict.UNMEASURED;
    assertThat(told(0, true, no, no, no, no, no, no, Verdict.CLEAR))
        .containsExactly(
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.PENDING,
            AlertState.FIRING,
            AlertState.RESOLVED);
  }

  @Test
  void readingHistoryIsNotNoData() {
    assertThat(step(Optional.empty(), new Word(Verdict.UNMEASURED, 0, true), 1, 0, true)).isEmpty();
  }

  @Test
  void aFiringAlertIsFrozenWhileItCannotBeMeasured() {
    Optional<Episode> firing =
        step(Optional.empty(), new Word(Verdict.HOLDS, 0, false), 1, 0, true);
    Optional<Episode> frozen = step(firing, new Word(Verdict.UNMEASURED, 0, false), 2, 0, true);
    assertThat(frozen).get().returns(true, Episode::frozen);
    assertThat(step(frozen, new Word(Verdict.HOLDS, 0, false), 3, 0, true))
        .get()
        .returns(false, Episode::frozen)
        .returns(AlertState.FIRING, Episode::state);
  }

  private static List<AlertState> told(int after, boolean whenNoData, Verdict... verdicts) {
    List<AlertState> states = new java.util.ArrayList<>();
    Optional<Episode> current = Optional.empty();
    long minute = 1_000;
    for (Verdict verdict : verdicts) {
      current = step(current, new Word(verdict, 0, false), minute, after, whenNoData);
      minute++;
      states.add(current.map(Episode::state).orElse(null));
      current = current.filter(episode -> episode.state() != AlertState.RESOLVED);
    }
    return states;
  }

  private static Optional<Episode> step(
      Optional<Episode> current, Word word, long minute, int after, boolean whenNoData) {
    AlertRule rule =
        new AlertRule(
            "page",
            "default",
            "page",
            List.of(),
            Duration.ofMinutes(after),
            whenNoData,
            true,
            true,
            List.of());
    return AlertMachine.next(
        current, new RuleVerdict("s", rule, minute, word.verdict()), word.reading());
  }
}

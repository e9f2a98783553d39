package io.andal.slo.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.Adjustment;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import io.andal.slo.annotation.Comparison.Verdict;
import io.andal.slo.engine.Definitions;
import io.andal.slo.engine.SliceBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DeploymentEffectTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final long START = MinuteRange.minuteOf(AT);
  private static final SloDefinition SLO =
      Definitions.slo("commands", new TimeWindow.Rolling(Duration.ofDays(30)));

  /** Bad events of each minute, among {@code total} of them. */
  private static DeploymentEffect effect(
      SloDefinition slo, long asOf, Optional<Instant> next, long total, LongUnaryOperator bad) {
    DeploymentEffect.Measured measured =
        range -> {
          SliceBlock block = new SliceBlock(range);
          for (long minute = range.from(); minute < range.to(); minute++) {
            block.set(
                (int) (minute - range.from()),
                total * Slice.SCALE,
                bad.applyAsLong(minute) * Slice.SCALE,
                Quality.COMPLETE);
          }
          return List.of(block);
        };
    WindowSum period = new WindowSum(0, 43_200L * total * Slice.SCALE, 43_200, 0, 0);
    Budget budget =
        new Budget(
            slo.name(),
            BudgetState.HEALTHY,
            slo.target(),
            new MinuteRange(asOf - 43_200, asOf),
            asOf,
            period,
            1,
            List.of(),
            Optional.empty(),
            1,
            Optional.empty());
    Annotation deployment =
        new Annotation(
            "1",
            AT,
            Optional.empty(),
            Category.DEPLOYMENT,
            "v1",
            "",
            Optional.empty(),
            new Subject.OfAll(),
            Map.of(),
            "ci",
            Optional.empty(),
            List.of());
    return DeploymentEffect.of(slo, deployment, next, budget, measured);
  }

  @Test
  void aJumpOfErrorsIsWorseAndItsNumbersAreTheCounts() {
    DeploymentEffect effect =
        effect(SLO, START + 2_000, Optional.empty(), 1_000, m -> m < START ? m % 2 : 5);
    Comparison hour = effect.hour();
    assertThat(hour.before().bad()).isEqualTo(30);
    assertThat(hour.before().total()).isEqualTo(60_000);
    assertThat(hour.before().burnRate()).isCloseTo(0.5, Offset.offset(1e-9));
    assertThat(hour.after().bad()).isEqualTo(300);
    assertThat(hour.after().burnRate()).isCloseTo(5, Offset.offset(1e-9));
    assertThat(hour.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(effect.day().after().range().minutes()).isEqualTo(1_440);
    assertThat(effect.day().verdict()).isEqualTo(Verdict.WORSE);
    // 2,000 minutes of 5 bad events among the 43,200 that the window's 43.2 million allow.
    assertThat(effect.consumed().orElseThrow()).isCloseTo(10_000 / 43_200.0, Offset.offset(1e-9));
  }

  @Test
  void theTestStatisticIsThatOfTwoProportions() {
    // Evenly spread errors: the minutes scatter less than draws would, so draws decide.
    DeploymentEffect effect =
        effect(SLO, START + 60, Optional.empty(), 1_000, m -> m < START ? 1 : 2);
    double p = 180.0 / 120_000;
    double z = (0.002 - 0.001) / Math.sqrt(p * (1 - p) * 2 / 60_000);
    assertThat(effect.hour().z()).isCloseTo(z, Offset.offset(1e-9));
  }

  @Test
  void aMendedServiceIsBetter() {
    assertThat(effect(SLO, START + 60, Optional.empty(), 1_000, m -> m < START ? 5 : 0).hour())
        .extracting(Comparison::verdict)
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void aSureChangeThatDoesNotMatterIsNone() {
    // 0.05 times the budget more, in ten thousands of millions of events.
    DeploymentEffect effect =
        effect(SLO, START + 60, Optional.empty(), 1_000_000, m -> m < START ? 100 : 150);
    assertThat(effect.hour().z()).isGreaterThan(3);
    assertThat(effect.hour().verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Test
  void aBurstInOneMinuteIsChanceAsLongAsItIsAlone() {
    DeploymentEffect effect =
        effect(SLO, START + 60, Optional.empty(), 1_000, m -> m == START + 7 ? 600 : 0);
    assertThat(effect.hour().after().burnRate()).isGreaterThan(9);
    assertThat(effect.hour().verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Test
  void fewEventsOrMinutesSayNothing() {
    assertThat(
            effect(SLO, START + 60, Optional.empty(), 1, m -> m < START ? 0 : 1).hour().verdict())
        .isEqualTo(Verdict.TOO_FEW_EVENTS);
    assertThat(
            effect(SLO, START + 9, Optional.empty(), 1_000, m -> m < START ? 0 : 9)
                .hour()
                .verdict())
        .isEqualTo(Verdict.TOO_FEW_EVENTS);
    assertThat(effect(SLO, START - 5, Optional.empty(), 1_000, m -> 0).hour().verdict())
        .isEqualTo(Verdict.TOO_FEW_EVENTS);
  }

  @Test
  void whatComesAfterTheNextDeploymentIsNotThisOnesDoing() {
    DeploymentEffect effect =
        effect(
            SLO,
            START + 5_000,
            Optional.of(AT.plusSeconds(1_800)),
            1_000,
            m -> m >= START + 30 ? 500 : 0);
    assertThat(effect.hour().after().range().minutes()).isEqualTo(30);
    assertThat(effect.hour().verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(effect.consumed()).contains(0.0);
  }

  @Test
  void adjustedTimeIsComparedButCostsNothing() {
    Adjustment rollout =
        new Adjustment(
            "rollout", "deployment", "r", "user:ayu", Recurrence.once(AT, AT.plusSeconds(86_400)));
    DeploymentEffect effect =
        effect(
            SLO.withAdjustments(List.of(rollout)),
            START + 100,
            Optional.empty(),
            1_000,
            m -> m < START ? 0 : 50);
    assertThat(effect.hour().verdict()).isEqualTo(Verdict.WORSE);
    assertThat(effect.consumed()).contains(0.0);
  }

  /** Of many deployments that change nothing, few are called a change. */
  @Property(tries = 300)
  void nothingIsRarelyCalledSomething(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    int alarms = 0;
    for (int run = 0; run < 20; run++) {
      long salt = seed * 31L + run;
      DeploymentEffect effect =
          effect(
              SLO,
              START + 60,
              Optional.empty(),
              500,
              minute -> {
                Random random = new Random(salt * 1_000_003 + minute);
                return random.nextInt(10) == 0 ? random.nextInt(20) : 0;
              });
      alarms += effect.hour().verdict() == Verdict.NO_DIFFERENCE ? 0 : 1;
    }
    assertThat(alarms).isLessThanOrEqualTo(5);
  }
}

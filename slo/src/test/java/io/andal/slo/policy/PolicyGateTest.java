package io.andal.slo.policy;

import static io.andal.slo.policy.Pumps.NOW;
import static io.andal.slo.policy.Pumps.approval;
import static io.andal.slo.policy.Pumps.ask;
import static io.andal.slo.policy.Pumps.below;
import static io.andal.slo.policy.Pumps.burning;
import static io.andal.slo.policy.Pumps.evidence;
import static io.andal.slo.policy.Pumps.exception;
import static io.andal.slo.policy.Pumps.freeze;
import static io.andal.slo.policy.Pumps.frozen;
import static io.andal.slo.policy.Pumps.policy;
import static io.andal.slo.policy.Pumps.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.BudgetState;
import io.andal.slo.Gate;
import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyGateTest {

  @Test
  void withoutAPolicyOnlyAUsedUpBudgetCloses() {
    assertThat(builtIn(evidence("pump", 0.01, 1)).answer()).isEqualTo(Answer.YES);
    GateDecision closed = builtIn(evidence("pump", 0, 1));
    assertThat(closed.answer()).isEqualTo(Answer.NO);
    assertThat(closed.policy()).isEqualTo("default");
    assertThat(closed.reasons().getFirst().explanation())
        .isEqualTo("The error budget is used up. Budget left: 0.0 % of 30 d; 1 h burn rate 1.0×.");
  }

  private static GateDecision builtIn(Gate.Evidence evidence) {
    return Gate.decide("slo/pump", List.of(evidence), Policies.NONE, List.of(), NOW);
  }

  @Test
  void aStepHoldsAtItsShareAndNotAboveIt() {
    BudgetPolicy policy = policy(below(0.25, Step.Action.CLOSE_GATE));

    assertThat(ask(policy, evidence("pump", 0.25, 0)).answer()).isEqualTo(Answer.NO);
    assertThat(ask(policy, evidence("pump", 0.2501, 0)).answer()).isEqualTo(Answer.YES);
  }

  @Test
  void theStrictestStepDecidesAndAllAreTold() {
    BudgetPolicy policy =
        policy(
            below(0.5, Step.Action.WARN),
            below(0.25, Step.Action.REQUIRE_APPROVAL),
            burning(10, Step.Action.CLOSE_GATE));

    GateDecision decision = ask(policy, evidence("pump", 0.2, 4));

    assertThat(decision.answer()).isEqualTo(Answer.APPROVAL);
    assertThat(decision.reasons().getFirst().findings()).hasSize(2);
    assertThat(ask(policy, evidence("pump", 0.2, 10)).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void ofTwoConditionsBothMustHold() {
    Step both =
        new Step(
            "both",
            OptionalDouble.of(0.5),
            Optional.of(new Step.Burn(Duration.ofHours(1), 2)),
            Step.Action.CLOSE_GATE,
            "");

    assertThat(ask(policy(both), evidence("pump", 0.4, 1)).answer()).isEqualTo(Answer.YES);
    assertThat(ask(policy(both), evidence("pump", 0.6, 3)).answer()).isEqualTo(Answer.YES);
    assertThat(ask(policy(both), evidence("pump", 0.4, 2)).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void theAnswerTellsWhenTheBudgetWillBeBack() {
    // Half of it went evenly over 30 days: without any burning, 1/60 comes back each day.
    GateDecision decision =
        ask(policy(below(0.5, Step.Action.CLOSE_GATE)), evidence("pump", 0.5, 0));

    assertThat(decision.reasons().getFirst().findings())
        .containsExactly(
            new Finding.Reached(
                below(0.5, Step.Action.CLOSE_GATE), Optional.of(Duration.ofDays(1))));
    assertThat(decision.reasons().getFirst().explanation())
        .contains("It opens when the budget is above 50 %, at the present rate in about 24 h");
  }

  @Test
  void atARateThatUsesItUpTheBudgetDoesNotComeBack() {
    GateDecision decision =
        ask(policy(below(0.5, Step.Action.CLOSE_GATE)), evidence("pump", 0.5, 2));

    assertThat(decision.reasons().getFirst().explanation())
        .contains("which it will not be at the present rate");
  }

  @Test
  void whatIsNotKnownIsAnsweredAsThePolicySays() {
    BudgetPolicy policy = policy(below(0, Step.Action.CLOSE_GATE));
    Gate.Evidence silent = evidence("pump", 0.5, 0, BudgetState.UNMEASURED);
    Gate.Evidence reading = evidence("pump", -1, 0, BudgetState.READING);

    assertThat(ask(policy, silent).answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(ask(policy, reading).answer()).isEqualTo(Answer.UNKNOWN);
    for (Answer answer : List.of(Answer.YES, Answer.APPROVAL, Answer.NO)) {
      assertThat(ask(unknown(policy, answer), silent).answer()).isEqualTo(answer);
    }
  }

  @Test
  void anApprovalOpensWhatAsksForOneAndNothingElse() {
    BudgetPolicy wants = policy(below(0.5, Step.Action.REQUIRE_APPROVAL));
    BudgetPolicy closes = policy(below(0.5, Step.Action.CLOSE_GATE));
    List<Approval> approvals = List.of(approval("service/commands", NOW.plusSeconds(60)));

    GateDecision decision = ask(wants, approvals, NOW, evidence("pump", 0.4, 0));

    assertThat(decision.answer()).isEqualTo(Answer.YES);
    assertThat(decision.reasons().getFirst().explanation())
        .startsWith("Approved by ayu until 2026-11-22T10:01:00Z: Looked at it.");
    assertThat(ask(wants, approvals, NOW.plusSeconds(60), evidence("pump", 0.4, 0)).answer())
        .isEqualTo(Answer.APPROVAL);
    assertThat(ask(closes, approvals, NOW, evidence("pump", 0.4, 0)).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void anApprovalSpeaksForWhatItNames() {
    Approval service = approval("service/commands", NOW.plusSeconds(60));
    Approval slo = approval("slo/pump", NOW.plusSeconds(60));

    assertThat(service.covers("service/commands", "pump", "commands")).isTrue();
    assertThat(service.covers("slo/pump", "pump", "commands")).isTrue();
    // Another service is released, which shares this SLO.
    assertThat(service.covers("service/alarms", "pump", "commands")).isFalse();
    assertThat(slo.covers("service/commands", "pump", "commands")).isTrue();
    assertThat(slo.covers("service/commands", "valve", "commands")).isFalse();
  }

  @Test
  void anExceptionLiftsEverythingUntilItsEnd() {
    BudgetPolicy policy =
        policy(below(0.5, Step.Action.CLOSE_GATE)).with(exception(NOW.plusSeconds(60)));

    GateDecision decision = ask(policy, evidence("pump", 0.4, 0));

    assertThat(decision.answer()).isEqualTo(Answer.YES);
    assertThat(decision.reasons().getFirst().explanation())
        .startsWith("Excepted until 2026-11-22T10:01:00Z, approved by user:ayu");
    assertThat(ask(policy, List.of(), NOW.plusSeconds(60), evidence("pump", 0.4, 0)).answer())
        .isEqualTo(Answer.NO);
  }

  @Test
  void aFreezeClosesFromItsStartToItsEnd() {
    Recurrence when = Recurrence.once(NOW, NOW.plus(Duration.ofHours(2)));
    BudgetPolicy policy = frozen(policy(), freeze(when, Answer.NO));

    GateDecision decision = ask(policy, evidence("pump", 1, 0));

    assertThat(decision.answer()).isEqualTo(Answer.NO);
    assertThat(decision.reasons().getFirst().explanation())
        .contains("Freeze 'night' runs until 2026-11-22T12:00:00Z: Nobody is awake.");
    assertThat(at(policy, NOW.minusSeconds(60))).isEqualTo(Answer.YES);
    assertThat(at(policy, NOW.plus(Duration.ofHours(2)))).isEqualTo(Answer.YES);
  }

  @Test
  void aNightlyFreezeKeepsItsLocalStartAndItsLengthAcrossDaylightSaving() {
    // From 22:00 for eight hours: across the clock change of 25 October 2026 it ends at 5:00.
    Recurrence nights =
        new Recurrence(
            LocalDateTime.parse("2026-10-01T22:00"),
            ZoneId.of("Europe/Berlin"),
            Duration.ofHours(8),
            Optional.of("FREQ=DAILY"));
    BudgetPolicy policy = frozen(policy(), freeze(nights, Answer.APPROVAL));

    assertThat(at(policy, "2026-10-24T19:59:00Z")).isEqualTo(Answer.YES);
    assertThat(at(policy, "2026-10-24T20:00:00Z")).isEqualTo(Answer.APPROVAL);
    assertThat(at(policy, "2026-10-25T03:59:00Z")).isEqualTo(Answer.APPROVAL);
    assertThat(at(policy, "2026-10-25T04:00:00Z")).isEqualTo(Answer.YES);
    // The next evening 22:00 is 21:00 UTC.
    assertThat(at(policy, "2026-10-25T20:59:00Z")).isEqualTo(Answer.YES);
    assertThat(at(policy, "2026-10-25T21:00:00Z")).isEqualTo(Answer.APPROVAL);
  }

  @Test
  void aFreezePassesByThoseItExcepts() {
    Recurrence when = Recurrence.once(NOW, NOW.plus(Duration.ofHours(2)));
    Freeze spared =
        new Freeze("year-end", when, Answer.NO, "Holidays", Set.of("commands"), Map.of());

    assertThat(ask(frozen(policy(), spared), evidence("pump", 1, 0)).answer())
        .isEqualTo(Answer.YES);
  }

  private static Answer at(BudgetPolicy policy, String time) {
    return at(policy, Instant.parse(time));
  }

  private static Answer at(BudgetPolicy policy, Instant time) {
    return ask(policy, List.of(), time, evidence("pump", 1, 0)).answer();
  }
}

package io.andal.slo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.BudgetState;
import io.andal.slo.Gate;
import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.GateDecision.Reason;
import io.andal.slo.Recurrence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyLawsTest {

  @Provide
  Arbitrary<BudgetPolicy> policies() {
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.of(Step.Action.values()),
                Arbitraries.of(true, false))
            .as(
                (share, action, burn) ->
                    burn ? Pumps.burning(20 * share, action) : Pumps.below(share, action));
    return Combinators.combine(
            steps.list().ofMaxSize(4),
            Arbitraries.of(Answer.values()),
            Arbitraries.of(Answer.NO, Answer.APPROVAL),
            Arbitraries.integers().between(-3, 3))
        .as(
            (list, unknown, frozen, hours) ->
                Pumps.frozen(
                    Pumps.unknown(Pumps.policy(list.toArray(Step[]::new)), unknown),
                    Pumps.freeze(
                        Recurrence.once(
                            Pumps.NOW.plus(Duration.ofHours(hours)),
                            Pumps.NOW.plus(Duration.ofHours(hours + 2L))),
                        frozen)));
  }

  @Provide
  Arbitrary<List<Gate.Evidence>> budgets() {
    return Combinators.combine(
            Arbitraries.of("pump", "valve", "tank"),
            Arbitraries.doubles().between(-1, 1),
            Arbitraries.doubles().between(0, 20),
            Arbitraries.of(BudgetState.HEALTHY, BudgetState.UNMEASURED, BudgetState.READING))
        .as(Pumps::evidence)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 300)
  void addingAnExceptionNeverCloses(
      @ForAll("policies") BudgetPolicy policy, @ForAll("budgets") List<Gate.Evidence> budgets) {
    Answer before = ask(policy, List.of(), budgets).answer();
    Answer after =
        ask(policy.with(Pumps.exception(Pumps.NOW.plusSeconds(1))), List.of(), budgets).answer();

    assertThat(after).isLessThanOrEqualTo(before);
  }

  @Property(tries = 300)
  void anApprovalNeverCloses(
      @ForAll("policies") BudgetPolicy policy, @ForAll("budgets") List<Gate.Evidence> budgets) {
    Answer before = ask(policy, List.of(), budgets).answer();
    List<Approval> approvals =
        List.of(Pumps.approval("service/commands", Pumps.NOW.plusSeconds(1)));

    assertThat(ask(policy, approvals, budgets).answer()).isLessThanOrEqualTo(before);
  }

  @Property(tries = 300)
  void theAnswerIsTheWorstOfItsReasonsInAnyOrder(
      @ForAll("policies") BudgetPolicy policy, @ForAll("budgets") List<Gate.Evidence> budgets) {
    GateDecision decision = ask(policy, List.of(), budgets);
    List<Answer> answers = decision.reasons().stream().map(Reason::answer).toList();
    List<Gate.Evidence> reversed = new ArrayList<>(budgets);
    Collections.reverse(reversed);

    assertThat(decision.answer()).isEqualTo(Collections.max(answers));
    assertThat(ask(policy, List.of(), reversed).answer()).isEqualTo(decision.answer());
  }

  @Property(tries = 300)
  void aFurtherStepNeverOpens(
      @ForAll("policies") BudgetPolicy policy, @ForAll("budgets") List<Gate.Evidence> budgets) {
    List<Step> more = new ArrayList<>(policy.steps());
    more.add(Pumps.below(0.5, Step.Action.CLOSE_GATE));
    BudgetPolicy stricter =
        new BudgetPolicy(
            policy.name(),
            policy.displayName(),
            policy.selector(),
            more,
            policy.onUnknown(),
            policy.freezes(),
            policy.exceptions());

    assertThat(ask(stricter, List.of(), budgets).answer())
        .isGreaterThanOrEqualTo(ask(policy, List.of(), budgets).answer());
  }

  private static GateDecision ask(
      BudgetPolicy policy, List<Approval> approvals, List<Gate.Evidence> budgets) {
    return Gate.decide(
        "service/commands", budgets, new Policies(List.of(policy), Map.of()), approvals, Pumps.NOW);
  }
}

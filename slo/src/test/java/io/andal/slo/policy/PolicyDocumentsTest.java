package io.andal.slo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.engine.Definitions;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentsTest {
  private static final String AROUND =
      """
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands, annotations: {andal.io/tier: "1"}}
      spec: {}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata: {name: ayu}
      spec: {memberOf: []}
      ---
      """;
  private static final String POLICY =
      """
      apiVersion: andal.io/v1
      kind: BudgetPolicy
      metadata: {name: tier-one}
      spec:
        selector: {tiers: [1]}
        steps:
          - {name: low, when: {budgetAtMost: 50%}, then: warn, message: Slow down}
          - {name: fast, when: {burnRate: {window: 1h, atLeast: 14.4}}, then: openIncident}
          - {name: out, when: {budgetAtMost: 2.5%}, then: closeGate}
        onUnknown: requireApproval
        freezes:
          - name: year-end
            start: 2026-12-20
            end: 2027-01-02T06:00
            timeZone: Asia/Jakarta
            then: closeGate
            reason: Nobody is there
            exceptFor: {services: [commands]}
        exceptions:
          - {service: commands, reason: A fix, approver: "user:ayu", until: 2026-12-01}
      """;

  private static Checked check(String yaml) {
    List<Kind> kinds =
        Stream.of(SloDocuments.kinds(), Owners.kinds()).flatMap(List::stream).toList();
    return new DocumentChecker(kinds, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("policy.yaml", yaml)));
  }

  private static BudgetPolicy read(String yaml) {
    Checked checked = check(AROUND + yaml);
    assertThat(checked.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return Policies.of(checked.documents()).all().getFirst();
  }

  @Test
  void aDocumentSaysWhatItsAuthorMeant() {
    BudgetPolicy policy = read(POLICY);

    assertThat(policy.selector().tiers()).containsExactly("1");
    assertThat(policy.steps())
        .containsExactly(
            new Step(
                "low", OptionalDouble.of(0.5), Optional.empty(), Step.Action.WARN, "Slow down"),
            new Step(
                "fast",
                OptionalDouble.empty(),
                Optional.of(new Step.Burn(Duration.ofHours(1), 14.4)),
                Step.Action.OPEN_INCIDENT,
                ""),
            new Step(
                "out", OptionalDouble.of(0.025), Optional.empty(), Step.Action.CLOSE_GATE, ""));
    assertThat(policy.onUnknown()).isEqualTo(Answer.APPROVAL);
    assertThat(policy.freezes().getFirst().runningUntil(Instant.parse("2026-12-19T17:00:00Z")))
        .contains(Instant.parse("2027-01-01T23:00:00Z"));
    assertThat(policy.freezes().getFirst().runningUntil(Instant.parse("2026-12-19T16:59:00Z")))
        .isEmpty();
    assertThat(policy.exceptions().getFirst().until())
        .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void warnAndOpenIncidentBecomeAlertRules() {
    Policies policies = new Policies(List.of(read(POLICY)), Map.of("commands", "1"));
    SloDefinition slo = Definitions.slo("pump", Definitions.THIRTY_DAYS);

    List<AlertRule> rules = PolicyAlerts.added(slo, policies).alertRules();

    assertThat(rules).startsWith(slo.alertRules().toArray(AlertRule[]::new));
    assertThat(rules.subList(slo.alertRules().size(), rules.size()))
        .extracting(AlertRule::name, AlertRule::policy, AlertRule::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("policy-low", "tier-one", "warning"),
            org.assertj.core.groups.Tuple.tuple("policy-fast", "tier-one", "incident"));
    assertThat(rules.get(slo.alertRules().size()).remainingAtMost()).hasValue(0.5);
    assertThat(PolicyAlerts.added(slo, new Policies(List.of(read(POLICY)), Map.of())))
        .isEqualTo(slo);
  }

  @Test
  void aStepOfTwoConditionsAlertsOnlyWhileBothHold() {
    BudgetPolicy policy =
        read(POLICY.replace("14.4}}, then: open", "14.4}, budgetAtMost: 5%}, then: open"));

    List<AlertRule> rules =
        PolicyAlerts.added(
                Definitions.slo("pump", Definitions.THIRTY_DAYS),
                new Policies(List.of(policy), Map.of("commands", "1")))
            .alertRules();

    assertThat(rules.getLast().both()).isTrue();
    assertThat(rules.getLast().remainingAtMost()).hasValue(0.05);
    assertThat(rules.get(rules.size() - 2).both()).isFalse();
  }

  @Test
  void theMoreSpecificPolicyHolds() {
    BudgetPolicy all = Pumps.policy("all", Selector.ALL);
    BudgetPolicy tier = Pumps.policy("tier", new Selector(Set.of("1"), Set.of(), Map.of()));
    BudgetPolicy labels =
        Pumps.policy("labels", new Selector(Set.of(), Set.of(), Map.of("team", List.of("a", "b"))));
    BudgetPolicy service =
        Pumps.policy("service", new Selector(Set.of(), Set.of("commands"), Map.of()));
    Policies policies = new Policies(List.of(all, labels, service, tier), Map.of());

    assertThat(policies.match(subject("billing", "3", "z")).name()).isEqualTo("all");
    assertThat(policies.match(subject("billing", "1", "z")).name()).isEqualTo("tier");
    assertThat(policies.match(subject("billing", "1", "b")).name()).isEqualTo("labels");
    Match match = policies.match(subject("commands", "1", "b"));
    assertThat(match.name()).isEqualTo("service");
    assertThat(match.others()).containsExactly("labels", "tier", "all");
  }

  private static Subject subject(String service, String tier, String team) {
    return new Subject("x", "x", service, Optional.of(tier), Map.of("team", List.of(team)));
  }

  @Test
  void aPastExceptionIsAWarningAndNoError() {
    Checked checked = check(AROUND + POLICY.replace("until: 2026-12-01", "until: 2020-01-01"));

    assertThat(checked.accepted()).isTrue();
    assertThat(checked.problems()).extracting(Problem::rule).containsExactly("exception-past");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user:ayu | user:nobody | reference-missing",
        "service: commands, reason | reason | exception-for-whom",
        "Asia/Jakarta | Asia/Atlantis | freeze-time",
        "end: 2027-01-02T06:00 | end: 2026-12-01 | freeze-time",
        "end: 2027-01-02T06:00 | '{rrule: FREQ=SOMETIMES, duration: 2h}' | freeze-time",
        "until: 2026-12-01 | 'from: 2027-01-01, until: 2026-12-01' | exception-time",
        "name: out | name: low | name-taken"
      })
  void whatIsWrittenWronglyIsToldWithItsRule(String right, String wrong, String rule) {
    String text = wrong.startsWith("{rrule") ? "rrule: FREQ=SOMETIMES\n      duration: 2h" : wrong;

    Checked checked = check(AROUND + POLICY.replace(right, text));

    assertThat(checked.accepted()).isFalse();
    assertThat(checked.problems()).extracting(Problem::rule).contains(rule);
  }

  @Test
  void twoPoliciesThatSelectAnSloAlikeAreRefused() {
    String slo =
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: pump}
        spec:
          service: commands
          budgetingMethod: Occurrences
          timeWindow: [{duration: 30d, isRolling: true}]
          indicator:
            metadata: {name: pump}
            spec: {}
          objectives: [{target: 0.99}]
        ---
        """;
    Checked checked =
        check(AROUND + slo + POLICY + "---\n" + POLICY.replace("name: tier-one", "name: other"));

    assertThat(checked.problems()).extracting(Problem::rule).contains("policy-tie");
    assertThat(checked.problems())
        .filteredOn(problem -> problem.rule().equals("policy-tie"))
        .first()
        .extracting(Problem::message)
        .asString()
        .contains("'other'", "'pump'");
  }
}

package io.andal.server.web;

import io.andal.server.policy.GateInsight;
import io.andal.slo.BurnDown;
import io.andal.slo.Gate;
import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.Recurrence;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.BudgetPolicy;
import io.andal.slo.policy.Freeze;
import io.andal.slo.policy.KeptDecision;
import io.andal.slo.policy.Policies;
import io.andal.slo.policy.PolicyException;
import io.andal.slo.policy.Selector;
import io.andal.slo.policy.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The gate of {@link PumpCompany}: one policy, a freeze each weekend, an exception, approvals. */
final class PumpGate implements GateInsight {
  private final Insight company;

  PumpGate(Insight company) {
    this.company = company;
  }

  @Override
  public Policies policies() {
    BudgetPolicy careful =
        new BudgetPolicy(
            "tier-one",
            "Careful with tier 1",
            new Selector(Set.of("1"), Set.of(), Map.of()),
            List.of(
                step("slow-down", 0.75, Step.Action.WARN, ""),
                step("ask-first", 0.5, Step.Action.REQUIRE_APPROVAL, "Ask who is on call."),
                step("stop", 0.1, Step.Action.CLOSE_GATE, "Only fixes, as exceptions."),
                new Step(
                    "too-fast",
                    OptionalDouble.empty(),
                    Optional.of(new Step.Burn(Duration.ofHours(1), 14.4)),
                    Step.Action.OPEN_INCIDENT,
                    "")),
            Answer.APPROVAL,
            List.of(weekend(), yearEnd()),
            List.of(
                new PolicyException(
                    Optional.of("commands"),
                    Optional.empty(),
                    Map.of(),
                    "What makes commands slow is repaired by this very release",
                    "group:controls",
                    Optional.empty(),
                    Instant.parse("2026-11-25T00:00:00Z"))));
    return new Policies(List.of(careful), Map.of());
  }

  private static Step step(String name, double share, Step.Action then, String message) {
    return new Step(name, OptionalDouble.of(share), Optional.empty(), then, message);
  }

  private static Freeze weekend() {
    return new Freeze(
        "friday-evening",
        new Recurrence(
            LocalDateTime.parse("2026-01-02T15:00"),
            ZoneId.of("Asia/Jakarta"),
            Duration.ofHours(9),
            Optional.of("FREQ=WEEKLY;BYDAY=FR")),
        Answer.APPROVAL,
        "Nobody wants to repair it at the weekend",
        Set.of(),
        Map.of());
  }

  private static Freeze yearEnd() {
    return new Freeze(
        "year-end",
        new Recurrence(
            LocalDateTime.parse("2026-12-20T00:00"),
            ZoneId.of("Asia/Jakarta"),
            Duration.ofDays(14),
            Optional.empty()),
        Answer.NO,
        "Half of us are away",
        Set.of(),
        Map.of());
  }

  @Override
  public Optional<GateDecision> ofService(String service) {
    return decide(
        "service/" + service,
        company.slos().stream().filter(slo -> slo.services().contains(service)).toList());
  }

  @Override
  public Optional<GateDecision> ofSlo(String slo) {
    return decide("slo/" + slo, company.slo(slo).stream().toList());
  }

  private Optional<GateDecision> decide(String subject, List<SloDefinition> slos) {
    return slos.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Gate.decide(
                subject,
                slos.stream().map(this::evidence).toList(),
                policies(),
                approvals(),
                company.now()));
  }

  private Gate.Evidence evidence(SloDefinition slo) {
    return new Gate.Evidence(
        slo,
        company.budget(slo.name()).orElseThrow(),
        List.<RuleVerdict>of(),
        () -> company.burnDown(slo.name(), 120).orElseGet(this::none));
  }

  private BurnDown none() {
    throw new IllegalStateException("every SLO of the company has a past");
  }

  @Override
  public List<Approval> approvals() {
    Instant at = company.now().minus(Duration.ofMinutes(50));
    return List.of(
        new Approval(
            7,
            "service/identity",
            "Certificates run out tonight; Citra watches it",
            "ayu",
            at,
            at.plus(Duration.ofHours(4)),
            Optional.empty()));
  }

  @Override
  public List<KeptDecision> decisions(
      Collection<String> subjects, Optional<Long> before, int limit) {
    List<KeptDecision> kept = new ArrayList<>();
    long id = before.orElse(40L);
    for (String service : List.of("commands", "identity", "alarms", "telemetry")) {
      GateDecision decision = ofService(service).orElseThrow();
      if (!subjects.isEmpty() && !subjects.contains(decision.subject())) {
        continue;
      }
      id--;
      kept.add(
          new KeptDecision(
              id,
              company.now().minus(Duration.ofMinutes(37 * (40 - id))),
              decision.subject(),
              decision.answer(),
              decision.policy(),
              KeptDecision.reasons(decision),
              "token:pipeline",
              service + " 4.1" + id));
    }
    return kept;
  }
}

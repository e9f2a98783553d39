package io.andal.server.policy;

import io.andal.server.policy.GateView.FreezeRow;
import io.andal.server.policy.ObjectiveGateView.Governing;
import io.andal.server.policy.ObjectiveGateView.StepRow;
import io.andal.server.slo.Standing;
import io.andal.server.slo.Standings;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.LadderChart;
import io.andal.slo.GateDecision;
import io.andal.slo.policy.BudgetPolicy;
import io.andal.slo.policy.Finding;
import io.andal.slo.policy.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy of one objective: its steps, where we stand on them, its freezes, its answers. */
@Controller
final class ObjectiveGatePage {
  private static final int DECISIONS = 20;
  private static final Duration CALENDAR = Duration.ofDays(90);

  private final GateInsight gate;
  private final Standings standings;

  ObjectiveGatePage(GateInsight gate, Standings standings) {
    this.gate = gate;
    this.standings = standings;
  }

  @GetMapping("/objectives/{name}/gate")
  String gate(
      Model model,
      Voice voice,
      @PathVariable String name,
      @RequestParam(defaultValue = "0") long before) {
    NotHere missing = new NotHere(voice.say("error.no-slo", name));
    Standing standing = standings.find(name).orElseThrow(() -> missing);
    GateDecision decision = gate.ofSlo(name).orElseThrow(() -> missing);
    model.addAttribute("view", view(standing, decision, before, voice));
    return "objective-gate";
  }

  private ObjectiveGateView view(
      Standing standing, GateDecision decision, long before, Voice voice) {
    GateDecision.Reason reason = decision.reasons().getFirst();
    String service = standing.definition().service();
    return new ObjectiveGateView(
        standing.name(),
        standing.title(),
        service,
        GateWords.badge(decision.answer(), voice),
        GateWords.explain(reason, voice),
        GateWords.policy(reason.match(), voice),
        reason.match().policy().map(policy -> governing(policy, standing, reason, voice)),
        KeptAnswers.page(
            gate,
            List.of("service/" + service, "slo/" + standing.name()),
            before,
            DECISIONS,
            "/objectives/" + standing.name() + "/gate",
            voice));
  }

  private static Governing governing(
      BudgetPolicy policy, Standing standing, GateDecision.Reason reason, Voice voice) {
    List<Step> held =
        reason.findings().stream()
            .flatMap(
                finding ->
                    finding instanceof Finding.Reached reached
                        ? Stream.of(reached.step())
                        : Stream.empty())
            .toList();
    Optional<Markup> calendar =
        policy.freezes().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Freezes.calendar(policy, CALENDAR, voice.say("policy.calendar.label"), voice)
                    .draw(voice));
    return new Governing(
        policy.displayName(),
        "/documents/BudgetPolicy/" + policy.name(),
        ladder(policy, standing, voice),
        policy.steps().stream().map(step -> row(step, held.contains(step), voice)).toList(),
        calendar,
        Freezes.ahead(Stream.of(policy), CALENDAR, voice).stream()
            .limit(6)
            .map(time -> row(time, voice))
            .toList());
  }

  private static Markup ladder(BudgetPolicy policy, Standing standing, Voice voice) {
    List<LadderChart.Rung> rungs =
        policy.steps().stream()
            .filter(step -> step.budgetAtMost().isPresent())
            .map(
                step ->
                    new LadderChart.Rung(
                        step.budgetAtMost().getAsDouble(),
                        tone(step.then()),
                        voice.percent(step.budgetAtMost().getAsDouble())
                            + " "
                            + GateWords.action(step.then(), voice)))
            .toList();
    String here =
        !standing.known()
            ? voice.say("state.unmeasured")
            : standing.remaining() < 0
                ? voice.say("policy.ladder.over", voice.overspent(standing.remaining()))
                : voice.say("policy.ladder.here", voice.percent(standing.remaining()));
    return new LadderChart(standing.level(), here, rungs, voice.say("policy.ladder.label", here))
        .draw(voice);
  }

  private static String tone(Step.Action action) {
    return switch (action) {
      case WARN -> "busy";
      case REQUIRE_APPROVAL -> "warn";
      case CLOSE_GATE, OPEN_INCIDENT -> "bad";
    };
  }

  private static StepRow row(Step step, boolean holds, Voice voice) {
    Badge badge =
        holds
            ? new Badge(tone(step.then()), "rise", voice.say("policy.step.holds"))
            : new Badge("good", "check", voice.say("policy.step.clear"));
    return new StepRow(
        step.name(),
        GateWords.condition(step, voice),
        GateWords.action(step.then(), voice),
        step.message(),
        badge,
        holds);
  }

  private static FreezeRow row(Freezes.Time time, Voice voice) {
    return new FreezeRow(
        time.freeze().name(),
        time.policy().displayName(),
        GateWords.badge(time.freeze().answer(), voice),
        voice.moment(time.range().start()),
        voice.moment(time.range().end()),
        time.freeze().reason());
  }
}

package io.andal.server.policy;

import io.andal.ownership.Owner;
import io.andal.server.policy.GateView.ApprovalRow;
import io.andal.server.policy.GateView.ExceptionRow;
import io.andal.server.policy.GateView.FreezeRow;
import io.andal.server.policy.GateView.ServiceRow;
import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.SloDefinition;
import io.andal.slo.policy.Approval;
import io.andal.workspace.Document;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which services may be released now, why others may not, and who decided. */
@Controller
final class GatePage {
  private static final int DECISIONS = 20;
  private static final Duration SOON = Duration.ofDays(14);

  private final GateInsight gate;
  private final Insight insight;

  GatePage(GateInsight gate, Insight insight) {
    this.gate = gate;
    this.insight = insight;
  }

  @GetMapping("/gate")
  String gate(Model model, Voice voice, @RequestParam(defaultValue = "0") long before) {
    model.addAttribute("view", view(before, voice));
    model.addAttribute("hours", List.of(1, 4, 8, 24, 72, 168));
    return "gate";
  }

  private GateView view(long before, Voice voice) {
    List<GateDecision> decisions =
        services().stream()
            .flatMap(service -> gate.ofService(service).stream())
            .sorted(
                Comparator.comparing(GateDecision::answer)
                    .reversed()
                    .thenComparing(GateDecision::subject))
            .toList();
    long open = decisions.stream().filter(one -> one.answer() == Answer.YES).count();
    boolean closed = decisions.stream().anyMatch(one -> one.answer() == Answer.NO);
    return new GateView(
        closed ? "bad" : open == decisions.size() ? "good" : "warn",
        open == decisions.size()
            ? voice.say("policy.all-open", decisions.size())
            : voice.say("policy.some-open", open, decisions.size()),
        !gate.policies().all().isEmpty(),
        decisions.stream().map(one -> row(one, voice)).toList(),
        freezes(voice),
        exceptions(voice),
        gate.approvals().stream().map(one -> row(one, voice)).toList(),
        KeptAnswers.page(gate, List.of(), before, DECISIONS, "/gate", voice));
  }

  private SortedSet<String> services() {
    SortedSet<String> services = new TreeSet<>();
    for (SloDefinition slo : insight.slos()) {
      services.addAll(slo.services());
    }
    return services;
  }

  private ServiceRow row(GateDecision decision, Voice voice) {
    String service = decision.subject().substring("service/".length());
    GateDecision.Reason weightiest =
        decision.reasons().stream()
            .filter(reason -> reason.answer() == decision.answer())
            .findFirst()
            .orElse(decision.reasons().getFirst());
    return new ServiceRow(
        service,
        insight.documents().find("Service", service).map(Document::displayName).orElse(service),
        insight.ownerOfService(service).map(Owner::displayName).orElse(voice.say("owner.nobody")),
        GateWords.badge(decision.answer(), voice),
        GateWords.shortly(decision, voice),
        decision.policy().equals("default") ? voice.say("policy.built-in") : decision.policy(),
        "/objectives/" + weightiest.slo() + "/gate");
  }

  private List<FreezeRow> freezes(Voice voice) {
    return Freezes.ahead(gate.policies().all().stream(), SOON, voice).stream()
        .map(
            time -> {
              boolean runs = !time.range().start().isAfter(voice.now());
              return new FreezeRow(
                  time.freeze().name(),
                  time.policy().displayName(),
                  runs
                      ? new Badge(
                          Freezes.tone(time.freeze()), "frozen", voice.say("policy.freeze.runs"))
                      : new Badge("unknown", "wait", voice.say("policy.freeze.comes")),
                  runs ? "–" : voice.moment(time.range().start()),
                  voice.moment(
                      runs
                          ? time.freeze().runningUntil(voice.now()).orElse(time.range().end())
                          : MinuteRange.startOf(
                              time.range().from() + time.freeze().when().length().toMinutes())),
                  time.freeze().reason());
            })
        .toList();
  }

  private List<ExceptionRow> exceptions(Voice voice) {
    return gate.policies().all().stream()
        .flatMap(
            policy ->
                policy.exceptions().stream()
                    .filter(one -> one.running(voice.now()))
                    .map(
                        one ->
                            new ExceptionRow(
                                one.whom(),
                                policy.displayName(),
                                one.approver(),
                                voice.moment(one.until()),
                                one.reason())))
        .toList();
  }

  private static ApprovalRow row(Approval approval, Voice voice) {
    return new ApprovalRow(
        approval.id(),
        approval.subject(),
        approval.by(),
        voice.moment(approval.at()),
        voice.moment(approval.until()),
        approval.reason());
  }
}

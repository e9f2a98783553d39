package io.andal.server.slo;

import io.andal.alert.Alert;
import io.andal.server.adjustment.Happened;
import io.andal.server.adjustment.Happenings;
import io.andal.server.alert.AlertBadge;
import io.andal.server.policy.GateWords;
import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.server.web.chart.Marks;
import io.andal.server.workspace.DocumentHistory;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.andal.workspace.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** One objective: what it promised, what is left, how fast it goes, and whether to release. */
@Controller
final class ObjectivePage {
  private final Standings standings;
  private final Insight insight;
  private final Happenings happenings;

  ObjectivePage(Standings standings, Insight insight, Happenings happenings) {
    this.standings = standings;
    this.insight = insight;
    this.happenings = happenings;
  }

  @GetMapping("/objectives/{name}")
  String objective(
      Model model,
      Voice voice,
      @PathVariable String name,
      @RequestParam(defaultValue = "day") String range,
      @RequestParam(defaultValue = "0") int older,
      @RequestParam(defaultValue = "0") int newer) {
    Standing standing =
        standings.find(name).orElseThrow(() -> new NotHere(voice.say("error.no-slo", name)));
    Happened happened = Happened.of(happenings, standing.definition(), standing.budget(), voice);
    model.addAttribute("happened", happened);
    model.addAttribute("view", view(standing, SliRange.of(range), happened.marks(), voice));
    // A refresh keeps the time range that was chosen.
    model.addAttribute("here", SliRange.of(range).href(name));
    DocumentId id = DocumentId.of("SLO", standing.definition().document());
    model.addAttribute(
        "history",
        DocumentHistory.of(insight.history(id), id, "/objectives/" + name, older, newer, voice));
    return "objective";
  }

  private ObjectiveView view(Standing standing, SliRange range, Marks marks, Voice voice) {
    SloDefinition slo = standing.definition();
    List<Alert> alerts =
        insight.alerts(Optional.of(slo.name()), Optional.empty(), Optional.empty(), 20);
    ObjectiveCharts charts = new ObjectiveCharts(standing, voice);
    long until = standing.budget().map(Budget::asOf).orElse(MinuteRange.minuteOf(voice.now()));
    MinuteRange shown = range.endingAt(until);
    return new ObjectiveView(
        slo.name(),
        standing.title(),
        slo.service(),
        slo.description(),
        standing.badge(voice),
        voice.say("objective.promise", voice.ratio(slo.target())),
        standing.window(voice),
        standing
            .owner()
            .map(
                o -> new ObjectiveView.Answerable(o.displayName(), o.email().orElse(""), o.rule())),
        List.copyOf(slo.sources()),
        reading(standing, voice),
        unmeasured(standing, voice),
        charts.burnDown(
            insight.burnDown(slo.name(), ObjectiveCharts.STEPS), alerts, marks, "budget"),
        charts.burns(),
        MemberTable.rows(standing, voice),
        charts.sli(insight.slices(slo.name(), shown), shown, range, marks),
        SliRange.links(slo.name(), range, voice),
        "/api/v1/slos/"
            + encoded(slo.name())
            + "/slices?from="
            + shown.start()
            + "&to="
            + shown.end(),
        insight.gateForSlo(slo.name()).map(decision -> gate(decision, voice)),
        standing
            .budget()
            .map(budget -> ObjectiveFacts.of(standing, budget, voice))
            .orElse(List.of()),
        labels(slo),
        alerts.stream().map(alert -> row(alert, voice)).toList());
  }

  private static Optional<ObjectiveView.Reading> reading(Standing standing, Voice voice) {
    if (standing.state() != BudgetState.READING) {
      return Optional.empty();
    }
    double progress = standing.budget().map(Budget::progress).orElse(0.0);
    String percent = voice.percent(progress);
    return Optional.of(
        new ObjectiveView.Reading(
            percent, Gauges.progress(progress, voice.say("objective.reading", percent))));
  }

  private static Optional<String> unmeasured(Standing standing, Voice voice) {
    if (standing.state() != BudgetState.UNMEASURED) {
      return Optional.empty();
    }
    String source = String.join("”, “", standing.definition().sources());
    return Optional.of(
        standing
            .budget()
            .flatMap(Budget::lastMeasured)
            .map(
                minute ->
                    voice.say(
                        "objective.unmeasured", voice.moment(MinuteRange.startOf(minute)), source))
            .orElse(voice.say("objective.never-measured", source)));
  }

  private static ObjectiveView.Gate gate(GateDecision decision, Voice voice) {
    Badge badge = GateWords.badge(decision.answer(), voice);
    return new ObjectiveView.Gate(
        badge,
        badge.word(),
        GateWords.policy(decision.reasons().getFirst().match(), voice),
        decision.reasons().stream()
            .flatMap(reason -> GateWords.explain(reason, voice).stream())
            .toList());
  }

  private static List<ObjectiveView.Label> labels(SloDefinition slo) {
    return slo.labels().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + value))
        .map(text -> new ObjectiveView.Label(text, "/objectives?label=" + encoded(text)))
        .toList();
  }

  private static ObjectiveView.AlertRow row(Alert alert, Voice voice) {
    Instant start = alert.firedAt().orElse(alert.startedAt());
    Instant end = alert.resolvedAt().orElse(voice.now());
    return new ObjectiveView.AlertRow(
        alert.id(),
        AlertBadge.of(alert, voice),
        alert.severity(),
        voice.moment(start),
        voice.duration(Duration.between(start, end)));
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}

package io.andal.server.adjustment;

import io.andal.ownership.Owners;
import io.andal.server.slo.ObjectiveCharts;
import io.andal.server.slo.ObjectiveView;
import io.andal.server.slo.Standing;
import io.andal.server.slo.Standings;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Marks;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.BurnDown;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which times don't count for an objective, what that changes, and what deployments did to it. */
@Controller
final class AdjustmentsPage {
  private static final int DEPLOYMENTS = 15;

  private final Standings standings;
  private final Insight insight;
  private final Happenings happenings;

  AdjustmentsPage(Standings standings, Insight insight, Happenings happenings) {
    this.standings = standings;
    this.insight = insight;
    this.happenings = happenings;
  }

  @GetMapping("/objectives/{name}/adjustments")
  String adjustments(Model model, Voice voice, @PathVariable String name) {
    Standing standing =
        standings.find(name).orElseThrow(() -> new NotHere(voice.say("error.no-slo", name)));
    Happened happened = Happened.of(happenings, standing.definition(), standing.budget(), voice);
    model.addAttribute("happened", happened);
    model.addAttribute("view", view(standing, happened.marks(), voice));
    return "adjustments";
  }

  private AdjustmentsView view(Standing counted, Marks marks, Voice voice) {
    SloDefinition slo = counted.definition();
    Standing all = new Standing(slo, insight.unadjusted(slo.name()), counted.owner());
    boolean adjusted = !slo.adjustments().isEmpty();
    AdjustedTimes times =
        AdjustedTimes.of(slo, counted.budget(), Owners.of(insight.documents()), voice);
    return new AdjustmentsView(
        slo.name(),
        counted.title(),
        slo.service(),
        counted.badge(voice),
        adjusted,
        answer(counted, all, adjusted, voice),
        adjusted
            ? List.of(
                side(
                    counted,
                    "counted",
                    insight.burnDown(slo.name(), ObjectiveCharts.STEPS),
                    marks,
                    voice),
                side(
                    all,
                    "all",
                    insight.unadjustedBurnDown(slo.name(), ObjectiveCharts.STEPS),
                    marks,
                    voice))
            : List.of(),
        times.past(),
        times.more(),
        times.upcoming(),
        happenings.effects(slo, DEPLOYMENTS).stream()
            .map(effect -> EffectRows.row(effect, voice))
            .toList(),
        sample(slo, voice),
        "andal adjust --slo %s --from %s --to %s --category maintenance --reason \"…\" --decided-by %s"
            .formatted(slo.document(), start(voice), end(voice), decider()));
  }

  private static String answer(Standing counted, Standing all, boolean adjusted, Voice voice) {
    if (!adjusted) {
      return voice.say("adjustments.none");
    }
    return voice.say(
        "adjustments.answer", voice.percent(counted.remaining()), voice.percent(all.remaining()));
  }

  private static AdjustmentsView.Side side(
      Standing standing, String id, Optional<BurnDown> burnDown, Marks marks, Voice voice) {
    String name = standing.name();
    return new AdjustmentsView.Side(
        id,
        id.equals("all") ? voice.say("adjustments.all") : voice.say("adjustments.counted"),
        Standing.tone(standing.state()),
        standing.known() ? voice.percent(standing.remaining()) : voice.say("state.unmeasured"),
        standing.budget().map(budget -> facts(budget, voice)).orElse(List.of()),
        new ObjectiveCharts(standing, voice).burnDown(burnDown, List.of(), marks, id),
        "/api/v1/slos/" + name + "/adjustments");
  }

  private static List<ObjectiveView.Fact> facts(Budget budget, Voice voice) {
    return List.of(
        new ObjectiveView.Fact(voice.say("fact.bad"), voice.count(budget.period().badEvents())),
        new ObjectiveView.Fact(
            voice.say("fact.events"), voice.count(budget.period().totalEvents())),
        new ObjectiveView.Fact(voice.say("fact.sli"), voice.ratio(budget.period().sli())),
        new ObjectiveView.Fact(voice.say("fact.minutes"), voice.count(budget.period().measured())));
  }

  private String sample(SloDefinition slo, Voice voice) {
    return AdjustmentText.yaml(
        new AdjustmentText.Said(
            slo.document() + "-maintenance",
            List.of(slo.document()),
            List.of(),
            "maintenance",
            voice.say("adjustments.sample.reason"),
            decider(),
            start(voice),
            Optional.of(end(voice)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** Somebody who is known, so that the sample passes. */
  private String decider() {
    return insight.documents().all("User").stream()
        .findFirst()
        .map(AdjustmentsPage::reference)
        .or(
            () ->
                insight.documents().all("Group").stream()
                    .findFirst()
                    .map(AdjustmentsPage::reference))
        .orElse("user:NAME");
  }

  private static String reference(Document document) {
    return document.kind().toLowerCase(java.util.Locale.ROOT) + ":" + document.name();
  }

  private static String start(Voice voice) {
    return soon(voice).toString();
  }

  private static String end(Voice voice) {
    return soon(voice).plus(Duration.ofHours(2)).toString();
  }

  private static Instant soon(Voice voice) {
    return MinuteRange.startOf(MinuteRange.minuteOf(voice.now()))
        .truncatedTo(ChronoUnit.HOURS)
        .plus(Duration.ofHours(1));
  }
}

package io.andal.server.advice;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.AlertLanes;
import io.andal.server.web.chart.ReplayChart;
import io.andal.signal.MinuteRange;
import io.andal.slo.advice.Advice;
import io.andal.slo.advice.Advisor;
import io.andal.slo.advice.Candidate;
import io.andal.slo.replay.Replayed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what one target would have done over the history. */
final class WhatIfWriter {
  private static final int MOST_SPANS = 400;

  private final Advice advice;
  private final int days;
  private final Voice voice;

  WhatIfWriter(Advice advice, int days, Voice voice) {
    this.advice = advice;
    this.days = days;
    this.voice = voice;
  }

  AdviceView.WhatIf write(Candidate candidate) {
    Replayed replayed = candidate.replayed();
    String target = voice.ratio(candidate.target());
    String label =
        voice.say(
            "advice.what-if.label",
            target,
            voice.percent(replayed.remaining()),
            voice.count(candidate.pages()),
            voice.count(candidate.tickets()));
    return new AdviceView.WhatIf(
        target,
        Slider.nines(candidate.target()),
        days,
        candidate.present(),
        facts(candidate),
        new ReplayChart(replayed, label).draw(voice),
        lanes(replayed),
        Advisor.objections(candidate, advice.dependencies()).stream()
            .map(objection -> AdviceWriter.word(objection, voice))
            .toList(),
        "target: " + BigDecimal.valueOf(candidate.target()).toPlainString());
  }

  private List<AdviceView.Fact> facts(Candidate candidate) {
    return List.of(
        fact(
            voice.say("advice.fact.met"),
            Double.isNaN(candidate.met()) ? "–" : voice.percent(candidate.met())),
        fact(voice.say("advice.fact.pages"), voice.count(candidate.pages())),
        fact(voice.say("advice.fact.tickets"), voice.count(candidate.tickets())),
        fact(
            voice.say("advice.fact.budget"),
            candidate.budgetEvents() < 10
                ? AdviceWriter.rate(candidate.budgetEvents(), voice)
                : voice.count(Math.floor(candidate.budgetEvents()))),
        fact(voice.say("advice.fact.time"), voice.duration(candidate.budgetTime())),
        fact(
            voice.say("advice.fact.exhausted"),
            candidate.replayed().judgedMinutes() == 0
                ? "–"
                : voice.duration(Duration.ofMinutes(candidate.replayed().exhaustedMinutes()))));
  }

  private static AdviceView.Fact fact(String name, String value) {
    return new AdviceView.Fact(name, value);
  }

  /** One lane for each rule; none if there was no alert. */
  private Optional<Markup> lanes(Replayed replayed) {
    if (replayed.alerts().isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<AlertLanes.Span>> byRule = new LinkedHashMap<>();
    replayed.definition().alertRules().forEach(rule -> byRule.put(rule.name(), new ArrayList<>()));
    replayed.alerts().stream().limit(MOST_SPANS).forEach(alert -> add(byRule, alert));
    List<AlertLanes.Lane> lanes =
        byRule.entrySet().stream()
            .filter(rule -> !rule.getValue().isEmpty())
            .map(rule -> new AlertLanes.Lane(rule.getKey(), rule.getValue()))
            .toList();
    String label = voice.say("advice.lanes.label", voice.count(replayed.alerts().size()));
    return Optional.of(new AlertLanes(replayed.range(), lanes, label).draw(voice));
  }

  private void add(Map<String, List<AlertLanes.Span>> byRule, Replayed.Alert alert) {
    MinuteRange firing = alert.firing();
    String text =
        voice.say(
            "advice.alert",
            alert.rule(),
            voice.moment(firing.start()),
            voice.duration(firing.length()),
            voice.burn(alert.worstBurn()));
    byRule
        .computeIfAbsent(alert.rule(), _ -> new ArrayList<>())
        .add(new AlertLanes.Span(firing, alert.severity().equals("page") ? "bad" : "warn", text));
  }
}

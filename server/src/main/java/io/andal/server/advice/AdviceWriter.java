package io.andal.server.advice;

import io.andal.server.slo.Standing;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.AttainmentChart;
import io.andal.slo.advice.Advice;
import io.andal.slo.advice.Advisor;
import io.andal.slo.advice.Candidate;
import io.andal.slo.advice.Distribution;
import io.andal.slo.advice.Objection;
import io.andal.slo.advice.Recommendation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/** Puts an advice into a reader's words and pictures. */
final class AdviceWriter {
  private static final int PARTS = 36;
  private static final int NEARBY = 4;

  private final Standing standing;
  private final Advice advice;
  private final int days;
  private final Voice voice;

  AdviceWriter(Standing standing, Advice advice, int days, Voice voice) {
    this.standing = standing;
    this.advice = advice;
    this.days = days;
    this.voice = voice;
  }

  static String href(String name) {
    return "/objectives/" + UriUtils.encode(name, StandardCharsets.UTF_8) + "/advice";
  }

  AdviceView view(Optional<Candidate> tried, List<AdviceView.Range> ranges) {
    String name = standing.name();
    FindingWords findings = new FindingWords(voice);
    Verdict verdict = verdict();
    return new AdviceView(
        name,
        standing.title(),
        standing.definition().service(),
        standing.badge(voice),
        voice.say("objective.promise", voice.ratio(standing.definition().target())),
        standing.window(voice),
        verdict.sentence(),
        verdict.tone(),
        verdict.reasons(),
        distribution(),
        tried.map(candidate -> new WhatIfWriter(advice, days, voice).write(candidate)),
        nearby().stream().map(this::row).toList(),
        advice.findings().stream().map(findings::row).toList(),
        ranges,
        "/api/v1/slos/" + UriUtils.encode(name, StandardCharsets.UTF_8) + "/advice?days=" + days);
  }

  private record Verdict(String sentence, String tone, List<String> reasons) {}

  private Verdict verdict() {
    if (advice.candidates().isEmpty()) {
      return new Verdict(voice.say("advice.verdict.no-data"), "unknown", List.of());
    }
    Optional<Recommendation> recommendation = advice.recommendation();
    if (recommendation.isEmpty()) {
      return new Verdict(voice.say("advice.verdict.none"), "warn", List.of());
    }
    Candidate chosen = recommendation.get().chosen();
    double present = standing.definition().target();
    String key =
        chosen.target() == present
            ? "advice.verdict.fits"
            : chosen.target() > present ? "advice.verdict.tighter" : "advice.verdict.looser";
    return new Verdict(
        sentence(key, chosen.target(), present),
        chosen.target() < present ? "warn" : "good",
        reasons(recommendation.get()));
  }

  private String sentence(String key, double chosen, double present) {
    return switch (key) {
      case "advice.verdict.fits" -> voice.say("advice.verdict.fits", voice.ratio(chosen));
      case "advice.verdict.tighter" ->
          voice.say("advice.verdict.tighter", voice.ratio(chosen), voice.ratio(present));
      default -> voice.say("advice.verdict.looser", voice.ratio(chosen), voice.ratio(present));
    };
  }

  private List<String> reasons(Recommendation recommendation) {
    Candidate chosen = recommendation.chosen();
    List<String> reasons = new ArrayList<>();
    reasons.add(
        voice.say(
            "advice.reason.chosen",
            voice.ratio(chosen.target()),
            voice.percent(chosen.met()),
            voice.count(advice.distribution().windows()),
            figure(chosen.budgetEvents()),
            rate(chosen.pagesPerMonth())));
    recommendation
        .tighter()
        .ifPresent(
            tighter ->
                reasons.add(
                    voice.say(
                        "advice.reason.tighter",
                        voice.ratio(tighter.candidate().target()),
                        String.join(
                            ", ", tighter.objections().stream().map(this::word).toList()))));
    return reasons;
  }

  private Optional<AdviceView.Picture> distribution() {
    Distribution distribution = advice.distribution();
    if (distribution.values().isEmpty()) {
      return Optional.empty();
    }
    double target = standing.definition().target();
    double recommended =
        advice
            .recommendation()
            .map(r -> r.chosen().target())
            .filter(t -> t != target)
            .orElse(Double.NaN);
    double low = Math.min(distribution.min(), target);
    double high = Math.max(distribution.max(), target);
    double margin = Math.max((high - low) * 0.08, (1 - low) * 0.02);
    double from = Math.max(0, low - margin);
    double to = Math.min(1, high + margin);
    String said =
        voice.say(
            distribution.whole() ? "advice.windows.whole" : "advice.windows.short",
            voice.count(distribution.windows()),
            voice.duration(distribution.window()));
    String label =
        voice.say(
            "advice.distribution.label",
            standing.title(),
            voice.ratio(distribution.min()),
            voice.ratio(distribution.median()),
            voice.ratio(distribution.max()),
            voice.ratio(target));
    AttainmentChart chart =
        new AttainmentChart(
            from, to, distribution.histogram(from, to, PARTS), target, recommended, label);
    return Optional.of(
        new AdviceView.Picture(
            chart.draw(voice),
            said,
            List.of(
                fact(voice.say("advice.worst"), distribution.min()),
                fact(voice.say("advice.p5"), distribution.quantile(0.05)),
                fact(voice.say("advice.median"), distribution.median()),
                fact(voice.say("advice.p95"), distribution.quantile(0.95)),
                fact(voice.say("advice.best"), distribution.max()))));
  }

  private AdviceView.Fact fact(String name, double share) {
    return new AdviceView.Fact(name, voice.ratio(share));
  }

  /** The candidates around the target in force and the recommended one. */
  private List<Candidate> nearby() {
    List<Candidate> all = advice.candidates();
    int first = all.size();
    int last = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).present() || recommended(all.get(i))) {
        first = Math.min(first, i);
        last = i;
      }
    }
    return all.isEmpty()
        ? all
        : all.subList(Math.max(0, first - NEARBY), Math.min(all.size(), last + NEARBY + 1));
  }

  private boolean recommended(Candidate candidate) {
    return advice.recommendation().filter(r -> r.chosen().equals(candidate)).isPresent();
  }

  private AdviceView.CandidateRow row(Candidate candidate) {
    List<Objection> objections = Advisor.objections(candidate, advice.dependencies());
    boolean recommended = recommended(candidate);
    Badge badge =
        recommended
            ? new Badge("good", "check", voice.say("advice.recommended"))
            : objections.isEmpty()
                ? new Badge("good", "check", voice.say("advice.possible"))
                : new Badge("unknown", "stop", word(objections.getFirst()));
    return new AdviceView.CandidateRow(
        voice.ratio(candidate.target()),
        href(standing.name()) + "?days=" + days + "&target=" + percent(candidate.target()),
        candidate.present(),
        recommended,
        Double.isNaN(candidate.met()) ? "–" : voice.percent(candidate.met()),
        rate(candidate.pagesPerMonth()),
        rate(candidate.ticketsPerMonth()),
        figure(candidate.budgetEvents()),
        voice.duration(candidate.budgetTime()),
        voice.count(candidate.missed()),
        badge,
        objections.stream().skip(recommended ? 0 : 1).map(this::word).toList());
  }

  private String word(Objection objection) {
    return word(objection, voice);
  }

  static String word(Objection objection, Voice voice) {
    return switch (objection) {
      case MISSED_TOO_OFTEN -> voice.say("advice.objection.missed");
      case TOO_FEW_EVENTS -> voice.say("advice.objection.few");
      case TOO_MANY_PAGES -> voice.say("advice.objection.pages");
      case TIGHTER_THAN_DEPENDENCIES -> voice.say("advice.objection.dependencies");
    };
  }

  private String rate(double number) {
    return rate(number, voice);
  }

  /** A small number with one digit after the point, unless it is whole. */
  static String rate(double number, Voice voice) {
    java.text.NumberFormat format = java.text.NumberFormat.getNumberInstance(voice.locale());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  private String figure(double number) {
    return number < 10 ? rate(number) : voice.count(Math.floor(number));
  }

  /** {@code 99.95}, as an address and a document write it. */
  static String percent(double target) {
    return BigDecimal.valueOf(target)
        .movePointRight(2)
        .setScale(7, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}

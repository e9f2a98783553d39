package io.andal.server.advice;

import io.andal.server.api.Times;
import io.andal.slo.advice.Advice;
import io.andal.slo.advice.Advisor;
import io.andal.slo.advice.Candidate;
import io.andal.slo.advice.Dependency;
import io.andal.slo.advice.Distribution;
import io.andal.slo.advice.Objection;
import io.andal.slo.advice.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What history says of a target, as REST writes it. */
record AdviceJson(
    String slo,
    Instant from,
    Instant to,
    double target,
    @Nullable DistributionJson distribution,
    @Nullable RecommendationJson recommendation,
    List<CandidateJson> candidates,
    List<DependencyJson> dependencies,
    List<FindingJson> findings) {
  private static final int BINS = 20;

  AdviceJson {
    candidates = List.copyOf(candidates);
    dependencies = List.copyOf(dependencies);
    findings = List.copyOf(findings);
  }

  static AdviceJson of(Advice advice) {
    return new AdviceJson(
        advice.definition().name(),
        advice.history().start(),
        advice.history().end(),
        advice.definition().target(),
        advice.distribution().values().isEmpty()
            ? null
            : DistributionJson.of(advice.distribution()),
        advice.recommendation().map(RecommendationJson::of).orElse(null),
        advice.candidates().stream()
            .map(candidate -> CandidateJson.of(candidate, advice.dependencies()))
            .toList(),
        advice.dependencies().stream()
            .map(d -> new DependencyJson(d.service(), d.slo(), d.target()))
            .toList(),
        advice.findings().stream().map(FindingJson::of).toList());
  }

  /**
   * Share of good events over many windows.
   *
   * @param wholeWindows false if shorter windows stand in for the SLO's own
   * @param step between the ends of two windows
   */
  record DistributionJson(
      String window,
      boolean wholeWindows,
      String step,
      int windows,
      double min,
      double p5,
      double median,
      double p95,
      double max,
      List<Bin> histogram) {
    DistributionJson {
      histogram = List.copyOf(histogram);
    }

    static DistributionJson of(Distribution distribution) {
      int[] counts = distribution.histogram(distribution.min(), distribution.max(), BINS);
      double width = (distribution.max() - distribution.min()) / BINS;
      List<Bin> bins = new java.util.ArrayList<>();
      for (int i = 0; i < BINS; i++) {
        double from = distribution.min() + i * width;
        bins.add(new Bin(from, from + width, counts[i]));
      }
      return new DistributionJson(
          Times.shortly(distribution.window()),
          distribution.whole(),
          Times.shortly(distribution.step()),
          distribution.windows(),
          distribution.min(),
          distribution.quantile(0.05),
          distribution.median(),
          distribution.quantile(0.95),
          distribution.max(),
          bins);
    }
  }

  /** How many windows lie in {@code [from, to)}. */
  record Bin(double from, double to, int windows) {}

  /**
   * A target and what it would have meant.
   *
   * @param met share of the windows that reached it; null without windows
   * @param objections what speaks against it: {@code missed-too-often}, {@code too-few-events},
   *     {@code too-many-pages}, {@code tighter-than-dependencies}
   */
  record CandidateJson(
      double target,
      boolean present,
      @Nullable Double met,
      int missedWindows,
      long pages,
      long tickets,
      double pagesPerMonth,
      double ticketsPerMonth,
      double budgetEvents,
      long budgetSeconds,
      int exhaustedMinutes,
      List<String> objections) {
    CandidateJson {
      objections = List.copyOf(objections);
    }

    static CandidateJson of(Candidate candidate, List<Dependency> dependencies) {
      return new CandidateJson(
          candidate.target(),
          candidate.present(),
          Double.isNaN(candidate.met()) ? null : candidate.met(),
          candidate.missed(),
          candidate.pages(),
          candidate.tickets(),
          candidate.pagesPerMonth(),
          candidate.ticketsPerMonth(),
          candidate.budgetEvents(),
          candidate.budgetTime().toSeconds(),
          candidate.replayed().exhaustedMinutes(),
          Advisor.objections(candidate, dependencies).stream().map(AdviceJson::word).toList());
    }
  }

  /** The target to take, and what speaks against the next tighter one. */
  record RecommendationJson(double target, @Nullable Double tighter, List<String> objections) {
    RecommendationJson {
      objections = List.copyOf(objections);
    }

    static RecommendationJson of(Recommendation recommendation) {
      return new RecommendationJson(
          recommendation.chosen().target(),
          recommendation.tighter().map(t -> t.candidate().target()).orElse(null),
          recommendation
              .tighter()
              .map(t -> t.objections().stream().map(AdviceJson::word).toList())
              .orElse(List.of()));
    }
  }

  /** A service that this one needs, and the tightest of its SLOs. */
  record DependencyJson(String service, String slo, double target) {}

  static String word(Objection objection) {
    return objection.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

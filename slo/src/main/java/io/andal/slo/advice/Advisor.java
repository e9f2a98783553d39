package io.andal.slo.advice;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import io.andal.slo.SloDefinition;
import io.andal.slo.advice.Recommendation.Rejected;
import io.andal.slo.replay.CountedHistory;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Patience;
import io.andal.slo.replay.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries targets on an SLO's real history and says which of them would be realistic and measurable.
 *
 * <p>The recommended target is the tightest candidate that at least 95 % of the windows reached,
 * whose budget is at least ten bad events in a typical window, that would have paged at most four
 * times in thirty days, and that is not tighter than what the dependencies promise together. The
 * target in force stays if nothing speaks against it and that one would not even halve its budget:
 * nobody changes a promise for a hundredth of a percent. Stateless.
 */
public final class Advisor {
  /** Share of the windows that must have reached a target. */
  public static final double MET = 0.95;

  /** Bad events that a window's budget must have room for. */
  public static final double BUDGET_EVENTS = 10;

  /** Pages in thirty days that people bear: one a week. */
  public static final double PAGES_PER_MONTH = 4;

  private Advisor() {}

  /**
   * What history says of an SLO's target.
   *
   * @param failure why the SLI can't be read now, if so
   * @throws io.andal.slo.replay.ReplayStoppedException if the patience ends first
   */
  public static Advice advise(
      SloDefinition definition,
      History history,
      List<Dependency> dependencies,
      Optional<SourceFailure> failure,
      Patience patience) {
    MinuteRange asked = history.range();
    CountedHistory counts = CountedHistory.of(definition, history.withoutUnreadStart());
    Distribution distribution = Attainment.of(counts);
    List<Candidate> candidates =
        distribution.values().isEmpty() ? List.of() : candidates(counts, distribution, patience);
    return new Advice(
        definition,
        counts.range(),
        distribution,
        candidates,
        recommend(candidates, dependencies),
        dependencies,
        Findings.of(counts, distribution, candidates, dependencies, failure, asked.length()));
  }

  private static List<Candidate> candidates(
      CountedHistory counts, Distribution distribution, Patience patience) {
    List<Candidate> candidates = new ArrayList<>();
    for (double target : Targets.of(counts.definition().target(), distribution)) {
      candidates.add(candidate(counts, distribution, target, patience));
    }
    return candidates;
  }

  /**
   * What one target would have meant.
   *
   * @param target share of good events, in (0, 1)
   */
  public static Candidate candidate(
      CountedHistory counts, Distribution distribution, double target, Patience patience) {
    boolean present = counts.definition().target() == target;
    CountedHistory tried = present ? counts : counts.withTarget(target);
    double share = tried.definition().errorBudget();
    long minutes = Attainment.length(counts.definition().window());
    return new Candidate(
        target,
        present,
        distribution.met(target),
        distribution.missed(target),
        events(distribution, minutes) * share,
        Duration.ofSeconds(Math.round(minutes * 60 * share)),
        Replay.run(tried, patience));
  }

  /** How an SLI did, window by window. */
  public static Distribution distribution(CountedHistory counts) {
    return Attainment.of(counts);
  }

  /** Of the SLO's own window, where a shorter one stood in for it too. */
  static double events(Distribution distribution, long ownMinutes) {
    return distribution.typicalEvents() * ownMinutes / distribution.window().toMinutes();
  }

  private static Optional<Recommendation> recommend(
      List<Candidate> candidates, List<Dependency> dependencies) {
    Optional<Rejected> tighter = Optional.empty();
    for (Candidate candidate : candidates.reversed()) {
      List<Objection> objections = objections(candidate, dependencies);
      if (objections.isEmpty()) {
        return Optional.of(
            new Recommendation(stayOr(candidate, candidates, dependencies), tighter));
      }
      tighter = Optional.of(new Rejected(candidate, objections));
    }
    return Optional.empty();
  }

  private static Candidate stayOr(
      Candidate best, List<Candidate> candidates, List<Dependency> dependencies) {
    return candidates.stream()
        .filter(Candidate::present)
        .filter(present -> 1 - best.target() > (1 - present.target()) / 2)
        .filter(present -> objections(present, dependencies).isEmpty())
        .findFirst()
        .orElse(best);
  }

  /** What speaks against a target; empty if it would be a good one. */
  public static List<Objection> objections(Candidate candidate, List<Dependency> dependencies) {
    List<Objection> objections = new ArrayList<>();
    if (!(candidate.met() >= MET)) {
      objections.add(Objection.MISSED_TOO_OFTEN);
    }
    if (candidate.budgetEvents() < BUDGET_EVENTS) {
      objections.add(Objection.TOO_FEW_EVENTS);
    }
    if (candidate.pagesPerMonth() > PAGES_PER_MONTH) {
      objections.add(Objection.TOO_MANY_PAGES);
    }
    if (!dependencies.isEmpty() && candidate.target() > Dependency.product(dependencies)) {
      objections.add(Objection.TIGHTER_THAN_DEPENDENCIES);
    }
    return objections;
  }
}

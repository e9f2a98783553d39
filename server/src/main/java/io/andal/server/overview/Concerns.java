package io.andal.server.overview;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.server.agreement.AgreementConcerns;
import io.andal.server.slo.Standing;
import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceHealth;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.workspace.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Picks what needs a person now and says it in plain words: each objective at most once, and not at
 * all when the source it waits for is named already.
 */
final class Concerns {
  private static final int MOST = 12;

  private final Insight insight;
  private final Voice voice;
  private final List<Alert> active;

  Concerns(Insight insight, Voice voice) {
    this.insight = insight;
    this.voice = voice;
    this.active = insight.activeAlerts();
  }

  List<OverviewView.Concern> of(List<Standing> all, List<AgreementConcerns.Concern> agreements) {
    List<OverviewView.Concern> concerns = new ArrayList<>();
    folder().ifPresent(concerns::add);
    Set<String> failing = new HashSet<>();
    List<OverviewView.Concern> sources = new ArrayList<>();
    for (SourceHealth source : insight.sources()) {
      if (source.state() == SourceHealth.State.DOWN
          || source.state() == SourceHealth.State.DEGRADED) {
        sources.add(source(source));
        failing.add(source.source());
      }
    }
    all.stream()
        .filter(s -> needsSomeone(s, failing))
        .sorted(Standing.MOST_URGENT)
        .limit(MOST)
        .forEach(s -> concerns.add(objective(s)));
    agreements.forEach(each -> concerns.add(agreement(each)));
    concerns.addAll(sources);
    return concerns;
  }

  private boolean needsSomeone(Standing standing, Set<String> failing) {
    return switch (standing.state()) {
      case EXHAUSTED, BURNING -> true;
      case UNMEASURED -> Collections.disjoint(failing, standing.definition().sources());
      case HEALTHY, READING -> alertOf(standing).isPresent();
    };
  }

  private Optional<Alert> alertOf(Standing standing) {
    return active.stream()
        .filter(a -> a.slo().equals(standing.name()) && a.state() == AlertState.FIRING)
        .findFirst();
  }

  private OverviewView.Concern objective(Standing standing) {
    return new OverviewView.Concern(
        standing.badge(voice),
        standing.title(),
        "",
        explain(standing),
        standing
            .owner()
            .map(owner -> voice.say("concern.answers", owner.displayName()))
            .orElse(voice.say("concern.nobody-answers")),
        "/objectives/" + standing.name());
  }

  private String explain(Standing standing) {
    Budget budget = standing.budget().orElse(null);
    String since =
        alertOf(standing)
            .map(
                a ->
                    voice.say(
                        "concern.alert-since", voice.moment(a.firedAt().orElse(a.startedAt()))))
            .orElse("");
    if (budget == null) {
      return voice.say("concern.never-measured");
    }
    if (standing.state() == BudgetState.EXHAUSTED) {
      String over =
          budget.remaining() < 0
              ? voice.say("concern.overspent", voice.overspent(budget.remaining()))
              : voice.say("concern.used-up");
      return (over + " " + since).strip();
    }
    if (standing.state() == BudgetState.UNMEASURED) {
      return budget
          .lastMeasured()
          .map(minute -> voice.say("concern.unmeasured", voice.ago(MinuteRange.startOf(minute))))
          .orElse(voice.say("concern.never-measured"));
    }
    String left = voice.say("concern.left", voice.percent(budget.remaining()));
    String gone =
        budget.exhaustion().map(d -> voice.say("concern.gone-in", voice.duration(d))).orElse("");
    return (left + " " + gone + " " + since).replace("  ", " ").strip();
  }

  private OverviewView.Concern source(SourceHealth source) {
    boolean down = source.state() == SourceHealth.State.DOWN;
    String what = source.lastFailure().map(f -> f.message() + " " + f.remedy()).orElse("");
    String waiting = voice.say("concern.waiting", (long) source.waiting());
    Optional<Instant> since = source.failingSince();
    String text =
        waiting + since.map(at -> " " + voice.say("concern.since", voice.moment(at))).orElse("");
    return new OverviewView.Concern(
        new Badge(
            down ? "bad" : "warn", "plug", voice.say(down ? "source.down" : "source.degraded")),
        voice.say(
            "concern.source",
            insight
                .documents()
                .find("DataSource", source.source())
                .map(document -> document.displayName())
                .orElse(source.source())),
        what,
        text.strip(),
        owner("DataSource", source.source()),
        "/sources#" + source.source());
  }

  private OverviewView.Concern agreement(AgreementConcerns.Concern each) {
    return new OverviewView.Concern(
        each.badge(),
        each.title(),
        "",
        each.text(),
        owner("Agreement", each.agreement()),
        "/agreements/" + each.agreement());
  }

  /** Who answers for a document; empty if nobody is named. */
  private String owner(String kind, String name) {
    return insight
        .documents()
        .find(kind, name)
        .flatMap(insight::ownerOf)
        .map(owner -> voice.say("concern.answers", owner.displayName()))
        .orElse("");
  }

  private Optional<OverviewView.Concern> folder() {
    long errors =
        insight.folderProblems().stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .count();
    if (errors == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new OverviewView.Concern(
            new Badge("bad", "stop", voice.say("documents.refused")),
            voice.say("concern.folder", errors),
            "",
            voice.say("concern.folder.text"),
            "",
            "/documents"));
  }
}

package io.andal.server.adjustment;

import io.andal.server.web.Insight;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.ConfigurationChanges;
import io.andal.slo.annotation.DeploymentEffect;
import io.andal.slo.engine.SliceBlock;
import io.andal.workspace.DocumentVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happened around one SLO: notes of people and pipelines, and changes of its documents. */
@Component
public final class Happenings {
  private static final Duration AHEAD = Duration.ofDays(400);

  private final Insight insight;

  Happenings(Insight insight) {
    this.insight = insight;
  }

  /**
   * Newest first.
   *
   * @param to exclusive
   * @param limit of notes; changes of documents come with them
   */
  public List<Annotation> of(SloDefinition slo, Instant from, Instant to, int limit) {
    List<DocumentVersion> versions =
        ConfigurationChanges.documentsOf(slo, insight.documents()).stream()
            .flatMap(id -> insight.history(id).stream())
            .filter(version -> !version.at().isBefore(from) && version.at().isBefore(to))
            .toList();
    return Stream.concat(
            insight.annotations(query(slo, Optional.empty(), from, to, limit)).stream(),
            ConfigurationChanges.of(versions).stream())
        .sorted(Comparator.comparing(Annotation::from).reversed())
        .limit(limit)
        .toList();
  }

  /** Those that concern an SLO, newest first. */
  static AnnotationQuery query(
      SloDefinition slo, Optional<Category> category, Instant from, Instant to, int limit) {
    return new AnnotationQuery(
        slo.services(),
        new TreeSet<>(List.of(slo.name(), slo.document())),
        category,
        from,
        to,
        Optional.empty(),
        limit);
  }

  /** The effects of the last deployments of an SLO, newest first; none while it has no budget. */
  List<DeploymentEffect> effects(SloDefinition slo, int limit) {
    Optional<Budget> budget = insight.budget(slo.name());
    if (budget.isEmpty()) {
      return List.of();
    }
    Instant now = insight.now();
    List<Annotation> deployments =
        insight.annotations(
            query(
                slo,
                Optional.of(Category.DEPLOYMENT),
                budget.get().window().start(),
                now.plusSeconds(60),
                limit));
    Stream.Builder<DeploymentEffect> effects = Stream.builder();
    Optional<Instant> next = Optional.empty();
    for (Annotation deployment : deployments) {
      effects.add(effect(slo, deployment, next, budget.get()));
      next = Optional.of(deployment.from());
    }
    return effects.build().toList();
  }

  /** The effect of one deployment on an SLO; empty while it has no budget. */
  Optional<DeploymentEffect> effect(SloDefinition slo, Annotation deployment) {
    Instant from = deployment.from().plusMillis(1);
    Optional<Instant> next =
        insight
            .annotations(
                query(slo, Optional.of(Category.DEPLOYMENT), from, from.plus(AHEAD), 1_000))
            .stream()
            .map(Annotation::from)
            .filter(at -> at.isAfter(deployment.from()))
            .min(Comparator.naturalOrder());
    return insight.budget(slo.name()).map(budget -> effect(slo, deployment, next, budget));
  }

  private DeploymentEffect effect(
      SloDefinition slo, Annotation deployment, Optional<Instant> next, Budget budget) {
    return DeploymentEffect.of(slo, deployment, next, budget, range -> blocks(slo, range));
  }

  private List<SliceBlock> blocks(SloDefinition slo, MinuteRange range) {
    return insight
        .raw(slo.name(), range)
        .orElseGet(() -> slo.members().stream().map(_ -> new SliceBlock(range)).toList());
  }
}

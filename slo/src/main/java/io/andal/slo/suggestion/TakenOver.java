package io.andal.slo.suggestion;

import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.slo.WindowSum;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kept SLOs that were taken over, with what Andal finds beside what their system says.
 *
 * @param documents the SLO documents that name a kept SLO as their origin, by its id
 */
public record TakenOver(Map<String, List<String>> documents) {
  public TakenOver {
    documents = Map.copyOf(documents);
  }

  /**
   * Andal's own verdict over the time that the system speaks of.
   *
   * @param slo the name of the objective here
   * @param sum what was counted over the verdict's range; empty if the system gave no verdict
   * @param remaining share of the error budget left now, 1 = untouched; empty if nothing is known
   */
  public record Ours(String slo, Optional<WindowSum> sum, Optional<Double> remaining) {

    /** By how much Andal's SLI is above the system's, a share; empty if one of them has none. */
    public Optional<Double> difference(KeptSlo.Objective objective) {
      return sum.filter(counted -> counted.total() > 0)
          .flatMap(counted -> objective.verdict().map(verdict -> counted.sli() - verdict.sli()));
    }
  }

  /** Those of a source. */
  public static TakenOver of(String source, Documents documents) {
    Map<String, List<String>> byId = new HashMap<>();
    for (Document slo : documents.all("SLO")) {
      String from = slo.annotation(SloNode.IMPORTED_FROM);
      if (from.startsWith(source + "/")) {
        byId.computeIfAbsent(from.substring(source.length() + 1), _ -> new ArrayList<>())
            .add(slo.name());
      }
    }
    return new TakenOver(byId);
  }

  /** What Andal says of an objective; empty if it wasn't taken over. */
  public Optional<Ours> ours(KeptSlo kept, KeptSlo.Objective objective, SloService slos) {
    List<String> names = documents.getOrDefault(kept.id(), List.of());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return slos.definitions().stream()
        .filter(slo -> names.contains(slo.document()) && same(objective, slo))
        .findFirst()
        .map(slo -> ours(slo, objective, slos));
  }

  private static boolean same(KeptSlo.Objective objective, SloDefinition slo) {
    return Math.abs(slo.target() - objective.target()) < 1e-9
        && KeptWindow.same(objective.window(), slo.window());
  }

  private static Ours ours(SloDefinition slo, KeptSlo.Objective objective, SloService slos) {
    Optional<WindowSum> sum =
        objective
            .verdict()
            .filter(verdict -> verdict.from() < verdict.to())
            .map(verdict -> new MinuteRange(verdict.from(), verdict.to()))
            .flatMap(
                range ->
                    Optional.ofNullable(
                            slos.sums(List.of(slo.name()), List.of(range)).get(slo.name()))
                        .map(parts -> parts.getFirst().getFirst()));
    return new Ours(slo.name(), sum, slos.budget(slo.name()).map(Budget::remaining));
  }
}

package io.andal.slo.policy;

import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All policies in force.
 *
 * @param all by name
 * @param tiers of services, where their documents say one
 */
public record Policies(List<BudgetPolicy> all, Map<String, String> tiers) {

  /** The annotation of a Service that says how much depends on it. */
  public static final String TIER = "andal.io/tier";

  /** Only the built-in policy. */
  public static final Policies NONE = new Policies(List.of(), Map.of());

  private static final Comparator<BudgetPolicy> MOST_SPECIFIC_FIRST =
      Comparator.comparing(BudgetPolicy::selector, Selector.BY_SPECIFICITY)
          .reversed()
          .thenComparing(BudgetPolicy::name);

  public Policies {
    all = List.copyOf(all);
    tiers = Map.copyOf(tiers);
  }

  /** The policies among valid documents. */
  public static Policies of(Documents documents) {
    return new Policies(
        documents.all(PolicyKind.NAME).stream().map(PolicyReader::policy).toList(),
        tiers(documents));
  }

  static Map<String, String> tiers(Documents documents) {
    Map<String, String> tiers = new TreeMap<>();
    for (Document service : documents.all("Service")) {
      String tier = service.annotation(TIER);
      if (!tier.isBlank()) {
        tiers.put(service.name(), tier.strip());
      }
    }
    return tiers;
  }

  public Subject subject(SloDefinition slo) {
    Optional<String> tier =
        Optional.ofNullable(tiers.get(slo.service()))
            .or(() -> slo.labels().getOrDefault("tier", List.of()).stream().findFirst());
    return new Subject(slo.name(), slo.document(), slo.service(), tier, slo.labels());
  }

  /** The most specific policy that selects an SLO; of equal ones the first by name. */
  public Match match(Subject subject) {
    List<BudgetPolicy> found = new ArrayList<>();
    for (BudgetPolicy policy : all) {
      if (policy.selector().matches(subject)) {
        found.add(policy);
      }
    }
    if (found.isEmpty()) {
      return Match.BUILT_IN;
    }
    found.sort(MOST_SPECIFIC_FIRST);
    return new Match(
        Optional.of(found.getFirst()),
        found.subList(1, found.size()).stream().map(BudgetPolicy::name).toList());
  }
}

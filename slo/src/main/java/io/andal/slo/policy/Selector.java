package io.andal.slo.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which SLOs a policy speaks of: all that it says must hold; what it leaves out, holds for all.
 *
 * @param labels of the SLO, each with the values of which one suffices
 */
public record Selector(Set<String> tiers, Set<String> services, Map<String, List<String>> labels) {

  /** Every SLO. */
  public static final Selector ALL = new Selector(Set.of(), Set.of(), Map.of());

  /**
   * The more specific one last: naming services says more than any number of labels, more labels
   * say more than fewer, and labels say more than tiers.
   */
  public static final Comparator<Selector> BY_SPECIFICITY =
      Comparator.comparing((Selector selector) -> !selector.services.isEmpty())
          .thenComparingInt(selector -> selector.labels.size())
          .thenComparing(selector -> !selector.tiers.isEmpty());

  public Selector {
    tiers = Set.copyOf(tiers);
    services = Set.copyOf(services);
    labels = Map.copyOf(labels);
  }

  /** Its strongest word. */
  public enum By {
    SERVICE,
    LABELS,
    TIER,
    EVERYTHING
  }

  public By by() {
    if (!services.isEmpty()) {
      return By.SERVICE;
    }
    if (!labels.isEmpty()) {
      return By.LABELS;
    }
    return tiers.isEmpty() ? By.EVERYTHING : By.TIER;
  }

  public boolean matches(Subject subject) {
    return (tiers.isEmpty() || subject.tier().filter(tiers::contains).isPresent())
        && (services.isEmpty() || services.contains(subject.service()))
        && subject.has(labels);
  }
}

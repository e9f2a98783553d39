package io.andal.alert.route;

import io.andal.alert.label.Labels;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts that explain others now. Sources are indexed by what must be equal, so a target is
 * looked up at once however many fire. Not thread-safe.
 */
public final class Inhibition {
  private final List<InhibitRule> rules;
  private final List<Map<Labels, Map<Long, Source>>> sources;

  private record Source(Labels labels, Instant endsAt) {}

  public Inhibition(List<InhibitRule> rules) {
    this.rules = List.copyOf(rules);
    this.sources =
        rules.stream().<Map<Labels, Map<Long, Source>>>map(rule -> new HashMap<>()).toList();
  }

  /** Notes an alert that fires until a time. */
  public void note(long fingerprint, Labels labels, Instant endsAt) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).isSource(labels)) {
        sources
            .get(i)
            .computeIfAbsent(rules.get(i).common(labels), key -> new LinkedHashMap<>())
            .put(fingerprint, new Source(labels, endsAt));
      }
    }
  }

  /** An alert that explains nothing any more. */
  public void forget(long fingerprint, Labels labels) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).isSource(labels)) {
        Labels common = rules.get(i).common(labels);
        Map<Long, Source> same = sources.get(i).get(common);
        if (same != null) {
          same.remove(fingerprint);
          if (same.isEmpty()) {
            sources.get(i).remove(common);
          }
        }
      }
    }
  }

  /**
   * The alert that explains this one. One that matches both sides of a rule isn't explained by
   * another that does.
   */
  public Optional<Long> inhibitor(Labels labels, Instant now) {
    for (int i = 0; i < rules.size(); i++) {
      InhibitRule rule = rules.get(i);
      if (!rule.isTarget(labels)) {
        continue;
      }
      boolean both = rule.isSource(labels);
      for (Map.Entry<Long, Source> source :
          sources.get(i).getOrDefault(rule.common(labels), Map.of()).entrySet()) {
        Source found = source.getValue();
        if (found.endsAt().isAfter(now) && (!both || !rule.isTarget(found.labels()))) {
          return Optional.of(source.getKey());
        }
      }
    }
    return Optional.empty();
  }
}

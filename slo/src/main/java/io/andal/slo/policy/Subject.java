package io.andal.slo.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An SLO as policies see it.
 *
 * @param slo its name
 * @param document the name of its document
 * @param tier how much depends on its service: annotation {@code andal.io/tier} of the service,
 *     else the SLO's label {@code tier}
 */
public record Subject(
    String slo,
    String document,
    String service,
    Optional<String> tier,
    Map<String, List<String>> labels) {

  public Subject {
    labels = Map.copyOf(labels);
  }

  boolean has(Map<String, List<String>> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            label ->
                labels.getOrDefault(label.getKey(), List.of()).stream()
                    .anyMatch(label.getValue()::contains));
  }

  boolean isNamed(String name) {
    return name.equals(slo) || name.equals(document);
  }
}

package io.andal.agreement;

import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Map;

/**
 * Which SLOs an agreement speaks of: those it names, or those of services.
 *
 * @param slos names of SLO documents
 * @param services names of services
 * @param labels what the SLOs of the services must carry; all of them if empty
 */
public record Coverage(List<String> slos, List<String> services, Map<String, String> labels) {
  public Coverage {
    slos = List.copyOf(slos);
    services = List.copyOf(services);
    labels = Map.copyOf(labels);
  }

  public boolean covers(SloDefinition slo) {
    if (slo.composite()) {
      return false;
    }
    return slos.contains(slo.document())
        || (services.contains(slo.service())
            && labels.entrySet().stream()
                .allMatch(
                    label ->
                        slo.labels()
                            .getOrDefault(label.getKey(), List.of())
                            .contains(label.getValue())));
  }
}

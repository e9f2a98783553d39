package io.andal.server.slo;

import io.andal.server.AndalRuntime;
import io.andal.server.api.Page;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Services, each with how its SLOs stand. */
@RestController
final class ServiceResource {
  private final AndalRuntime runtime;

  ServiceResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/api/v1/services")
  Page<ServiceJson> list() {
    Map<String, List<SloDefinition>> slos =
        runtime.slos().definitions().stream()
            .collect(Collectors.groupingBy(SloDefinition::service));
    TreeSet<String> names = new TreeSet<>(slos.keySet());
    runtime.workspace().current().all("Service").forEach(document -> names.add(document.name()));
    return new Page<>(
        names.stream().map(name -> json(name, slos.getOrDefault(name, List.of()))).toList(), null);
  }

  private ServiceJson json(String name, List<SloDefinition> slos) {
    Optional<Document> document = runtime.workspace().current().find("Service", name);
    Map<String, Integer> states = new TreeMap<>();
    for (SloDefinition slo : slos) {
      BudgetState state = SloQuery.stateOf(runtime.slos().budget(slo.name()));
      states.merge(BudgetJson.word(state), 1, Integer::sum);
    }
    return new ServiceJson(
        name,
        document.map(Document::displayName).orElse(name),
        document.map(known -> known.spec().path("description").asString("")).orElse(""),
        SloJson.OwnerJson.of(runtime.owners().ownerOfService(name)),
        slos.size(),
        states,
        slos.stream()
            .map(slo -> runtime.slos().budget(slo.name()).map(Budget::remaining).orElse(null))
            .filter(Objects::nonNull)
            .min(Double::compare)
            .orElse(null));
  }

  /**
   * @param states how many SLOs stand how
   * @param leastRemaining the smallest budget left among its SLOs; null if it has none
   */
  record ServiceJson(
      String name,
      String displayName,
      String description,
      SloJson.@Nullable OwnerJson owner,
      int slos,
      Map<String, Integer> states,
      @Nullable Double leastRemaining) {}
}

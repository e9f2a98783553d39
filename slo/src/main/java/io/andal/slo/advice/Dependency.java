package io.andal.slo.advice;

import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service that another one needs, with the tightest of its SLOs: what it promises at best.
 *
 * @param slo the SLO's name
 * @param target share promised
 */
public record Dependency(String service, String slo, double target) {
  private static final String ANNOTATION = "andal.io/depends-on";

  /**
   * What a service needs, as its documents say: the annotation {@code andal.io/depends-on} of the
   * Service, and {@code spec.dependsOn} of a Backstage Component of the same name. Those without an
   * SLO promise nothing that could be reckoned with.
   */
  public static List<Dependency> of(
      String service, Documents documents, Collection<SloDefinition> slos) {
    List<Dependency> dependencies = new ArrayList<>();
    for (String needed : needed(service, documents)) {
      slos.stream()
          .filter(slo -> slo.service().equals(needed))
          .max(Comparator.comparingDouble(SloDefinition::target))
          .ifPresent(slo -> dependencies.add(new Dependency(needed, slo.name(), slo.target())));
    }
    return dependencies;
  }

  private static Set<String> needed(String service, Documents documents) {
    Set<String> names = new TreeSet<>();
    documents
        .find("Service", service)
        .ifPresent(document -> names.addAll(words(document.annotation(ANNOTATION))));
    documents
        .find("Component", service)
        .map(Document::spec)
        .ifPresent(
            spec ->
                spec.path("dependsOn")
                    .forEach(reference -> names.add(entity(reference.asString("")))));
    names.remove(service);
    names.remove("");
    return names;
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split("[,\\s]+")).map(Dependency::entity).toList();
  }

  /** {@code component:default/identity} is {@code identity}. */
  private static String entity(String reference) {
    int start = Math.max(reference.lastIndexOf('/'), reference.lastIndexOf(':')) + 1;
    return reference.substring(start).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The availability of all of them in series: the product of their targets. A service that needs
   * each of them for each answer can't promise more.
   */
  public static double product(List<Dependency> dependencies) {
    return dependencies.stream().mapToDouble(Dependency::target).reduce(1, (a, b) -> a * b);
  }
}

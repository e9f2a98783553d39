package io.andal.slo.adjustment;

import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which SLOs a document means. What is empty asks for nothing; within one criterion any of the
 * values is enough.
 *
 * @param slos names of SLO documents or of single objectives ({@code DOCUMENT.OBJECTIVE}); {@code
 *     *} = all
 * @param services names of services
 * @param labels values that a label may have, by its name; {@code *} = whatever it is
 * @param any whether one criterion is enough; else all that are given must hold
 */
record Selection(
    Set<String> slos, Set<String> services, Map<String, Set<String>> labels, boolean any) {
  static final String ALL = "*";

  Selection {
    slos = Set.copyOf(slos);
    services = Set.copyOf(services);
    labels = Map.copyOf(labels);
  }

  /** Of {@code spec.select}. */
  static Selection of(JsonNode select) {
    Map<String, Set<String>> labels = new TreeMap<>();
    select
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), texts(label.getValue())));
    return new Selection(
        texts(select.path("slos")),
        texts(select.path("services")),
        labels,
        select.path("match").asString("all").equals("any"));
  }

  static Set<String> texts(JsonNode value) {
    Set<String> texts = new TreeSet<>();
    if (value.isString()) {
      texts.add(value.asString());
    }
    value.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  boolean selects(SloDefinition slo) {
    return selects(new TreeSet<>(List.of(slo.name(), slo.document())), slo.service(), slo.labels());
  }

  /** Whether it means an SLO document, or one of its objectives. */
  boolean selects(Document slo) {
    Set<String> names = new TreeSet<>(Set.of(slo.name()));
    slos.stream().filter(name -> name.startsWith(slo.name() + ".")).forEach(names::add);
    Map<String, List<String>> labels = new TreeMap<>();
    slo.at("/metadata/labels")
        .properties()
        .forEach(
            label -> labels.put(label.getKey(), List.copyOf(Selection.texts(label.getValue()))));
    return selects(names, slo.at("/spec/service").asString(""), labels);
  }

  private boolean selects(Set<String> names, String service, Map<String, List<String>> carried) {
    List<Boolean> criteria = new ArrayList<>();
    if (!slos.isEmpty()) {
      criteria.add(slos.contains(ALL) || names.stream().anyMatch(slos::contains));
    }
    if (!services.isEmpty()) {
      criteria.add(services.contains(ALL) || services.contains(service));
    }
    labels.forEach((label, values) -> criteria.add(carries(carried.get(label), values)));
    return any
        ? criteria.contains(true)
        : !criteria.isEmpty() && criteria.stream().allMatch(holds -> holds);
  }

  private static boolean carries(
      @org.jspecify.annotations.Nullable List<String> carried, Set<String> wanted) {
    return carried != null && (wanted.contains(ALL) || carried.stream().anyMatch(wanted::contains));
  }
}

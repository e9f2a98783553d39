package io.andal.inventory.entry;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.SearchDocument;
import io.andal.inventory.SearchDocument.Entry;
import io.andal.specification.Format;
import io.andal.specification.Operation;
import io.andal.specification.Outline;
import io.andal.traffic.SeenOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes what an entry is found by. Pure. */
final class EntrySearch {
  private static final int OPERATIONS = 5_000;
  private static final int FIELDS = 20_000;

  private EntrySearch() {}

  static SearchDocument document(
      ApiEntry api, EntryFacts facts, List<Outline> inForce, List<ApiFinding> findings) {
    Map<String, Entry> operations = new LinkedHashMap<>();
    Set<String> fields = new LinkedHashSet<>();
    for (Outline outline : inForce) {
      for (Operation one : outline.operations()) {
        operations.putIfAbsent(
            one.key(), new Entry(one.key(), (one.operationId() + " " + one.summary()).strip()));
      }
      outline.fields().forEach(field -> fields.add(field.schema() + "." + field.name()));
    }
    facts.seen().stream()
        .flatMap(seen -> seen.operations().stream())
        .map(SeenOperation::key)
        .forEach(key -> operations.putIfAbsent(key, new Entry(key, "")));
    return new SearchDocument(
        api.id(),
        api.title(),
        names(api),
        api.description(),
        api.owner()
            .accountable()
            .map(owner -> owner.reference() + " " + owner.displayName())
            .orElse(""),
        api.tags(),
        operations.values().stream().limit(OPERATIONS).toList(),
        fields.stream().limit(FIELDS).toList(),
        facets(api, facts, findings),
        api.changed(),
        findings.size());
  }

  private static List<String> names(ApiEntry api) {
    Set<String> names = new LinkedHashSet<>(List.of(api.id()));
    for (ApiEntry.ApiPlace place : api.places()) {
      names.add(place.title());
      names.add(place.key());
    }
    names.add(api.system());
    names.remove("");
    names.remove(api.title());
    return List.copyOf(names);
  }

  private static Map<String, List<String>> facets(
      ApiEntry api, EntryFacts facts, List<ApiFinding> findings) {
    Map<String, List<String>> facets = new TreeMap<>();
    facets.put(
        "owner",
        List.of(api.owner().accountable().map(owner -> owner.reference()).orElse("unowned")));
    facets.put("lifecycle", List.of(api.lifecycle().word()));
    facets.put("format", List.of(api.format().map(Format::title).orElse("none")));
    facets.put("catalog", distinct(api.places().stream().map(ApiEntry.ApiPlace::catalog)));
    facets.put("tag", api.tags());
    facets.put("tier", api.tier().isEmpty() ? List.of() : List.of(api.tier()));
    facets.put(
        "environment",
        distinct(api.deployments().stream().map(ApiEntry.ApiDeployment::environment)));
    facets.put("finding", distinct(findings.stream().map(ApiFinding::rule)));
    facets.put("seen", List.of(facts.seen().isEmpty() ? "no" : "yes"));
    return facets;
  }

  private static List<String> distinct(Stream<String> values) {
    Collection<String> distinct = new ArrayList<>();
    values.filter(value -> !value.isEmpty()).distinct().forEach(distinct::add);
    return List.copyOf(distinct);
  }
}

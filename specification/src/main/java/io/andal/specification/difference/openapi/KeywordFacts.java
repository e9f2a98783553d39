package io.andal.specification.difference.openapi;

import io.andal.specification.Sequence;
import io.andal.specification.difference.openapi.CompositionRules.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keywords that hold schemas: items, additional fields, and those of JSON Schema 2020-12. */
final class KeywordFacts {
  private final SchemaGraph graph;
  private final Pair pair;
  private final Schema base;
  private final Schema revision;

  KeywordFacts(SchemaGraph graph, Pair pair) {
    this.graph = graph;
    this.pair = pair;
    this.base = pair.base();
    this.revision = pair.revision();
  }

  void find() {
    if (says(base, "items") && says(revision, "items")) {
      below("items", "[]", true);
    } else {
      single("items", CompositionRules.ITEMS, "[]", true);
    }
    additional();
    inverted();
    single("if", CompositionRules.IF, "", false);
    single("then", CompositionRules.THEN, "", false);
    single("else", CompositionRules.ELSE, "", false);
    single("contains", CompositionRules.CONTAINS, "[]", true);
    single("propertyNames", CompositionRules.PROPERTY_NAMES, "(names)", true);
    single("unevaluatedItems", CompositionRules.UNEVALUATED_ITEMS, "[]", true);
    single("unevaluatedProperties", CompositionRules.UNEVALUATED_PROPERTIES, "*", true);
    single(
        "contentSchema",
        new Part(ValueRules.CONTENT_SCHEMA_ADDED, ValueRules.CONTENT_SCHEMA_REMOVED),
        "",
        false);
    prefixItems();
    several("patternProperties", CompositionRules.PATTERN_PROPERTY, true);
    several("dependentSchemas", CompositionRules.DEPENDENT_SCHEMA, false);
    dependentRequired();
  }

  /** Whether a keyword is there and decides something. */
  private boolean says(Schema schema, String key) {
    Spot child = schema.child(key);
    if (child == null) {
      return false;
    }
    Schema there = schema == base ? graph.baseSchema(child) : graph.revisionSchema(child);
    return !there.annotationOnly();
  }

  private void single(String key, Part part, String label, boolean property) {
    boolean before = says(base, key);
    boolean after = says(revision, key);
    if (before && after) {
      below(key, label, property);
    } else if (before != after) {
      add(after ? part.added() : part.removed(), key, "", base.child(key), revision.child(key));
    }
  }

  private void inverted() {
    Spot one = base.child("not");
    Spot other = revision.child("not");
    if (one != null && other != null) {
      graph.connect(pair, "", false, true, one, other);
    } else {
      single("not", CompositionRules.NOT, "", false);
    }
  }

  private void below(String key, String label, boolean property) {
    connect(base.child(key), revision.child(key), label, property);
  }

  private void connect(@Nullable Spot one, @Nullable Spot other, String label, boolean property) {
    if (one != null && other != null) {
      graph.connect(pair, label, property, false, one, other);
    }
  }

  private void additional() {
    Spot one = base.child("additionalProperties");
    Spot other = revision.child("additionalProperties");
    boolean closedBefore = one != null && graph.baseSchema(one).never();
    boolean closedAfter = other != null && graph.revisionSchema(other).never();
    if (closedBefore || closedAfter) {
      if (closedBefore != closedAfter) {
        add(
            closedAfter
                ? CompositionRules.ADDITIONAL_FORBIDDEN
                : CompositionRules.ADDITIONAL_ALLOWED,
            "additionalProperties",
            "",
            one,
            other);
      }
      return;
    }
    single("additionalProperties", CompositionRules.ADDITIONAL_SCHEMA, "*", true);
  }

  private void prefixItems() {
    List<Spot> before = base.spot().children("prefixItems");
    List<Spot> after = revision.spot().children("prefixItems");
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      Spot one = i < before.size() ? before.get(i) : null;
      Spot other = i < after.size() ? after.get(i) : null;
      if (one != null && other != null) {
        connect(one, other, "[" + i + "]", true);
      } else {
        add(
            one == null
                ? CompositionRules.PREFIX_ITEMS.added()
                : CompositionRules.PREFIX_ITEMS.removed(),
            "prefixItems",
            String.valueOf(i + 1),
            one,
            other);
      }
    }
  }

  private void several(String key, Part part, boolean property) {
    Map<String, Spot> before = base.map(key);
    Map<String, Spot> after = revision.map(key);
    before.forEach(
        (name, one) -> {
          Spot other = after.get(name);
          if (other == null) {
            add(part.removed(), key, name, one, null);
          } else {
            connect(one, other, property ? name : "", property);
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            add(part.added(), key, name, null, other);
          }
        });
  }

  private void dependentRequired() {
    Map<String, Spot> before = base.map("dependentRequired");
    Map<String, Spot> after = revision.map("dependentRequired");
    before.forEach(
        (name, one) -> {
          Spot other = after.get(name);
          if (other == null) {
            add(CompositionRules.DEPENDENT_REQUIRED.removed(), "", name, one, null);
          } else if (!names(one).equals(names(other))) {
            add(CompositionRules.DEPENDENT_REQUIRED_CHANGED, "", name, one, other);
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            add(CompositionRules.DEPENDENT_REQUIRED.added(), "", name, null, other);
          }
        });
  }

  private static Set<String> names(Spot list) {
    Set<String> names = new TreeSet<>();
    if (list.node() instanceof Sequence sequence) {
      sequence.items().forEach(item -> names.add(Values.show(item)));
    }
    return names;
  }

  private void add(Rule rule, String key, String name, @Nullable Spot one, @Nullable Spot other) {
    pair.add(
        new Fact(
            rule,
            "",
            name.isEmpty() ? key : name,
            one == null ? "" : Values.show(one.node()),
            other == null ? "" : Values.show(other.node()),
            one == null ? base.spot() : one,
            other == null ? revision.spot() : other,
            Fact.Access.BOTH));
  }
}

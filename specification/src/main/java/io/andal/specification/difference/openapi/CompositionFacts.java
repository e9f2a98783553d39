package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.CompositionRules.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** allOf, anyOf, oneOf and the discriminator. */
final class CompositionFacts {
  private static final Set<String> OF_FIELDS =
      Set.of("type", "properties", "required", "allOf", "title", "description", "example");

  private final SchemaGraph graph;
  private final Pair pair;
  private final Schema base;
  private final Schema revision;

  CompositionFacts(SchemaGraph graph, Pair pair) {
    this.graph = graph;
    this.pair = pair;
    this.base = pair.base();
    this.revision = pair.revision();
  }

  void find() {
    if (becameOneOf()) {
      // which of both it is matters only to values that several alternatives match
      alternatives("anyOf", "oneOf", CompositionRules.ONE_OF);
    } else {
      alternatives("anyOf", "anyOf", CompositionRules.ANY_OF);
      alternatives("oneOf", "oneOf", CompositionRules.ONE_OF);
    }
    parts();
    discriminator();
  }

  private boolean becameOneOf() {
    return base.spot().has("anyOf")
        && !base.spot().has("oneOf")
        && revision.spot().has("oneOf")
        && !revision.spot().has("anyOf");
  }

  private void alternatives(String baseKey, String revisionKey, Part part) {
    Branches branches =
        Branches.match(graph, base.branches(baseKey), revision.branches(revisionKey));
    same(branches);
    branches.added().forEach(branch -> add(part.added(), true, branch, base.spot(), branch));
    branches
        .removed()
        .forEach(branch -> add(part.removed(), false, branch, branch, revision.spot()));
  }

  private void parts() {
    Branches branches = Branches.match(graph, base.branches("allOf"), revision.branches("allOf"));
    same(branches);
    for (Spot added : branches.added()) {
      Part part = weigh(graph.revisionSchema(added), graph.revision(), base, graph.base());
      add(part.added(), true, added, base.spot(), added);
    }
    for (Spot removed : branches.removed()) {
      Part part = weigh(graph.baseSchema(removed), graph.base(), revision, graph.revision());
      add(part.removed(), false, removed, removed, revision.spot());
    }
  }

  /** What one part says beyond all that the other side says. */
  private Part weigh(Schema part, Side partSide, Schema other, Side otherSide) {
    if (part.annotationOnly()) {
      return CompositionRules.ALL_OF_ANNOTATION;
    }
    List<Schema> added = graph.flat(part, partSide);
    List<Schema> there = graph.flat(other, otherSide);
    if (!added.stream().allMatch(CompositionFacts::onlyFields)) {
      return CompositionRules.ALL_OF;
    }
    Set<String> names = new HashSet<>();
    Set<String> required = new HashSet<>();
    there.forEach(
        schema -> {
          names.addAll(schema.map("properties").keySet());
          required.addAll(schema.required());
        });
    boolean newNeeds = added.stream().anyMatch(schema -> !required.containsAll(schema.required()));
    boolean newNames =
        added.stream().anyMatch(schema -> !names.containsAll(schema.map("properties").keySet()));
    if (newNeeds) {
      return CompositionRules.ALL_OF;
    }
    return newNames ? CompositionRules.ALL_OF_OPTIONAL : CompositionRules.ALL_OF_REPEATING;
  }

  private static boolean onlyFields(Schema schema) {
    return schema.spot().node() instanceof io.andal.specification.Mapping mapping
        && mapping.fields().stream()
            .allMatch(f -> OF_FIELDS.contains(f.key()) || f.key().startsWith("x-"));
  }

  private void same(Branches branches) {
    branches
        .matches()
        .forEach(match -> graph.connect(pair, "", false, false, match.base(), match.revision()));
  }

  private void add(Rule rule, boolean added, Spot branch, Spot one, Spot other) {
    String name = Branches.name(branch);
    pair.add(
        new Fact(
            rule, "", name, added ? "" : name, added ? name : "", one, other, Fact.Access.BOTH));
  }

  private void discriminator() {
    Spot before = discriminator(base);
    Spot after = discriminator(revision);
    if (before == null && after == null) {
      return;
    }
    if (before == null || after == null) {
      Spot there = before == null ? after : before;
      String name = there == null ? "" : property(there);
      pair.add(
          new Fact(
              before == null
                  ? CompositionRules.DISCRIMINATOR.added()
                  : CompositionRules.DISCRIMINATOR.removed(),
              "",
              name,
              before == null ? "" : name,
              before == null ? name : "",
              before,
              after,
              Fact.Access.BOTH));
      return;
    }
    if (!property(before).equals(property(after))) {
      pair.add(
          Fact.of(
                  CompositionRules.DISCRIMINATOR_NAME_CHANGED,
                  base,
                  revision,
                  property(before),
                  property(after))
              .at(before, after));
    }
    mapping(new Schema(before).map("mapping"), new Schema(after).map("mapping"), before, after);
  }

  private static @org.jspecify.annotations.Nullable Spot discriminator(Schema schema) {
    return schema.child("discriminator");
  }

  /** OpenAPI 2.0 names the field alone. */
  private static String property(Spot discriminator) {
    String name = discriminator.text("propertyName");
    return name.isEmpty() ? Values.show(discriminator.node()) : name;
  }

  private void mapping(Map<String, Spot> one, Map<String, Spot> other, Spot before, Spot after) {
    one.forEach(
        (value, target) -> {
          Spot now = other.get(value);
          if (now == null) {
            pair.add(
                Fact.of(
                        CompositionRules.MAPPING_REMOVED,
                        base,
                        revision,
                        Values.show(target.node()),
                        "")
                    .named(value)
                    .at(target, after));
          } else if (!Values.same(target.node(), now.node())) {
            pair.add(
                Fact.of(
                        CompositionRules.MAPPING_CHANGED,
                        base,
                        revision,
                        Values.show(target.node()),
                        Values.show(now.node()))
                    .named(value)
                    .at(target, now));
          }
        });
    other.forEach(
        (value, target) -> {
          if (!one.containsKey(value)) {
            pair.add(
                Fact.of(
                        CompositionRules.MAPPING_ADDED,
                        base,
                        revision,
                        "",
                        Values.show(target.node()))
                    .named(value)
                    .at(before, target));
          }
        });
  }
}

package io.andal.specification.difference.graphql;

import static io.andal.specification.difference.definition.DefinitionChanges.at;
import static io.andal.specification.difference.definition.DefinitionChanges.definition;
import static io.andal.specification.difference.definition.DefinitionChanges.pairs;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;
import io.andal.specification.graphql.GraphQlOutline;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two GraphQL schemas type by type. Root types are paired by what they are for. */
public final class GraphQlDifference {
  private final DefinitionChanges changes = new DefinitionChanges();
  private final GraphQlFields fields = new GraphQlFields(changes);
  private final Map<String, String> baseVerbs;
  private final Map<String, String> revisionVerbs;

  private GraphQlDifference(Mapping base, Mapping revision) {
    this.baseVerbs = GraphQlOutline.verbs(base);
    this.revisionVerbs = GraphQlOutline.verbs(revision);
  }

  /** All changes; none if one of them doesn't parse. */
  public static List<Change> between(Specification base, Specification revision) {
    if (base.root().isEmpty() || revision.root().isEmpty()) {
      return List.of();
    }
    Mapping before = base.root().get();
    Mapping after = revision.root().get();
    return new GraphQlDifference(before, after).compare(before, after);
  }

  private List<Change> compare(Mapping before, Mapping after) {
    Mapping baseTypes = at(before, "types");
    Mapping revisionTypes = at(after, "types");
    roots(baseTypes, revisionTypes);
    pairs(
        withoutRoots(baseTypes, baseVerbs),
        withoutRoots(revisionTypes, revisionVerbs),
        gone ->
            changes.removed(
                "graphql-type-removed",
                Level.BREAKING,
                Spot.of("", gone.key()),
                gone,
                "The type " + gone.key() + " is gone: queries that name it fail"),
        this::type,
        added ->
            changes.added(
                "graphql-type-added",
                Level.SAFE,
                Spot.of("", added.key()),
                added,
                "The type " + added.key() + " is new: nobody asks for it yet"));
    new GraphQlDirectives(changes, fields)
        .compare(at(before, "directives"), at(after, "directives"));
    return changes.all();
  }

  private void roots(Mapping baseTypes, Mapping revisionTypes) {
    Map<String, String> nameByVerb = new HashMap<>();
    revisionVerbs.forEach((name, verb) -> nameByVerb.put(verb, name));
    baseVerbs.forEach(
        (name, verb) -> {
          Field before = baseTypes.field(name);
          Field after = revisionTypes.field(nameByVerb.getOrDefault(verb, ""));
          if (before != null) {
            root(verb, before, after == null ? nothing(before) : after);
          }
        });
    revisionVerbs.forEach(
        (name, verb) -> {
          Field after = revisionTypes.field(name);
          boolean isNew =
              baseVerbs.entrySet().stream()
                  .noneMatch(e -> e.getValue().equals(verb) && baseTypes.field(e.getKey()) != null);
          if (after != null && isNew) {
            root(verb, nothing(after), after);
          }
        });
  }

  private void root(String verb, Field before, Field after) {
    fields.compare(
        at(definition(before), "fields"),
        at(definition(after), "fields"),
        name -> Spot.of(verb + " " + name, before.key() + "." + name));
  }

  private static Field nothing(Field like) {
    return new Field(
        like.key(), like.line(), like.column(), new Mapping(like.line(), like.column(), List.of()));
  }

  private static Mapping withoutRoots(Mapping types, Map<String, String> verbs) {
    return new Mapping(
        types.line(),
        types.column(),
        types.fields().stream().filter(type -> !verbs.containsKey(type.key())).toList());
  }

  private void type(Field beforeType, Field afterType) {
    String name = beforeType.key();
    Mapping before = definition(beforeType);
    Mapping after = definition(afterType);
    Values kinds = Values.of(before, after, "kind");
    if (kinds.differ()) {
      changes.changed(
          "graphql-type-kind-changed",
          Level.BREAKING,
          Spot.of("", name),
          beforeType,
          afterType,
          kinds,
          name
              + " was of kind "
              + kinds.before()
              + " and is now "
              + kinds.after()
              + ": queries and values of it no longer fit");
      return;
    }
    if (kinds.before().equals("input")) {
      fields.inputs(
          at(before, "fields"), at(after, "fields"), field -> Spot.of("", name + "." + field));
    } else {
      fields.compare(
          at(before, "fields"), at(after, "fields"), field -> Spot.of("", name + "." + field));
    }
    values(name, at(before, "values"), at(after, "values"));
    members(beforeType, afterType, "members", "member", "union member");
    members(beforeType, afterType, "implements", "interface", "interface");
  }

  private void values(String type, Mapping before, Mapping after) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "graphql-enum-value-removed",
                Level.BREAKING,
                Spot.of("", type + "." + gone.key()),
                gone,
                "The value " + gone.key() + " is gone: clients that send it are refused"),
        (was, is) -> fields.deprecation(Spot.of("", type + "." + was.key()), was, is),
        added ->
            changes.added(
                "graphql-enum-value-added",
                Level.DANGEROUS,
                Spot.of("", type + "." + added.key()),
                added,
                "The value "
                    + added.key()
                    + " is new: clients that know all values by heart may stumble over it"));
  }

  private void members(Field before, Field after, String key, String id, String word) {
    Set<String> was = texts(definition(before), key);
    Set<String> is = texts(definition(after), key);
    for (String gone : was) {
      if (!is.contains(gone)) {
        changes.changed(
            "graphql-" + id + "-removed",
            Level.BREAKING,
            Spot.of("", before.key()),
            before,
            after,
            new Values(gone, ""),
            "The " + word + " " + gone + " is gone: fragments on it no longer match");
      }
    }
    for (String added : is) {
      if (!was.contains(added)) {
        changes.changed(
            "graphql-" + id + "-added",
            Level.DANGEROUS,
            Spot.of("", before.key()),
            before,
            after,
            new Values("", added),
            "The " + word + " " + added + " is new: clients may get what they don't expect");
      }
    }
  }

  private static Set<String> texts(Mapping mapping, String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node item : mapping.items(key)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }
}

package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Fact.Access;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of objects. A field that moved to another part of the same object is still there. */
final class PropertyFacts {
  private final SchemaGraph graph;
  private final Pair pair;
  private final Schema base;
  private final Schema revision;
  private final List<Schema> basePartsFlat;
  private final List<Schema> revisionPartsFlat;

  PropertyFacts(SchemaGraph graph, Pair pair) {
    this.graph = graph;
    this.pair = pair;
    this.base = pair.base();
    this.revision = pair.revision();
    this.basePartsFlat = graph.flat(base, graph.base());
    this.revisionPartsFlat = graph.flat(revision, graph.revision());
  }

  void find() {
    Map<String, Spot> before = base.map("properties");
    Map<String, Spot> after = revision.map("properties");
    Set<String> requiredBefore = required(basePartsFlat);
    Set<String> requiredAfter = required(revisionPartsFlat);
    before.forEach(
        (name, one) -> {
          Spot other = after.getOrDefault(name, inParts(revisionPartsFlat, name));
          if (other == null) {
            removed(name, one, requiredBefore.contains(name));
          } else {
            both(name, one, other);
            need(name, one, other, requiredBefore.contains(name), requiredAfter.contains(name));
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            Spot one = inParts(basePartsFlat, name);
            if (one == null) {
              added(name, other, requiredAfter.contains(name));
            } else {
              both(name, one, other);
            }
          }
        });
    requiredElsewhere(before, after, requiredBefore, requiredAfter);
  }

  private static @Nullable Spot inParts(List<Schema> parts, String name) {
    for (Schema part : parts) {
      Spot properties = part.child("properties");
      Spot property = properties == null ? null : properties.child(name);
      if (property != null) {
        return property;
      }
    }
    return null;
  }

  private static Set<String> required(List<Schema> parts) {
    Set<String> names = new HashSet<>();
    parts.forEach(part -> names.addAll(part.required()));
    return names;
  }

  private void removed(String name, Spot one, boolean required) {
    Spot schema = graph.base().resolve(one);
    Access access = Access.of(schema);
    Rule rule;
    if (access == Access.WRITE_ONLY) {
      rule =
          required ? PropertyRules.WRITE_ONLY_REQUIRED_REMOVED : PropertyRules.WRITE_ONLY_REMOVED;
    } else {
      rule = required ? PropertyRules.REQUIRED_REMOVED : PropertyRules.OPTIONAL_REMOVED;
    }
    add(rule, name, Values.show(schema.node()), "", one, null, access);
  }

  private void added(String name, Spot other, boolean required) {
    Spot schema = graph.revision().resolve(other);
    Access access = Access.of(schema);
    Rule rule;
    if (access == Access.WRITE_ONLY) {
      rule = required ? PropertyRules.WRITE_ONLY_REQUIRED_ADDED : PropertyRules.WRITE_ONLY_ADDED;
    } else if (required) {
      rule =
          schema.has("default")
              ? PropertyRules.REQUIRED_WITH_DEFAULT_ADDED
              : PropertyRules.REQUIRED_ADDED;
    } else {
      rule = PropertyRules.OPTIONAL_ADDED;
    }
    add(rule, name, "", Values.show(schema.node()), null, other, access);
  }

  private void both(String name, Spot one, Spot other) {
    Spot before = graph.base().resolve(one);
    Spot after = graph.revision().resolve(other);
    graph.connect(pair, name, true, false, Access.of(before, after), one, other);
    DeprecationFacts.find(pair, name, with(one, before), with(other, after));
  }

  /** A property says more beside its reference, at times. */
  private static Spot with(Spot property, Spot schema) {
    return property.has("deprecated") || property.has("x-stability-level") ? property : schema;
  }

  private void need(String name, Spot one, Spot other, boolean before, boolean after) {
    Spot schemaBefore = graph.base().resolve(one);
    Spot schemaAfter = graph.revision().resolve(other);
    Access access = Access.of(schemaBefore, schemaAfter);
    if (!before && after) {
      Rule rule =
          access == Access.WRITE_ONLY
              ? PropertyRules.WRITE_ONLY_BECAME_REQUIRED
              : schemaAfter.has("default")
                  ? PropertyRules.BECAME_REQUIRED_WITH_DEFAULT
                  : PropertyRules.BECAME_REQUIRED;
      add(rule, name, "optional", "required", one, other, access);
    } else if (before && !after) {
      Rule rule =
          access == Access.WRITE_ONLY
              ? PropertyRules.WRITE_ONLY_BECAME_OPTIONAL
              : PropertyRules.BECAME_OPTIONAL;
      add(rule, name, "required", "optional", one, other, access);
    }
    access(name, one, other, after, schemaBefore, schemaAfter);
  }

  private void access(
      String name, Spot one, Spot other, boolean required, Spot schemaBefore, Spot schemaAfter) {
    boolean readBefore = schemaBefore.isTrue("readOnly");
    boolean readAfter = schemaAfter.isTrue("readOnly");
    if (readBefore != readAfter) {
      Rule became = required ? PropertyRules.REQUIRED_READ_ONLY : PropertyRules.OPTIONAL_READ_ONLY;
      Rule ceased =
          required ? PropertyRules.REQUIRED_NOT_READ_ONLY : PropertyRules.OPTIONAL_NOT_READ_ONLY;
      add(
          readAfter ? became : ceased,
          name,
          "readOnly: " + readBefore,
          "readOnly: " + readAfter,
          one,
          other,
          Access.BOTH);
    }
    boolean writeBefore = schemaBefore.isTrue("writeOnly");
    boolean writeAfter = schemaAfter.isTrue("writeOnly");
    if (writeBefore != writeAfter) {
      Rule became =
          required ? PropertyRules.REQUIRED_WRITE_ONLY : PropertyRules.OPTIONAL_WRITE_ONLY;
      Rule ceased =
          required ? PropertyRules.REQUIRED_NOT_WRITE_ONLY : PropertyRules.OPTIONAL_NOT_WRITE_ONLY;
      add(
          writeAfter ? became : ceased,
          name,
          "writeOnly: " + writeBefore,
          "writeOnly: " + writeAfter,
          one,
          other,
          Access.BOTH);
    }
  }

  /** {@code required} may name fields that another part, or nobody, describes. */
  private void requiredElsewhere(
      Map<String, Spot> before,
      Map<String, Spot> after,
      Set<String> requiredBefore,
      Set<String> requiredAfter) {
    for (String name : revision.required()) {
      if (!requiredBefore.contains(name) && !before.containsKey(name) && !after.containsKey(name)) {
        add(
            PropertyRules.BECAME_REQUIRED,
            name,
            "",
            "required",
            base.child("required"),
            revision.child("required"),
            Access.BOTH);
      }
    }
    for (String name : base.required()) {
      if (!requiredAfter.contains(name) && !before.containsKey(name) && !after.containsKey(name)) {
        add(
            PropertyRules.BECAME_OPTIONAL,
            name,
            "required",
            "",
            base.child("required"),
            revision.child("required"),
            Access.BOTH);
      }
    }
  }

  private void add(
      Rule rule,
      String name,
      String before,
      String after,
      @Nullable Spot one,
      @Nullable Spot other,
      Access access) {
    pair.add(new Fact(rule, name, name, before, after, one, other, access));
  }
}

package io.andal.specification.difference.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Types and formats. */
final class TypeFacts {
  private static final Set<String> STRING = Set.of("string");
  private static final Set<String> ARRAY = Set.of("array");

  /** Formats whose values are all values of another format. */
  private static final Map<String, String> WIDER = Map.of("int32", "int64", "float", "double");

  private TypeFacts() {}

  static void find(SchemaGraph graph, Pair pair) {
    Schema base = pair.base();
    Schema revision = pair.revision();
    Set<String> before = base.types();
    Set<String> after = revision.types();
    Rule rule =
        before.equals(after)
            ? formats(base.format(), revision.format())
            : types(graph, base, revision);
    if (rule == null) {
      return;
    }
    if (rule.equals(TypeRules.WIDENED)) {
      Set<String> added = new TreeSet<>(after);
      added.removeAll(before);
      pair.add(
          Fact.of(rule, base, revision, base.shownTypes(), String.join(", ", added))
              .at(type(base), type(revision)));
    } else {
      pair.add(
          Fact.of(rule, base, revision, base.shownTypes(), revision.shownTypes())
              .at(type(base), type(revision)));
    }
  }

  private static Spot type(Schema schema) {
    Spot type = schema.child("type");
    return type == null ? schema.spot() : type;
  }

  private static @org.jspecify.annotations.Nullable Rule formats(String before, String after) {
    if (before.equals(after)) {
      return null;
    }
    if (before.isEmpty()) {
      return TypeRules.FORMAT_ADDED;
    }
    if (after.isEmpty()) {
      return TypeRules.FORMAT_REMOVED;
    }
    if (after.equals(WIDER.get(before))) {
      return TypeRules.GENERALIZED;
    }
    return before.equals(WIDER.get(after)) ? TypeRules.SPECIALIZED : TypeRules.CHANGED;
  }

  private static Rule types(SchemaGraph graph, Schema base, Schema revision) {
    Set<String> before = base.types();
    Set<String> after = revision.types();
    if (before.isEmpty()) {
      return TypeRules.SPECIALIZED;
    }
    if (after.isEmpty()) {
      return TypeRules.GENERALIZED;
    }
    boolean several = before.size() > 1 || after.size() > 1;
    if (covers(after, before)) {
      return several ? TypeRules.WIDENED : TypeRules.GENERALIZED;
    }
    if (covers(before, after)) {
      return several ? TypeRules.NARROWED : TypeRules.SPECIALIZED;
    }
    if (after.equals(STRING) && revision.format().isEmpty()) {
      return TypeRules.CHANGED_TO_TEXT;
    }
    if (after.equals(ARRAY) && listOfTheSame(graph, base, revision)) {
      return TypeRules.CHANGED_TO_LIST;
    }
    return before.equals(STRING) ? TypeRules.CHANGED_FROM_TEXT : TypeRules.CHANGED;
  }

  /** Every integer is a number. */
  private static boolean covers(Set<String> wide, Set<String> narrow) {
    return narrow.stream()
        .allMatch(
            type -> wide.contains(type) || (type.equals("integer") && wide.contains("number")));
  }

  private static boolean listOfTheSame(SchemaGraph graph, Schema base, Schema revision) {
    Spot items = revision.child("items");
    if (items == null) {
      return true;
    }
    Schema item = graph.revisionSchema(items);
    return Values.same(base.spot().node(), item.spot().node())
        || (item.types().equals(base.types())
            && ((io.andal.specification.Mapping) item.spot().node()).fields().size() == 1);
  }
}

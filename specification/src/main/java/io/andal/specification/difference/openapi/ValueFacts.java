package io.andal.specification.difference.openapi;

import io.andal.specification.Node;
import io.andal.specification.Sequence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enumerations, constants, defaults, patterns and encodings. */
final class ValueFacts {
  private static final Set<String> ANYTHING = Set.of(".*", "^.*$", "^.*", ".*$", "");

  private final Pair pair;
  private final Schema base;
  private final Schema revision;

  private ValueFacts(Pair pair) {
    this.pair = pair;
    this.base = pair.base();
    this.revision = pair.revision();
  }

  static void find(Pair pair) {
    ValueFacts facts = new ValueFacts(pair);
    facts.enumeration();
    facts.extensible();
    facts.presence(
        "const", ValueRules.CONST_ADDED, ValueRules.CONST_REMOVED, ValueRules.CONST_CHANGED);
    defaults(pair);
    facts.pattern();
    facts.presence(
        "contentMediaType",
        ValueRules.CONTENT_TYPE_CHANGED,
        ValueRules.CONTENT_TYPE_CHANGED,
        ValueRules.CONTENT_TYPE_CHANGED);
    facts.presence(
        "contentEncoding",
        ValueRules.CONTENT_ENCODING_CHANGED,
        ValueRules.CONTENT_ENCODING_CHANGED,
        ValueRules.CONTENT_ENCODING_CHANGED);
  }

  static void defaults(Pair pair) {
    new ValueFacts(pair)
        .presence(
            "default",
            ValueRules.DEFAULT_ADDED,
            ValueRules.DEFAULT_REMOVED,
            ValueRules.DEFAULT_CHANGED);
  }

  private void enumeration() {
    List<Node> before = base.enumeration();
    List<Node> after = revision.enumeration();
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    if (before.isEmpty()) {
      // A constant is an enumeration of one value.
      if (after.size() != 1 || !Values.same(base.get("const"), after.getFirst())) {
        add(ValueRules.BECAME_ENUM, "", Values.show(revision.get("enum")), "enum");
      }
    } else if (after.isEmpty()) {
      if (before.size() != 1 || !Values.same(revision.get("const"), before.getFirst())) {
        add(ValueRules.ENUM_LIFTED, Values.show(base.get("enum")), "", "enum");
      }
    } else {
      values(before, after, "enum", ValueRules.ENUM_ADDED, ValueRules.ENUM_REMOVED);
    }
  }

  private void extensible() {
    if (base.get("x-extensible-enum") instanceof Sequence before
        && revision.get("x-extensible-enum") instanceof Sequence after) {
      values(
          before.items(),
          after.items(),
          "x-extensible-enum",
          ValueRules.EXTENSIBLE_ADDED,
          ValueRules.EXTENSIBLE_REMOVED);
    }
  }

  private void values(List<Node> before, List<Node> after, String key, Rule added, Rule removed) {
    for (Node value : before) {
      if (!Values.contains(after, value)) {
        pair.add(
            Fact.of(removed, base, revision, Values.show(value), "")
                .at(new Spot(base.child(key), index(before, value), value), revision.child(key)));
      }
    }
    for (Node value : after) {
      if (!Values.contains(before, value)) {
        pair.add(
            Fact.of(added, base, revision, "", Values.show(value))
                .at(base.child(key), new Spot(revision.child(key), index(after, value), value)));
      }
    }
  }

  private static String index(List<Node> values, Node value) {
    return String.valueOf(values.indexOf(value));
  }

  private void pattern() {
    String before = base.spot().text("pattern");
    String after = revision.spot().text("pattern");
    if (before.equals(after)) {
      return;
    }
    Rule rule;
    if (before.isEmpty()) {
      rule = ANYTHING.contains(after) ? ValueRules.PATTERN_GENERALIZED : ValueRules.PATTERN_ADDED;
    } else if (after.isEmpty()) {
      rule = ValueRules.PATTERN_REMOVED;
    } else if (ANYTHING.contains(after)) {
      rule = ValueRules.PATTERN_GENERALIZED;
    } else {
      rule = ValueRules.PATTERN_CHANGED;
    }
    add(rule, before, after, "pattern");
  }

  private void presence(String key, Rule added, Rule removed, Rule changed) {
    Node before = base.get(key);
    Node after = revision.get(key);
    if (Values.same(before, after) || (key.equals("const") && constIsEnum(before, after))) {
      return;
    }
    Rule rule = before == null ? added : after == null ? removed : changed;
    add(rule, Values.show(before), Values.show(after), key);
  }

  private boolean constIsEnum(@Nullable Node before, @Nullable Node after) {
    return before == null
        ? after != null && onlyValue(base, after)
        : after == null && onlyValue(revision, before);
  }

  private static boolean onlyValue(Schema schema, Node value) {
    List<Node> values = schema.enumeration();
    return values.size() == 1 && Values.same(values.getFirst(), value);
  }

  private void add(Rule rule, String before, String after, String key) {
    pair.add(Fact.of(rule, base, revision, before, after).at(base.child(key), revision.child(key)));
  }
}

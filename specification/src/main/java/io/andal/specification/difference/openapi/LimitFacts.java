package io.andal.specification.difference.openapi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Limits of numbers, texts, lists and objects. */
final class LimitFacts {
  private final Pair pair;

  private LimitFacts(Pair pair) {
    this.pair = pair;
  }

  static void find(Pair pair) {
    Schema base = pair.base();
    Schema revision = pair.revision();
    LimitFacts facts = new LimitFacts(pair);
    facts.limit(LimitRules.MIN, "minimum", base.minimum(), revision.minimum());
    facts.limit(LimitRules.MAX, "maximum", base.maximum(), revision.maximum());
    facts.limit(
        LimitRules.EXCLUSIVE_MIN,
        "exclusiveMinimum",
        base.exclusiveMinimum(),
        revision.exclusiveMinimum());
    facts.limit(
        LimitRules.EXCLUSIVE_MAX,
        "exclusiveMaximum",
        base.exclusiveMaximum(),
        revision.exclusiveMaximum());
    facts.limit(LimitRules.MIN_LENGTH, "minLength", BigDecimal.ZERO);
    facts.limit(LimitRules.MAX_LENGTH, "maxLength", null);
    facts.limit(LimitRules.MIN_ITEMS, "minItems", BigDecimal.ZERO);
    facts.limit(LimitRules.MAX_ITEMS, "maxItems", null);
    facts.limit(LimitRules.MIN_PROPERTIES, "minProperties", BigDecimal.ZERO);
    facts.limit(LimitRules.MAX_PROPERTIES, "maxProperties", null);
    facts.limit(LimitRules.MIN_CONTAINS, "minContains", null);
    facts.limit(LimitRules.MAX_CONTAINS, "maxContains", null);
    facts.multiples();
    facts.uniqueness();
  }

  /** A limit that says nothing when it has a certain value is not there. */
  private void limit(LimitRules.Limit limit, String key, @Nullable BigDecimal nothing) {
    limit(limit, key, value(pair.base(), key, nothing), value(pair.revision(), key, nothing));
  }

  private static @Nullable BigDecimal value(
      Schema schema, String key, @Nullable BigDecimal nothing) {
    BigDecimal value = Values.number(schema.get(key));
    return value != null && nothing != null && value.compareTo(nothing) == 0 ? null : value;
  }

  private void limit(
      LimitRules.Limit limit, String key, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null && after == null) {
      return;
    }
    if (before == null) {
      add(limit.set(), key);
    } else if (after == null) {
      add(limit.unset(), key);
    } else {
      int order = after.compareTo(before);
      if (order > 0) {
        add(limit.increased(), key);
      } else if (order < 0) {
        add(limit.decreased(), key);
      }
    }
  }

  private void multiples() {
    BigDecimal before = Values.number(pair.base().get("multipleOf"));
    BigDecimal after = Values.number(pair.revision().get("multipleOf"));
    if (before == null && after != null) {
      add(LimitRules.MULTIPLE_SET, "multipleOf");
    } else if (before != null && after == null) {
      add(LimitRules.MULTIPLE_UNSET, "multipleOf");
    } else if (before != null && after != null && before.compareTo(after) != 0) {
      add(LimitRules.MULTIPLE_CHANGED, "multipleOf");
    }
  }

  private void uniqueness() {
    boolean before = pair.base().spot().isTrue("uniqueItems");
    boolean after = pair.revision().spot().isTrue("uniqueItems");
    if (before != after) {
      add(after ? LimitRules.UNIQUE_SET : LimitRules.UNIQUE_UNSET, "uniqueItems");
    }
  }

  private void add(Rule rule, String key) {
    String bound = key.startsWith("exclusive") ? key.replace("exclusiveM", "m") : key;
    pair.add(
        Fact.of(
                rule,
                pair.base(),
                pair.revision(),
                show(pair.base(), key, bound),
                show(pair.revision(), key, bound))
            .at(pair.base().child(key), pair.revision().child(key)));
  }

  private static String show(Schema schema, String key, String bound) {
    return Values.show(schema.get(schema.spot().isTrue(key) ? bound : key));
  }
}

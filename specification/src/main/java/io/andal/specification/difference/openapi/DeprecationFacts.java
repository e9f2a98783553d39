package io.andal.specification.difference.openapi;

/** Whether a field goes away, when, and how stable it is called until then. */
final class DeprecationFacts {
  private DeprecationFacts() {}

  static void find(Pair pair, String name, Spot before, Spot after) {
    boolean was = before.isTrue("deprecated");
    boolean is = after.isTrue("deprecated");
    if (!was && is) {
      String date = after.text(Sunset.KEY);
      Rule rule =
          !after.has(Sunset.KEY)
              ? PropertyRules.DEPRECATED
              : Sunset.invalid(after)
                  ? PropertyRules.SUNSET_INVALID
                  : PropertyRules.DEPRECATED_WITH_SUNSET;
      add(pair, rule, name, "", date.isEmpty() ? "deprecated" : date, before, after);
    } else if (was && !is) {
      add(pair, PropertyRules.REACTIVATED, name, "deprecated", "", before, after);
    }
    Stability one = Stability.of(before).orElse(null);
    Stability other = Stability.of(after).orElse(null);
    if (one != null && other != null && one != other) {
      add(
          pair,
          other.compareTo(one) > 0
              ? PropertyRules.STABILITY_INCREASED
              : PropertyRules.STABILITY_DECREASED,
          name,
          one.shown(),
          other.shown(),
          before,
          after);
    }
  }

  private static void add(
      Pair pair, Rule rule, String name, String before, String after, Spot one, Spot other) {
    pair.add(new Fact(rule, name, name, before, after, one, other, Fact.Access.BOTH));
  }
}

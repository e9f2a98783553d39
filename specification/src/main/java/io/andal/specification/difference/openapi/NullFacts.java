package io.andal.specification.difference.openapi;

/** Whether null is a value. */
final class NullFacts {
  private NullFacts() {}

  static void find(Pair pair, boolean before, boolean after) {
    if (before != after) {
      pair.add(
          Fact.of(
              after ? TypeRules.NULLABLE : TypeRules.NOT_NULLABLE,
              pair.base(),
              pair.revision(),
              before ? "nullable" : "not nullable",
              after ? "nullable" : "not nullable"));
    }
  }
}

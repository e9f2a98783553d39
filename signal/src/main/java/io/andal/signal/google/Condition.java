package io.andal.signal.google;

import io.andal.signal.Bound;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One comparison of a filter.
 *
 * @param key {@code metric.labels.response_code}; singular spellings are made plural
 * @param operator {@code =}, {@code !=}, {@code <} and so on; {@code one_of} for one of several
 * @param values without quotes
 * @param literal as the filter spells the right side
 */
record Condition(String key, String operator, List<String> values, String literal) {
  Condition {
    values = List.copyOf(values);
  }

  /** Whether series show what it asks, so that it can be judged here. */
  boolean isJudged() {
    return !values.isEmpty()
        && (key.startsWith("metric.labels.") || key.startsWith("resource.labels."));
  }

  /** Whether it names all values that it takes, as text. */
  boolean isFixed() {
    return isJudged()
        && (operator.equals("one_of") || (operator.equals("=") && literal.startsWith("\"")));
  }

  boolean matches(Map<String, String> labels) {
    String value = labels.getOrDefault(key, "");
    return switch (operator) {
      case "one_of", "=" -> values.contains(value);
      case "!=" -> !values.contains(value);
      default -> compares(value);
    };
  }

  private boolean compares(String value) {
    OptionalDouble left = Bound.parse(value);
    OptionalDouble right = Bound.parse(values.getFirst());
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    int order = Double.compare(left.getAsDouble(), right.getAsDouble());
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  @Override
  public String toString() {
    return key + (operator.equals("one_of") ? "=" : operator) + literal;
  }
}

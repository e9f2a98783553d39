package io.andal.signal;

import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a {@link Selector} on one label. Values of {@code le} are compared as numbers,
 * for the same bound is written {@code 1} by some and {@code 1.0} by others. Immutable.
 */
public final class Matcher {

  /** The four ways to compare. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    REGEX("=~"),
    NOT_REGEX("!~");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  private final String label;
  private final Operator operator;
  private final String value;
  private final @Nullable LabelPattern pattern;
  private final OptionalDouble bound;

  private Matcher(String label, Operator operator, String value) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.pattern =
        switch (operator) {
          case EQUAL, NOT_EQUAL -> null;
          case REGEX, NOT_REGEX -> LabelPattern.compile(value);
        };
    this.bound = label.equals("le") ? Bound.parse(value) : OptionalDouble.empty();
  }

  /**
   * A condition.
   *
   * @throws SelectorException if the value is to be a regular expression and is none
   */
  public static Matcher of(String label, Operator operator, String value) {
    return new Matcher(label, operator, value);
  }

  public String label() {
    return label;
  }

  public Operator operator() {
    return operator;
  }

  public String value() {
    return value;
  }

  /**
   * Whether a label's value fulfills this condition; an absent label has the empty value.
   *
   * @throws SelectorException if a regular expression takes too long on it
   */
  public boolean matches(String actual) {
    return switch (operator) {
      case EQUAL -> same(actual);
      case NOT_EQUAL -> !same(actual);
      case REGEX -> found(actual);
      case NOT_REGEX -> !found(actual);
    };
  }

  private boolean same(String actual) {
    if (value.equals(actual)) {
      return true;
    }
    if (bound.isEmpty()) {
      return false;
    }
    OptionalDouble other = Bound.parse(actual);
    return other.isPresent() && other.getAsDouble() == bound.getAsDouble();
  }

  private boolean found(String actual) {
    return Objects.requireNonNull(pattern, "regex operators have a pattern").matches(actual);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Matcher that
        && label.equals(that.label)
        && operator == that.operator
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, operator, value);
  }

  /** The condition as PromQL. */
  @Override
  public String toString() {
    return PromqlText.label(label) + operator.symbol() + PromqlText.quoted(value);
  }
}

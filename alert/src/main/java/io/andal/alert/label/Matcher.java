package io.andal.alert.label;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A condition on one label, as Alertmanager's: a label that is missing equals one that is empty,
 * and a regular expression must match the whole value. Expressions are RE2's and take time linear
 * in the value, so nobody can stall the alerts with one. Immutable.
 */
public final class Matcher {
  /** An expression's longest text, in characters. */
  public static final int LONGEST_EXPRESSION = 4096;

  /** How a value is compared. */
  public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    /**
     * @param equal matches what is equal, instead of what is not
     */
    public static Comparison of(boolean regex, boolean equal) {
      if (regex) {
        return equal ? MATCHES : NOT_MATCHES;
      }
      return equal ? EQUAL : NOT_EQUAL;
    }

    public boolean regex() {
      return this == MATCHES || this == NOT_MATCHES;
    }

    public boolean positive() {
      return this == EQUAL || this == MATCHES;
    }
  }

  private final String name;
  private final Comparison comparison;
  private final String value;
  private final Optional<Pattern> pattern;

  private Matcher(String name, Comparison comparison, String value, Optional<Pattern> pattern) {
    this.name = name;
    this.comparison = comparison;
    this.value = value;
    this.pattern = pattern;
  }

  /**
   * @throws MatcherException if the value is no regular expression, but should be
   */
  public static Matcher of(String name, Comparison comparison, String value)
      throws MatcherException {
    if (name.isEmpty()) {
      throw new MatcherException("a matcher needs the name of a label before " + comparison.sign());
    }
    if (!comparison.regex()) {
      return new Matcher(name, comparison, value, Optional.empty());
    }
    if (value.length() > LONGEST_EXPRESSION) {
      throw new MatcherException(
          "a regular expression has at most " + LONGEST_EXPRESSION + " characters");
    }
    try {
      Pattern compiled = Pattern.compile("^(?:" + value + ")$");
      return new Matcher(name, comparison, value, Optional.of(compiled));
    } catch (PatternSyntaxException e) {
      throw new MatcherException(
          "'" + value + "' is no regular expression (RE2): " + e.getDescription(), e);
    }
  }

  /** {@code name="value"}. */
  public static Matcher equal(String name, String value) {
    return new Matcher(name, Comparison.EQUAL, value, Optional.empty());
  }

  public String name() {
    return name;
  }

  public Comparison comparison() {
    return comparison;
  }

  public String value() {
    return value;
  }

  public boolean matches(Labels labels) {
    return matches(labels.get(name));
  }

  public boolean matches(String text) {
    boolean same = pattern.map(p -> p.matches(text)).orElseGet(() -> value.equals(text));
    return same == comparison.positive();
  }

  public static boolean all(Collection<Matcher> matchers, Labels labels) {
    for (Matcher matcher : matchers) {
      if (!matcher.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** As in a group key: {@code {severity="page",team=~"water|heat"}}. */
  public static String text(Collection<Matcher> matchers) {
    return matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public String toString() {
    boolean plain =
        name.chars().noneMatch(c -> Character.isWhitespace(c) || "{}!=~,\\\"'`".indexOf(c) >= 0);
    return (plain ? name : Quoted.of(name)) + comparison.sign() + Quoted.of(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher that
        && name.equals(that.name)
        && comparison == that.comparison
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, comparison, value);
  }
}

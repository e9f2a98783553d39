package io.andal.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A PromQL instant-vector selector: a metric's name and conditions on labels, and nothing else.
 *
 * <p>Read are {@code name{a="b",c!~"d"}} and the form for any characters, {@code {"dotted.name",
 * "dotted.label"="x"}}, with all of PromQL's quotes and escapes. Immutable.
 */
public final class Selector {
  /** The label that holds a metric's name. */
  public static final String NAME = "__name__";

  private final String name;
  private final List<Matcher> matchers;

  private Selector(String name, List<Matcher> matchers) {
    this.name = name;
    this.matchers = List.copyOf(matchers);
  }

  /**
   * A selector from its parts.
   *
   * @param name empty if the name is left to the matchers
   */
  public static Selector of(String name, List<Matcher> matchers) {
    return new Selector(name, matchers);
  }

  /**
   * Reads a selector.
   *
   * @throws SelectorException if the text is none; functions, ranges, offsets and operators are
   *     refused
   */
  public static Selector parse(String text) {
    return new SelectorParser(text).parse();
  }

  /** The metric's name; empty if only {@link #matchers} on {@code __name__} tell it. */
  public String name() {
    return name;
  }

  /** The conditions besides the name, in the order in which they were written. */
  public List<Matcher> matchers() {
    return matchers;
  }

  /**
   * Whether labels fulfill all conditions. The name counts only if {@code __name__} is among the
   * labels.
   *
   * @throws SelectorException if a regular expression takes too long
   */
  public boolean matches(Map<String, String> labels) {
    @Nullable String actual = labels.get(NAME);
    if (actual != null && !name.isEmpty() && !name.equals(actual)) {
      return false;
    }
    for (Matcher matcher : matchers) {
      if (!matcher.matches(labels.getOrDefault(matcher.label(), ""))) {
        return false;
      }
    }
    return true;
  }

  /** The histogram bound that it asks for ({@code le="0.3"}), as a number. */
  public Optional<Double> le() {
    for (Matcher matcher : matchers) {
      if (matcher.label().equals("le") && matcher.operator() == Matcher.Operator.EQUAL) {
        OptionalDouble bound = Bound.parse(matcher.value());
        return bound.isPresent() ? Optional.of(bound.getAsDouble()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The same selector without its conditions on one label. */
  public Selector without(String label) {
    return new Selector(name, matchers.stream().filter(m -> !m.label().equals(label)).toList());
  }

  /** The same selector with one more condition. */
  public Selector with(Matcher matcher) {
    List<Matcher> more = new ArrayList<>(matchers);
    more.add(matcher);
    return new Selector(name, more);
  }

  /** The selector as PromQL, which {@link #parse} reads as an equal selector. */
  @Override
  public String toString() {
    String conditions = matchers.stream().map(Matcher::toString).collect(Collectors.joining(","));
    if (PromqlText.isPlainMetric(name)) {
      return conditions.isEmpty() ? name : name + "{" + conditions + "}";
    }
    if (name.isEmpty()) {
      return "{" + conditions + "}";
    }
    return "{" + PromqlText.quoted(name) + (conditions.isEmpty() ? "" : "," + conditions) + "}";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Selector that
        && name.equals(that.name)
        && matchers.equals(that.matchers);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + matchers.hashCode();
  }
}

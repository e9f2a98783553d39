package io.andal.dialect.sloth;

import io.andal.dialect.sloth.SlothSlo.Sli;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sloth's queries as Andal counts them best, and back. Where both queries only add up rates of
 * counters, what is left are selectors, and events can be counted exactly.
 */
final class Queries {
  private static final String WINDOW = "\\{\\{-?\\s*\\.window\\s*-?}}";

  /** {@code sum(rate(SELECTOR[{{.window}}]))}. */
  private static final Pattern SUM =
      Pattern.compile(
          "sum\\s*\\(\\s*(rate|increase)\\s*\\((.*?)\\[\\s*" + WINDOW + "\\s*]\\s*\\)\\s*\\)",
          Pattern.DOTALL);

  /** {@code (SUM - SUM)}. */
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "\\(?\\s*(" + SUM.pattern() + ")\\s*-\\s*(" + SUM.pattern() + ")\\s*\\)?",
          Pattern.DOTALL);

  private static final Pattern RATED =
      Pattern.compile(
          "\\brate\\s*\\(\\s*[a-zA-Z_:][\\w:]*\\s*(?:\\{(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[^\"'{}])*})?\\s*\\[\\s*"
              + WINDOW
              + "\\s*]\\s*\\)");
  private static final Pattern LINEAR =
      Pattern.compile("(?:R|sum|(?:by|without)\\s*\\([\\w\\s,]*\\)|[\\s()+-])*");
  private static final Pattern RATE_WORD = Pattern.compile("\\brate(?=\\s*\\()");

  private Queries() {}

  /**
   * How Andal reads the events.
   *
   * @param part the errors, or the good events
   * @param exact whether both are plain selectors
   */
  record Events(String part, boolean partIsBad, String total, boolean exact) {}

  private record Sum(String function, String selector) {}

  /** Andal's reading of Sloth's two queries. */
  static Events read(Sli.Events sli) {
    Optional<Sum> total = sum(sli.total());
    if (total.isPresent()) {
      Optional<Sum> errors = sum(sli.errors());
      if (errors.isPresent() && errors.get().function().equals(total.get().function())) {
        return new Events(errors.get().selector(), true, total.get().selector(), true);
      }
      Optional<Sum> good = allButGood(sli.errors(), total.get());
      if (good.isPresent()) {
        return new Events(good.get().selector(), false, total.get().selector(), true);
      }
    }
    if (linear(sli.errors()) && linear(sli.total())) {
      return new Events(increase(sli.errors()), true, increase(sli.total()), false);
    }
    return new Events(sli.errors(), true, sli.total(), false);
  }

  private static Optional<Sum> sum(String query) {
    Matcher matcher = SUM.matcher(query.strip());
    return matcher.matches()
        ? selector(matcher.group(2)).map(selector -> new Sum(matcher.group(1), selector))
        : Optional.empty();
  }

  private static Optional<String> selector(String text) {
    try {
      Selector.parse(text.strip());
      return Optional.of(text.strip());
    } catch (SelectorException e) {
      return Optional.empty();
    }
  }

  /** The good events, if the errors are all events but them. */
  private static Optional<Sum> allButGood(String errors, Sum total) {
    Matcher matcher = DIFFERENCE.matcher(errors.strip());
    return matcher.matches() && sum(matcher.group(1)).filter(total::equals).isPresent()
        ? sum(matcher.group(4)).filter(good -> good.function().equals(total.function()))
        : Optional.empty();
  }

  /** Whether a query only adds and subtracts rates: then increases make the same ratio. */
  private static boolean linear(String query) {
    String rest = RATED.matcher(query).replaceAll("R");
    return rest.contains("R") && LINEAR.matcher(rest).matches();
  }

  /** Events instead of events per second. */
  private static String increase(String query) {
    return RATE_WORD.matcher(query).replaceAll("increase");
  }

  /** The query of Sloth for a query of Andal: a selector's rate, all else as it is. */
  static String rate(String query, boolean exact) {
    return exact ? "sum(rate(%s[{{.window}}]))".formatted(query) : query;
  }
}

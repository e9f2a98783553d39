package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a query as a sum of counts; whatever Datadog would average, or make of counts by a
 * function, is refused. One per query, not thread-safe.
 */
final class CountReader {
  private static final String RIGHT = "sum:requests{service:web}.as_count()";
  private static final int DEEPEST = 20;
  private static final Set<String> FILLS = Set.of("zero", "null", "0");

  private final List<Token> tokens;
  private final List<String> remarks = new ArrayList<>();
  private int next;

  private CountReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Question.Counted read(String query) throws BadSpec {
    CountReader reader = new CountReader(QueryScanner.scan(query));
    Sum sum = reader.sum(0);
    if (reader.next < reader.tokens.size()) {
      throw reader.unexpected();
    }
    List<Question.Weighted> terms = new ArrayList<>();
    sum.factors.forEach(
        (term, factor) -> {
          if (factor != 0) {
            terms.add(new Question.Weighted(factor, Column.of(term)));
          }
        });
    if (terms.isEmpty()) {
      throw new BadSpec("The query is nothing but zero.", "Write one such as \"" + RIGHT + "\".");
    }
    return new Question.Counted(terms, sum.silentIsZero, reader.remarks);
  }

  /** Metrics with their factors. */
  private record Sum(Map<Term, Double> factors, boolean silentIsZero) {

    Sum plus(Sum other, double sign) {
      Map<Term, Double> all = new LinkedHashMap<>(factors);
      other.factors.forEach((term, factor) -> all.merge(term, sign * factor, Double::sum));
      return new Sum(all, silentIsZero && other.silentIsZero);
    }

    Sum times(double factor) {
      Map<Term, Double> all = new LinkedHashMap<>();
      factors.forEach((term, own) -> all.put(term, own * factor));
      return new Sum(all, silentIsZero);
    }
  }

  private Sum sum(int depth) throws BadSpec {
    if (depth > DEEPEST) {
      throw new BadSpec("The query has too many brackets.", "Write it without some of them.");
    }
    Sum all = takes('-') ? product(depth).times(-1) : product(depth);
    while (true) {
      if (takes('+')) {
        all = all.plus(product(depth), 1);
      } else if (takes('-')) {
        all = all.plus(product(depth), -1);
      } else {
        return all;
      }
    }
  }

  private Sum product(int depth) throws BadSpec {
    if (peek() instanceof Token.Figure number) {
      next++;
      expect('*');
      return factor(depth).times(Double.parseDouble(number.text()));
    }
    Sum all = factor(depth);
    while (true) {
      if (takes('*')) {
        all = all.times(number());
      } else if (takes('/')) {
        double divisor = number();
        if (divisor == 0) {
          throw new BadSpec("The query divides by zero.", "Divide by another number.");
        }
        all = all.times(1 / divisor);
      } else {
        return all;
      }
    }
  }

  private double number() throws BadSpec {
    if (peek() instanceof Token.Figure number) {
      next++;
      return Double.parseDouble(number.text());
    }
    throw new BadSpec(
        "A ratio counts events, and the query multiplies or divides counts by each other.",
        "Write good (or bad) and total as two queries; Andal divides.");
  }

  private Sum factor(int depth) throws BadSpec {
    return switch (peek()) {
      case Token.Metric metric -> {
        next++;
        Map<Term, Double> one = new LinkedHashMap<>();
        one.put(counted(metric.term()), 1.0);
        yield new Sum(one, false);
      }
      case Token.Function function when function.name().equals("default_zero") -> {
        next++;
        expect('(');
        Sum inner = sum(depth + 1);
        expect(')');
        yield new Sum(inner.factors(), true);
      }
      case Token.Function function ->
          throw new BadSpec(
              "A ratio counts events, and what %s(…) makes of them is no count."
                  .formatted(function.name()),
              "Only default_zero(…) may stand around counts; write a query such as \"%s\"."
                  .formatted(RIGHT));
      case Token.Sign sign when sign.character() == '(' -> {
        next++;
        Sum inner = sum(depth + 1);
        expect(')');
        yield inner;
      }
      case Token.Sign _, Token.Figure _, Token.Quoted _ -> throw unexpected();
    };
  }

  /** The metric as a count over whole minutes. */
  private Term counted(Term term) throws BadSpec {
    String aggregator = term.aggregator();
    if (!aggregator.equals("sum")
        && !aggregator.equals("count")
        && !aggregator.startsWith("count(")) {
      throw new BadSpec(
          "A ratio counts events, and \"%s\" is %s."
              .formatted(
                  term.text(),
                  aggregator.isEmpty() || aggregator.equals("avg")
                      ? "an average"
                      : "no sum but \"" + aggregator + "\""),
          "Write a sum of counts, such as \"%s\".".formatted(RIGHT));
    }
    for (Term.Modifier modifier : term.modifiers()) {
      checkModifier(term, modifier);
    }
    long seconds = term.rollupSeconds();
    if (seconds > 60 && (seconds % 60 != 0 || 86_400 % seconds != 0)) {
      throw new BadSpec(
          "A rollup over %d seconds doesn't fit into minutes and days.".formatted(seconds),
          "Leave the interval out, or write 300 or 3600.");
    }
    Term whole = seconds > 60 ? term : term.withoutInterval();
    if (term.has("as_count") || term.rollupMethod().equals("sum")) {
      return whole;
    }
    Term added = whole.counted();
    remarks.add(
        "Andal asked for \"%s\", since without .as_count() Datadog averages."
            .formatted(added.text()));
    return added;
  }

  private static void checkModifier(Term term, Term.Modifier modifier) throws BadSpec {
    boolean fine =
        switch (modifier.name()) {
          case "as_count" -> true;
          case "rollup" -> term.rollupMethod().isEmpty() || term.rollupMethod().equals("sum");
          case "fill" ->
              !modifier.arguments().isEmpty() && FILLS.contains(modifier.arguments().getFirst());
          default -> false;
        };
    if (!fine) {
      throw new BadSpec(
          "A ratio counts events, and with %s \"%s\" is no count."
              .formatted(modifier.text(), term.metric()),
          "Write .as_count(), or .rollup(sum, 300) where values come every five minutes.");
    }
  }

  private Token peek() throws BadSpec {
    if (next >= tokens.size()) {
      throw new BadSpec("The query ends too early.", "Write one such as \"" + RIGHT + "\".");
    }
    return tokens.get(next);
  }

  private boolean takes(char sign) {
    if (next < tokens.size()
        && tokens.get(next) instanceof Token.Sign found
        && found.character() == sign) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(char sign) throws BadSpec {
    if (!takes(sign)) {
      throw next < tokens.size()
          ? unexpected()
          : new BadSpec("The query has no \"%s\" at its end.".formatted(sign), "Add it.");
    }
  }

  private BadSpec unexpected() {
    return new BadSpec(
        "In a count, \"%s\" stands where it can't.".formatted(tokens.get(next).text().strip()),
        "Add up or subtract counts, as in \"%s + %s\".".formatted(RIGHT, RIGHT));
  }
}

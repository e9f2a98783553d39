package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into its pieces. Stateless. */
final class QueryScanner {
  private static final int LONGEST = 8_000;
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern METRIC =
      Pattern.compile(
          "(?:(?<aggregator>[a-z][a-z0-9_.]{0,15}(?:\\([^(){}]{1,80}\\))?)\\s*:\\s*)?"
              + "(?<metric>[A-Za-z][A-Za-z0-9_.\\-/]{0,249})\\s*\\{(?<scope>[^{}]*)}"
              + "(?:\\s*by\\s*\\{(?<groups>[^{}]*)})?");
  private static final Pattern MODIFIER =
      Pattern.compile("\\s*\\.\\s*(?<name>[a-z_]{1,40})\\s*\\((?<arguments>[^(){}]*)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern FUNCTION = Pattern.compile("(?<name>[a-z_][a-z0-9_]*)\\s*(?=\\()");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final String SIGNS = "+-*/(),";

  private QueryScanner() {}

  static List<Token> scan(String query) throws BadSpec {
    if (query.isBlank() || query.length() > LONGEST) {
      throw new BadSpec(
          query.isBlank()
              ? "There is no query."
              : "A query has at most %d characters.".formatted(LONGEST),
          "Write one such as \"sum:trace.http.request.hits{service:web}.as_count()\".");
    }
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < query.length()) {
      Matcher blank = at(BLANK, query, at);
      if (blank.lookingAt()) {
        at = blank.end();
        continue;
      }
      Matcher metric = at(METRIC, query, at);
      Matcher number = at(NUMBER, query, at);
      Matcher function = at(FUNCTION, query, at);
      Matcher quoted = at(QUOTED, query, at);
      if (metric.lookingAt()) {
        List<Term.Modifier> modifiers = new ArrayList<>();
        at = modifiers(query, metric.end(), modifiers);
        tokens.add(new Token.Metric(term(metric, modifiers)));
      } else if (number.lookingAt()) {
        tokens.add(new Token.Figure(number.group()));
        at = number.end();
      } else if (function.lookingAt()) {
        tokens.add(new Token.Function(function.group("name")));
        at = function.end();
      } else if (quoted.lookingAt()) {
        tokens.add(new Token.Quoted(quoted.group()));
        at = quoted.end();
      } else if (SIGNS.indexOf(query.charAt(at)) >= 0) {
        tokens.add(new Token.Sign(query.charAt(at)));
        at++;
      } else {
        throw unreadable(query, at);
      }
    }
    return tokens;
  }

  private static Matcher at(Pattern pattern, String query, int from) {
    return pattern.matcher(query).region(from, query.length());
  }

  private static int modifiers(String query, int from, List<Term.Modifier> into) {
    int at = from;
    Matcher modifier = at(MODIFIER, query, at);
    while (modifier.lookingAt()) {
      List<String> arguments =
          Arrays.stream(modifier.group("arguments").split(",", -1))
              .map(String::strip)
              .filter(one -> !one.isEmpty())
              .toList();
      into.add(new Term.Modifier(modifier.group("name"), arguments));
      at = modifier.end();
      modifier = at(MODIFIER, query, at);
    }
    return at;
  }

  private static Term term(Matcher metric, List<Term.Modifier> modifiers) {
    return new Term(
        group(metric, "aggregator"),
        metric.group("metric"),
        group(metric, "scope").strip(),
        group(metric, "groups").strip(),
        modifiers);
  }

  private static String group(Matcher matcher, String name) {
    String found = matcher.group(name);
    return found == null ? "" : found;
  }

  private static BadSpec unreadable(String query, int at) {
    String rest = query.substring(at, Math.min(query.length(), at + 30));
    return new BadSpec(
        "The query can't be read from \"%s\" on.".formatted(rest),
        "Write each metric with its scope, as in \"sum:requests{*}.as_count()\".");
  }
}

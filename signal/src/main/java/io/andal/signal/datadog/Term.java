package io.andal.signal.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One metric in a query: {@code sum:trace.http.request.hits{service:web}.as_count()}.
 *
 * @param aggregator over space: {@code sum}, {@code p99}, {@code count(v: v<=0.3)}; empty for the
 *     usual one, which is the average
 * @param scope what stands in braces
 * @param groups what stands in braces after {@code by}; empty if nothing does
 */
record Term(
    String aggregator, String metric, String scope, String groups, List<Modifier> modifiers) {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,2}(\\.\\d{1,2})?|median");

  /** What follows a metric: {@code .rollup(sum, 300)}. */
  record Modifier(String name, List<String> arguments) {
    static final Modifier AS_COUNT = new Modifier("as_count", List.of());

    String text() {
      return "." + name + "(" + String.join(", ", arguments) + ")";
    }
  }

  Term {
    modifiers = List.copyOf(modifiers);
  }

  boolean has(String modifier) {
    return modifiers.stream().anyMatch(one -> one.name().equals(modifier));
  }

  Optional<Modifier> rollup() {
    return modifiers.stream().filter(one -> one.name().equals("rollup")).findFirst();
  }

  /** What a rollup does with the values of an interval; empty if it doesn't say. */
  String rollupMethod() {
    return rollup()
        .flatMap(one -> one.arguments().stream().filter(a -> !isWhole(a)).findFirst())
        .orElse("");
  }

  /** The interval of a rollup in seconds; 0 if there is none. */
  long rollupSeconds() {
    return rollup()
        .flatMap(one -> one.arguments().stream().filter(Term::isWhole).findFirst())
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static boolean isWhole(String argument) {
    return WHOLE.matcher(argument).matches();
  }

  /** Percentiles, and counts below a bound, come out of sketches. */
  boolean exact() {
    return !aggregator.contains("(") && !PERCENTILE.matcher(aggregator).matches();
  }

  /** The same with {@code .as_count()} right after the metric, where Datadog wants it. */
  Term counted() {
    List<Modifier> more = new ArrayList<>();
    more.add(Modifier.AS_COUNT);
    more.addAll(modifiers);
    return new Term(aggregator, metric, scope, groups, more);
  }

  /** The same with the rollup's interval in seconds, instead of the request's. */
  Term rolledUp(long seconds) {
    String method = rollupMethod();
    List<Modifier> others = new ArrayList<>(modifiers);
    others.removeIf(one -> one.name().equals("rollup"));
    List<String> arguments = new ArrayList<>();
    if (!method.isEmpty()) {
      arguments.add(method);
    } else if (has("as_count")) {
      arguments.add("sum");
    }
    arguments.add(String.valueOf(seconds));
    others.add(new Modifier("rollup", arguments));
    return new Term(aggregator, metric, scope, groups, others);
  }

  /** The same without the interval of its rollup. */
  Term withoutInterval() {
    List<Modifier> kept = new ArrayList<>();
    for (Modifier one : modifiers) {
      List<String> arguments =
          one.name().equals("rollup")
              ? one.arguments().stream().filter(a -> !isWhole(a)).toList()
              : one.arguments();
      if (!one.name().equals("rollup") || !arguments.isEmpty()) {
        kept.add(new Modifier(one.name(), arguments));
      }
    }
    return new Term(aggregator, metric, scope, groups, kept);
  }

  /** As Datadog reads it. */
  String text() {
    return (aggregator.isEmpty() ? "" : aggregator + ":")
        + metric
        + "{"
        + scope
        + "}"
        + (groups.isEmpty() ? "" : " by {" + groups + "}")
        + modifiers.stream().map(Modifier::text).collect(Collectors.joining());
  }
}

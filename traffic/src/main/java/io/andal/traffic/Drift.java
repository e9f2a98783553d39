package io.andal.traffic;

import io.andal.specification.Operation;
import io.andal.traffic.SeenOperation.Undocumented;
import io.andal.traffic.count.Facts;
import io.andal.traffic.count.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was seen of an operation and no description of it says. */
final class Drift {
  private Drift() {}

  /**
   * Compares.
   *
   * @param described the operation in each description that has it; with none, nothing is drift
   */
  static List<Undocumented> of(Tally tally, List<Operation> described) {
    if (described.isEmpty()) {
      return List.of();
    }
    List<Undocumented> drift = new ArrayList<>();
    add(drift, "query parameter", tally.facts(Facts.Kind.PARAMETER), hasParameter(described));
    add(drift, "status", tally.facts(Facts.Kind.STATUS), hasStatus(described));
    List<String> requests =
        described.stream().flatMap(one -> one.requestTypes().stream()).map(Drift::plain).toList();
    // a GET that comes with an empty body and a type is nothing new
    if (!requests.isEmpty() || described.stream().noneMatch(one -> one.verb().equals("GET"))) {
      add(drift, "request type", tally.facts(Facts.Kind.REQUEST_TYPE), hasType(requests));
    }
    List<String> answers =
        described.stream()
            .flatMap(one -> one.answers().stream())
            .flatMap(answer -> answer.types().stream())
            .map(Drift::plain)
            .toList();
    if (!answers.isEmpty()) {
      add(drift, "answer type", tally.facts(Facts.Kind.RESPONSE_TYPE), hasType(answers));
    }
    return drift;
  }

  private static void add(
      List<Undocumented> drift, String what, Facts facts, Predicate<String> described) {
    for (Map.Entry<String, Facts.Fact> fact : facts.seen().entrySet()) {
      if (!described.test(fact.getKey())) {
        drift.add(
            new Undocumented(
                what,
                fact.getKey(),
                fact.getValue().times(),
                Instant.ofEpochMilli(fact.getValue().lastMillis())));
      }
    }
  }

  private static Predicate<String> hasParameter(List<Operation> described) {
    List<String> names =
        described.stream()
            .flatMap(one -> one.parameters().stream())
            .filter(parameter -> parameter.in().equals("query"))
            .map(Operation.Parameter::name)
            .toList();
    // an object or a list is written as filter[name] or ids[]
    return name ->
        names.contains(name)
            || names.stream()
                .anyMatch(one -> name.startsWith(one + "[") || name.startsWith(one + "."));
  }

  /** No answer at all is nobody's to describe. */
  private static Predicate<String> hasStatus(List<Operation> described) {
    List<String> statuses =
        described.stream()
            .flatMap(one -> one.answers().stream())
            .map(answer -> answer.status().toUpperCase(Locale.ROOT))
            .toList();
    return status ->
        status.equals("0")
            || statuses.contains(status)
            || statuses.contains(status.charAt(0) + "XX")
            || statuses.contains("DEFAULT");
  }

  private static Predicate<String> hasType(List<String> types) {
    return type ->
        Stream.of(type, type.substring(0, type.indexOf('/')) + "/*", "*/*")
            .anyMatch(types::contains);
  }

  private static String plain(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}

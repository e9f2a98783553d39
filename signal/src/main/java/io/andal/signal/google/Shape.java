package io.andal.signal.google;

import io.andal.signal.google.Fetch.Taker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/**
 * What SLIs must have in common to share requests.
 *
 * @param fixed conditions that can't be judged here, word by word
 * @param common labels that each question of an SLI compares
 * @param all labels that any of them compares
 */
record Shape(String type, Set<String> fixed, Set<String> common, Set<String> all) {

  /** Of the questions of one SLI about one metric. */
  static Shape of(String type, Set<Question.Events> questions) {
    Set<String> fixed = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    questions.forEach(
        question -> {
          fixed.addAll(unjudged(question));
          all.addAll(labels(question));
        });
    Set<String> common = new TreeSet<>(all);
    questions.forEach(question -> common.retainAll(labels(question)));
    return new Shape(type, fixed, common, all);
  }

  private static Set<String> labels(Question.Events question) {
    return question.filter().conditions().stream()
        .filter(Condition::isJudged)
        .map(Condition::key)
        .collect(Collectors.toSet());
  }

  private static Set<String> unjudged(Question.Events question) {
    return question.filter().conditions().stream()
        .filter(condition -> !condition.isJudged())
        .map(Condition::toString)
        .collect(Collectors.toSet());
  }

  /** One request for all; each by itself if something can't be told apart in the answer. */
  List<Fetch> fetches(List<Question.Events> questions, Map<String, Descriptor> descriptors) {
    boolean alike = questions.stream().allMatch(question -> unjudged(question).equals(fixed));
    if (questions.size() > 1 && alike) {
      Descriptor descriptor = Objects.requireNonNull(descriptors.get(type), "each metric is known");
      return List.of(shared(questions, descriptor));
    }
    List<Fetch> fetches = new ArrayList<>();
    questions.forEach(question -> fetches.add(Fetches.alone(question, descriptors)));
    return fetches;
  }

  /** What all ask alike stands in the filter; the answer is grouped by the rest. */
  private Fetch shared(List<Question.Events> questions, Descriptor descriptor) {
    Set<String> conditions = new LinkedHashSet<>(fixed);
    Set<String> grouped = new TreeSet<>(all);
    for (String key : common) {
      Set<Set<String>> spellings =
          questions.stream()
              .map(one -> on(List.of(one), key).map(Condition::toString))
              .map(spelled -> spelled.collect(Collectors.toCollection(TreeSet::new)))
              .collect(Collectors.toSet());
      if (spellings.size() == 1) {
        conditions.addAll(spellings.iterator().next());
        grouped.remove(key);
      } else {
        narrowed(questions, key).ifPresent(conditions::add);
      }
    }
    boolean raw = descriptor.kind() == Descriptor.Kind.CUMULATIVE;
    Aggregation sum =
        new Aggregation(descriptor.minutes(), "ALIGN_SUM", "REDUCE_SUM", List.copyOf(grouped));
    return new Fetch(
        Filter.text(type, conditions),
        raw ? Optional.empty() : Optional.of(sum),
        Fetches.points(descriptor),
        questions.stream().map(question -> taker(question, grouped)).toList());
  }

  private static Taker taker(Question.Events question, Set<String> grouped) {
    List<Condition> told =
        question.filter().conditions().stream()
            .filter(condition -> grouped.contains(condition.key()))
            .toList();
    return new Taker(question, told, true);
  }

  /** One condition that lets through what any of them asks for; empty if there is none. */
  private static Optional<String> narrowed(List<Question.Events> questions, String key) {
    boolean single =
        questions.stream().allMatch(question -> on(List.of(question), key).count() == 1);
    if (!single || !on(questions, key).allMatch(Condition::isFixed)) {
      return Optional.empty();
    }
    return Optional.of(
        on(questions, key)
            .flatMap(condition -> condition.values().stream())
            .distinct()
            .sorted()
            .map(value -> StringNode.valueOf(value).toString())
            .collect(Collectors.joining(", ", key + " = one_of(", ")")));
  }

  private static Stream<Condition> on(Collection<Question.Events> questions, String key) {
    return questions.stream()
        .flatMap(question -> question.filter().conditions().stream())
        .filter(condition -> condition.key().equals(key));
  }
}

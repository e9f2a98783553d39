package io.andal.signal.google;

import io.andal.signal.google.Fetch.Taker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * Puts questions together so that few requests serve them all: those about one metric that compare
 * the same labels share a request, which Google answers grouped by those labels. So good and total
 * of an SLI mostly come in one answer.
 */
final class FetchPlan {
  /** What a filter takes at most in {@code one_of}, and what an address can hold. */
  private static final int MOST_VALUES = 80;

  private static final int LONGEST = 1_500;

  private final Map<String, Descriptor> descriptors;
  private final Set<Question> planned = new HashSet<>();
  private final Map<Shape, List<Set<Question.Events>>> shapes = new LinkedHashMap<>();
  private final List<Fetch> fetches = new ArrayList<>();

  private FetchPlan(Map<String, Descriptor> descriptors) {
    this.descriptors = descriptors;
  }

  /**
   * What SLIs must have in common to share requests.
   *
   * @param fixed conditions that all have, word by word
   * @param common labels that each question of an SLI compares
   * @param all labels that any of them compares
   */
  private record Shape(String type, Set<String> fixed, Set<String> common, Set<String> all) {}

  /**
   * @param together the questions of one SLI in each set; each question's metric is known
   * @param descriptors by the type of the metric
   */
  static List<Fetch> of(List<Set<Question>> together, Map<String, Descriptor> descriptors) {
    FetchPlan plan = new FetchPlan(descriptors);
    together.forEach(plan::add);
    plan.shapes.forEach(plan::merge);
    return plan.fetches;
  }

  private void add(Set<Question> sli) {
    Map<String, Set<Question.Events>> byType = new LinkedHashMap<>();
    Map<String, Set<Question>> kept = new LinkedHashMap<>();
    for (Question question : sli) {
      if (!planned.add(question)) {
        continue;
      }
      switch (question) {
        case Question.Events events when isShared(events) ->
            byType.computeIfAbsent(events.filter().type(), _ -> new LinkedHashSet<>()).add(events);
        case Question.Kept one ->
            kept.computeIfAbsent(one.slo(), _ -> new LinkedHashSet<>()).add(one);
        case Question.Events _, Question.Value _ ->
            fetches.add(Fetches.alone(question, descriptors));
      }
    }
    byType.forEach(
        (type, questions) ->
            shapes.computeIfAbsent(shape(type, questions), _ -> new ArrayList<>()).add(questions));
    kept.forEach((slo, questions) -> fetches.add(Fetches.ofSlo(slo, questions)));
  }

  private static boolean isShared(Question.Events events) {
    return events.filter().whole() && events.aligner().isEmpty() && events.reducer().isEmpty();
  }

  private static Shape shape(String type, Set<Question.Events> questions) {
    Set<String> fixed = null;
    Set<String> common = null;
    Set<String> all = new TreeSet<>();
    for (Question.Events question : questions) {
      Set<String> own = new TreeSet<>();
      Set<String> labels = new TreeSet<>();
      for (Condition condition : question.filter().conditions()) {
        if (condition.isJudged()) {
          labels.add(condition.key());
        } else {
          own.add(condition.toString());
        }
      }
      all.addAll(labels);
      if (common == null || fixed == null) {
        common = labels;
        fixed = own;
      } else {
        common.retainAll(labels);
        fixed.addAll(own);
      }
    }
    return new Shape(
        type, fixed == null ? Set.of() : fixed, common == null ? Set.of() : common, all);
  }

  /** Fills requests with SLIs of one shape until their addresses would become too long. */
  private void merge(Shape shape, List<Set<Question.Events>> slis) {
    List<Question.Events> filling = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (Set<Question.Events> sli : slis) {
      Set<String> more = new HashSet<>(values);
      sli.stream()
          .flatMap(one -> one.filter().conditions().stream())
          .filter(one -> shape.common().contains(one.key()))
          .forEach(one -> more.addAll(one.values()));
      boolean full =
          more.size() > MOST_VALUES || more.stream().mapToInt(String::length).sum() > LONGEST;
      if (full && !filling.isEmpty()) {
        fetches.add(shared(shape, filling));
        filling = new ArrayList<>();
        values = new HashSet<>();
      } else {
        values = more;
      }
      filling.addAll(sli);
    }
    fetches.add(shared(shape, filling));
  }

  /** One that another SLI asks under a looser shape must not widen this request. */
  private Fetch shared(Shape shape, List<Question.Events> questions) {
    boolean loose = questions.stream().anyMatch(question -> !judgeable(shape, question));
    if (questions.size() == 1 || loose) {
      for (Question.Events question : questions.subList(1, questions.size())) {
        fetches.add(Fetches.alone(question, descriptors));
      }
      return Fetches.alone(questions.getFirst(), descriptors);
    }
    Set<String> conditions = new LinkedHashSet<>(shape.fixed());
    Set<String> told = new TreeSet<>(shape.all());
    for (String key : shape.common()) {
      Set<String> spelled = spelled(questions, key);
      if (spelled.size() == 1 && single(questions, key)) {
        conditions.add(spelled.iterator().next());
        told.remove(key);
      } else {
        narrowed(questions, key).ifPresent(conditions::add);
      }
    }
    Descriptor descriptor =
        Objects.requireNonNull(descriptors.get(shape.type()), "each metric is known");
    boolean raw = descriptor.kind() == Descriptor.Kind.CUMULATIVE;
    List<Taker> takers =
        questions.stream()
            .map(
                question ->
                    new Taker(
                        question,
                        question.filter().conditions().stream()
                            .filter(one -> told.contains(one.key()))
                            .toList(),
                        true))
            .toList();
    return new Fetch(
        Filter.text(shape.type(), conditions),
        raw
            ? Optional.empty()
            : Optional.of(
                new Aggregation(
                    descriptor.minutes(), "ALIGN_SUM", "REDUCE_SUM", List.copyOf(told))),
        Fetches.points(descriptor),
        takers);
  }

  /** What can't be judged here must be asked of all. */
  private static boolean judgeable(Shape shape, Question.Events question) {
    Set<String> own =
        question.filter().conditions().stream()
            .filter(one -> !one.isJudged())
            .map(Condition::toString)
            .collect(Collectors.toSet());
    return own.equals(shape.fixed());
  }

  private static Set<String> spelled(List<Question.Events> questions, String key) {
    return of(questions, key).map(Condition::toString).collect(Collectors.toSet());
  }

  private static boolean single(List<Question.Events> questions, String key) {
    return questions.stream()
        .allMatch(
            question ->
                question.filter().conditions().stream().filter(one -> one.key().equals(key)).count()
                    == 1);
  }

  private static Optional<String> narrowed(List<Question.Events> questions, String key) {
    if (!single(questions, key) || !of(questions, key).allMatch(Condition::isFixed)) {
      return Optional.empty();
    }
    Set<String> values = new TreeSet<>();
    of(questions, key).forEach(condition -> values.addAll(condition.values()));
    return Optional.of(
        key
            + " = one_of("
            + values.stream()
                .map(value -> StringNode.valueOf(value).toString())
                .collect(Collectors.joining(", "))
            + ")");
  }

  private static Stream<Condition> of(Collection<Question.Events> questions, String key) {
    return questions.stream()
        .flatMap(question -> question.filter().conditions().stream())
        .filter(condition -> condition.key().equals(key));
  }
}

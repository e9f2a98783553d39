package io.andal.signal.google;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
            shapes
                .computeIfAbsent(Shape.of(type, questions), _ -> new ArrayList<>())
                .add(questions));
    kept.forEach((slo, questions) -> fetches.add(Fetches.ofSlo(slo, questions)));
  }

  private static boolean isShared(Question.Events events) {
    return events.filter().whole() && events.aligner().isEmpty() && events.reducer().isEmpty();
  }

  /** Fills requests with SLIs of one shape until their addresses would become too long. */
  private void merge(Shape shape, List<Set<Question.Events>> slis) {
    List<Question.Events> filling = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (Set<Question.Events> sli : slis) {
      Set<String> more = new HashSet<>(values);
      more.addAll(valuesOf(shape, sli));
      boolean full =
          more.size() > MOST_VALUES || more.stream().mapToInt(String::length).sum() > LONGEST;
      if (full && !filling.isEmpty()) {
        fetches.addAll(shape.fetches(filling, descriptors));
        filling = new ArrayList<>();
        values = valuesOf(shape, sli);
      } else {
        values = more;
      }
      filling.addAll(sli);
    }
    fetches.addAll(shape.fetches(filling, descriptors));
  }

  private static Set<String> valuesOf(Shape shape, Set<Question.Events> sli) {
    return sli.stream()
        .flatMap(one -> one.filter().conditions().stream())
        .filter(one -> shape.common().contains(one.key()))
        .flatMap(one -> one.values().stream())
        .collect(Collectors.toSet());
  }
}

package io.andal.signal.google;

import io.andal.signal.google.Fetch.Taker;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes requests that serve one question, or one of Google's SLOs. Stateless. */
final class Fetches {
  private static final int POINTS = 20_000;
  private static final int DISTRIBUTIONS = 4_000;

  private Fetches() {}

  /** A question by itself, in its own words. */
  static Fetch alone(Question question, Map<String, Descriptor> descriptors) {
    return switch (question) {
      case Question.Kept kept -> ofSlo(kept.slo(), List.of(kept));
      case Question.Events events -> {
        Descriptor descriptor = known(descriptors, events.filter());
        boolean raw = events.aligner().isEmpty() && descriptor.kind() == Descriptor.Kind.CUMULATIVE;
        String aligner = events.aligner().isEmpty() ? "ALIGN_SUM" : events.aligner();
        String reducer = events.reducer().isEmpty() ? "REDUCE_SUM" : events.reducer();
        Aggregation aggregation =
            new Aggregation(descriptor.minutes(), aligner, reducer, List.of());
        yield new Fetch(
            events.filter().text(),
            raw ? Optional.empty() : Optional.of(aggregation),
            points(descriptor),
            List.of(new Taker(question, List.of(), Aggregation.exact(aligner, reducer))));
      }
      case Question.Value value -> {
        Descriptor descriptor = known(descriptors, value.filter());
        String aligner = value.aligner().isEmpty() ? usual(descriptor) : value.aligner();
        yield new Fetch(
            value.filter().text(),
            Optional.of(
                new Aggregation(descriptor.minutes(), aligner, value.reducer(), value.groupBy())),
            points(descriptor),
            List.of(new Taker(question, List.of(), Aggregation.exact(aligner, value.reducer()))));
      }
    };
  }

  static Fetch ofSlo(String slo, Collection<Question> questions) {
    return new Fetch(
        "select_slo_counts(\"" + slo + "\")",
        Optional.of(new Aggregation(1, "ALIGN_SUM", "", List.of())),
        POINTS,
        questions.stream().map(one -> new Taker(one, List.of(), true)).toList());
  }

  /** How many points a page may have: those of distributions are large. */
  static int points(Descriptor descriptor) {
    return descriptor.isDistribution() ? DISTRIBUTIONS : POINTS;
  }

  private static Descriptor known(Map<String, Descriptor> descriptors, Filter filter) {
    return Objects.requireNonNull(descriptors.get(filter.type()), "each metric is known");
  }

  private static String usual(Descriptor descriptor) {
    if (descriptor.kind() != Descriptor.Kind.GAUGE) {
      return "ALIGN_RATE";
    }
    return descriptor.valueType().equals("BOOL") ? "ALIGN_FRACTION_TRUE" : "ALIGN_MEAN";
  }
}

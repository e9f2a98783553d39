package io.andal.signal.google;

import io.andal.signal.BadSpec;
import java.util.Optional;

/** Whether a metric can be asked what a question asks. Stateless. */
final class Fitness {
  private Fitness() {}

  /** Refuses what the metric can't answer. */
  static void check(Question question, Descriptor descriptor) throws BadSpec {
    Optional<BadSpec> problem =
        switch (question) {
          case Question.Kept _ -> Optional.empty();
          case Question.Events events -> problem(events, descriptor);
          case Question.Value value -> problem(value, descriptor);
        };
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  private static Optional<BadSpec> problem(Question.Events events, Descriptor descriptor) {
    String type = events.filter().type();
    if (events.cut().isPresent() && !descriptor.isDistribution()) {
      return Optional.of(
          new BadSpec(
              "%s has no distribution that a `range` could be cut from.".formatted(type),
              "Leave `range` away, or name a metric of type DISTRIBUTION."));
    }
    boolean counts =
        descriptor.kind() == Descriptor.Kind.DELTA
            || descriptor.kind() == Descriptor.Kind.CUMULATIVE;
    if (counts || !events.aligner().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BadSpec(
            "%s is of kind %s, which doesn't say by itself how many events there were."
                .formatted(type, descriptor.kind()),
            "Write `aligner`: ALIGN_SUM adds its values up, ALIGN_COUNT and ALIGN_COUNT_TRUE"
                + " count them."));
  }

  private static Optional<BadSpec> problem(Question.Value value, Descriptor descriptor) {
    if (!value.aligner().isEmpty() || !descriptor.isDistribution()) {
      return Optional.empty();
    }
    return Optional.of(
        new BadSpec(
            "%s has distributions, which are no one value.".formatted(value.filter().type()),
            "Write `aligner: ALIGN_PERCENTILE_99` (or 95, 50, 05), or better count with `range`"
                + " in a ratioMetric."));
  }
}

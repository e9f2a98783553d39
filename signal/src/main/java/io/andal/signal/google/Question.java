package io.andal.signal.google;

import java.util.List;
import java.util.Optional;

/** What one {@code metricSource.spec} asks. Equal questions are asked once. */
sealed interface Question {

  /**
   * Events of a metric.
   *
   * @param cut which of a distribution's values count; empty for all
   * @param aligner empty for what suits the metric
   * @param reducer empty for {@code REDUCE_SUM}
   */
  record Events(Filter filter, Optional<Cut> cut, String aligner, String reducer)
      implements Question {}

  /** A value of a metric. */
  record Value(Filter filter, String aligner, String reducer, List<String> groupBy)
      implements Question {
    public Value {
      groupBy = List.copyOf(groupBy);
    }
  }

  /**
   * What Google's own SLO counted.
   *
   * @param slo its whole name
   */
  record Kept(String slo, Part part) implements Question {}

  /** Which of an SLO's events. */
  enum Part {
    GOOD,
    BAD,
    ALL;

    boolean takes(String eventType) {
      return switch (this) {
        case GOOD -> eventType.equals("good");
        case BAD -> eventType.equals("bad");
        case ALL -> eventType.equals("good") || eventType.equals("bad");
      };
    }
  }
}

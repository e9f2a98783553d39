package io.andal.signal.datadog;

import java.util.List;

/** What one {@code metricSource.spec} asks. */
sealed interface Question {

  /** A count with its sign and factor. */
  record Weighted(double factor, Column column) {}

  /**
   * Events, as a sum that Andal makes: a term that is silent where another isn't counts as 0.
   *
   * @param silentIsZero whether its author wants 0 where all terms are silent
   * @param remarks what was changed, for people
   */
  record Counted(List<Weighted> terms, boolean silentIsZero, List<String> remarks)
      implements Question {
    public Counted {
      terms = List.copyOf(terms);
      remarks = List.copyOf(remarks);
    }
  }

  /** A value. */
  record Valued(Column column) implements Question {}

  /** What an SLO that Datadog keeps has counted. */
  record Kept(String slo) implements Question {}
}

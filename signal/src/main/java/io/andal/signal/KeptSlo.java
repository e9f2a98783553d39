package io.andal.signal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An SLO as another system keeps it.
 *
 * @param id what the system knows it by
 * @param name for people
 * @param service what the system calls the service; empty if it names none
 * @param description may be empty
 * @param labels tags with a key and a value; tags without a key aren't labels
 * @param objectives at least one
 * @param link to its page in that system; empty if there is none
 * @param obstacle why it can't be measured from here, for people; empty if it can
 * @param losses what can't be carried over although the rest can, whole sentences
 */
public record KeptSlo(
    String id,
    String name,
    String service,
    String description,
    Map<String, String> labels,
    Optional<Indicator> indicator,
    List<Objective> objectives,
    String link,
    String obstacle,
    List<String> losses) {

  /** A look ends after so many. */
  public static final int MOST = 10_000;

  public KeptSlo {
    labels = Map.copyOf(labels);
    objectives = List.copyOf(objectives);
    losses = List.copyOf(losses);
  }

  /**
   * A target over a window.
   *
   * @param target the share that must be good, between 0 and 1
   * @param verdict what the system says now; empty if it says nothing
   */
  public record Objective(double target, Window window, Optional<Verdict> verdict) {}

  /** The time that an objective looks at. */
  public sealed interface Window {
    /** The last days. */
    record Rolling(int days) implements Window {}

    /** From a calendar's boundary on. */
    record Calendar(Period period) implements Window {}

    /** Calendar periods that the systems know. */
    enum Period {
      DAY,
      WEEK,
      FORTNIGHT,
      MONTH,
      QUARTER,
      YEAR
    }
  }

  /**
   * What the system itself found.
   *
   * @param sli the share that was good, between 0 and 1
   * @param good events; empty if it doesn't count any
   * @param total events; empty if it doesn't count any
   * @param from minutes since the epoch
   * @param to minutes since the epoch, exclusive
   */
  public record Verdict(
      double sli, Optional<Double> good, Optional<Double> total, long from, long to) {}
}

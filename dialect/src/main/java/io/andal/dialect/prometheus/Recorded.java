package io.andal.dialect.prometheus;

import java.time.Duration;

/** The series that the rules record, each with the labels {@code slo} and {@code service}. */
public final class Recorded {
  /** Events of one UTC minute; of a composite with the label {@code sli}. */
  public static final String TOTAL = "andal:slo_total:count1m";

  /** Bad events of one UTC minute. */
  public static final String BAD = "andal:slo_bad:count1m";

  /** Events of a minute that has data, where minutes without data count as something. */
  public static final String SEEN = "andal:slo_seen:count1m";

  /** 1 for a minute that has data, 0 for one that was looked at in vain. */
  public static final String MEASURED = "andal:slo_measured:bool1m";

  /** Measured minutes of a slice of time, at its end. */
  public static final String SLICE = "andal:slo_slice:minutes";

  /** Lost minutes of a slice of time, at its end. */
  public static final String SLICE_BAD = "andal:slo_slice_bad:minutes";

  /** How fast the budget burns over a window, which the label {@code window} names. */
  public static final String BURN = "andal:slo_burn:rate";

  /** Share of good events (or good time) over the SLO's window. */
  public static final String SLI = "andal:slo_sli:ratio";

  /** Share of good events promised. */
  public static final String OBJECTIVE = "andal:slo_objective:ratio";

  /** Share of the error budget left, 1 = untouched. */
  public static final String REMAINING = "andal:slo_budget_remaining:ratio";

  /** The alert that a budget burns too fast. */
  public static final String BURN_ALERT = "SloBudgetBurn";

  /** The alert that an SLO can't be measured. */
  public static final String NO_DATA_ALERT = "SloNotMeasured";

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private Recorded() {}

  /**
   * A range that holds one sample for each minute of a window: Prometheus 2 takes the sample at a
   * range's left end for a part of it, Prometheus 3 doesn't, and half a minute less suits both.
   */
  static String range(Duration window) {
    return "[" + Promql.duration(window.minus(HALF_A_MINUTE)) + "]";
  }
}

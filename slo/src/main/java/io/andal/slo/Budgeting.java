package io.andal.slo;

import java.time.Duration;

/** How an error budget is counted: OpenSLO's {@code budgetingMethod}. */
public sealed interface Budgeting {

  /** The common case. */
  Budgeting OCCURRENCES = new Occurrences();

  /** By events: SLI = good ÷ total. */
  record Occurrences() implements Budgeting {}

  /**
   * By time: a slice of time is good if the share of good events in it reaches the member's {@link
   * Member#sliceTarget}; SLI = good slices ÷ slices. Slices of time are aligned to 1970 UTC.
   *
   * @param length of a slice of time, whole minutes
   */
  record Timeslices(Duration length) implements Budgeting {
    public Timeslices {
      requireMinutes(length);
    }
  }

  /**
   * By time: SLI = the mean over slices of time of each one's share of good events.
   *
   * @param length of a slice of time, whole minutes
   */
  record RatioTimeslices(Duration length) implements Budgeting {
    public RatioTimeslices {
      requireMinutes(length);
    }
  }

  private static void requireMinutes(Duration length) {
    if (length.toMinutes() < 1 || length.toSecondsPart() != 0 || length.toNanosPart() != 0) {
      throw new IllegalArgumentException("a slice of time is of whole minutes, not " + length);
    }
  }
}

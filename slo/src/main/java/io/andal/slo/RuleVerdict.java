package io.andal.slo;

/**
 * What one alert rule says of one SLO at one minute.
 *
 * @param asOf the minute up to which slices were counted (exclusive)
 */
public record RuleVerdict(String slo, AlertRule rule, long asOf, Verdict verdict) {

  /** The three answers; not to be able to measure is not the same as being well. */
  public enum Verdict {
    CLEAR,
    HOLDS,
    UNMEASURED;

    /** What two conditions say together: unmeasured only where that could change the answer. */
    public Verdict and(Verdict other) {
      if (this == CLEAR || other == CLEAR) {
        return CLEAR;
      }
      return this == HOLDS ? other : this;
    }

    /** What either of two conditions says: unmeasured only where that could change the answer. */
    public Verdict or(Verdict other) {
      if (this == HOLDS || other == HOLDS) {
        return HOLDS;
      }
      return this == CLEAR ? other : this;
    }
  }
}

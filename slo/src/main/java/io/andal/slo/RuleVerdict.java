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
    UNMEASURED
  }
}

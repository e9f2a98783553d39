package io.andal.slo.advice;

/** What speaks against a target. */
public enum Objection {
  /** Fewer than 95 % of the windows reached it. */
  MISSED_TOO_OFTEN,
  /** So few bad events use its budget up that chance decides. */
  TOO_FEW_EVENTS,
  /** Somebody would be woken more than once a week. */
  TOO_MANY_PAGES,
  /** What it depends on promises less. */
  TIGHTER_THAN_DEPENDENCIES
}

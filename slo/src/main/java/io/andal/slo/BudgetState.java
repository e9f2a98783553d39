package io.andal.slo;

/** How an SLO stands, worst last but for the two that say we don't know. */
public enum BudgetState {
  HEALTHY,
  /** An alert rule's condition holds. */
  BURNING,
  /** No budget left. */
  EXHAUSTED,
  /** Can't be measured now: its source fails or sends nothing. */
  UNMEASURED,
  /** Its history is being read; the numbers are not final. */
  READING
}

package io.andal.agreement;

/** How several SLOs make one attainment. */
public enum Combine {
  /** The one that kept least is what counts. */
  WORST,
  /** Their events are put together minute by minute, and measured as one. */
  POOLED
}

package io.andal.agreement;

/** What minutes without data mean. */
public enum MissingMinutes {
  /** They don't count at all, and are shown. */
  EXCLUDE,
  /** They count as lost. */
  DOWNTIME,
  /** They count as kept. */
  UPTIME
}

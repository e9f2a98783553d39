package io.andal.channel;

/** What an alert is about. */
public enum Cause {
  /** The budget burns too fast. */
  BURN,
  /** The SLO can't be measured, and its policy wants to be told. */
  NO_DATA
}

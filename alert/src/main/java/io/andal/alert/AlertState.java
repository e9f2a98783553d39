package io.andal.alert;

/** Where an alert is in its life. */
public enum AlertState {
  /** Its condition holds, but not yet for long enough. */
  PENDING,
  FIRING,
  RESOLVED
}

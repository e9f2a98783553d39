package io.andal.alert.group;

/** Why a receiver is told. */
public enum Reason {
  FIRST("first notification"),
  NEW_ALERTS("new alerts added"),
  SOME_RESOLVED("some alerts resolved"),
  ALL_RESOLVED("all alerts resolved"),
  REPEAT("repeat interval elapsed");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** As Alertmanager's webhook says it. */
  public String text() {
    return text;
  }
}

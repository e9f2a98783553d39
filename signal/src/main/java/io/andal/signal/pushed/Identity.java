package io.andal.signal.pushed;

/** What tells one series from another. Equal identities are one series. */
public interface Identity {

  /** Of the metric. */
  String name();

  /** Whether its points count since a start; otherwise since the point before. */
  boolean cumulative();

  /** The same for equal identities, and, as far as SHA-256 can tell, only for them. */
  String fingerprint();

  /** The identity as it is stored; long texts may be cut. */
  String json();
}

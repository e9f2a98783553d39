package io.andal.signal;

/** How far a slice can be trusted. The order is the one in which they are stored. */
public enum Quality {
  /** Counted in full. */
  COMPLETE,
  /** Counted, but the source said or showed that something was left out. */
  PARTIAL,
  /** Extrapolated by the source, not counted ({@code increase()}). */
  ESTIMATED,
  /** The source answered and had nothing for this minute. Neither good nor zero. */
  MISSING
}

package io.andal.agreement;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is owed for one period, and why.
 *
 * @param tier the one that the attainment falls in
 * @param percent of the base, after the cap; 0 if nothing is owed
 * @param amount nothing where the agreement names no base
 */
public record Credit(
    Reason reason, Optional<Tier> tier, BigDecimal percent, Optional<Money> amount) {

  /** Why this much. */
  public enum Reason {
    /** A tier says so. */
    OWED,
    /** A tier says more than the cap allows. */
    CAPPED,
    /** A tier says so, but the amount is too small to be given. */
    TOO_SMALL,
    /** No tier holds the attainment. */
    NOTHING_OWED,
    /** The agreement has no tiers. */
    NO_TIERS,
    /** Nothing was measured. */
    UNMEASURED
  }

  public boolean owed() {
    return reason == Reason.OWED || reason == Reason.CAPPED;
  }
}

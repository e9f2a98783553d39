package io.andal.agreement;

import java.math.BigDecimal;

/**
 * One end of a range of percentages.
 *
 * @param percent 0 to 100
 * @param inclusive whether the percentage itself belongs to the range
 */
public record Bound(BigDecimal percent, boolean inclusive) {

  public Fraction share() {
    return Fraction.ofPercent(percent);
  }

  /** Whether a share keeps above this lower end. */
  boolean allowsAbove(Fraction share) {
    int order = share.compareTo(share());
    return order > 0 || (inclusive && order == 0);
  }

  /** Whether a share keeps below this upper end. */
  boolean allowsBelow(Fraction share) {
    int order = share.compareTo(share());
    return order < 0 || (inclusive && order == 0);
  }
}

package io.andal.agreement;

import java.math.BigInteger;

/**
 * The error rate from which on a minute is down.
 *
 * @param inclusive whether a minute of exactly this rate is down
 */
public record ErrorRate(Fraction rate, boolean inclusive) {

  /**
   * Whether a minute is over it; one without events never is.
   *
   * @param bad events, in the same unit as {@code total}
   */
  public boolean exceededBy(long bad, long total) {
    if (total == 0 || (bad == 0 && rate.signum() > 0)) {
      return false;
    }
    int order =
        BigInteger.valueOf(bad)
            .multiply(rate.denominator())
            .compareTo(BigInteger.valueOf(total).multiply(rate.numerator()));
    return order > 0 || (inclusive && order == 0);
  }
}

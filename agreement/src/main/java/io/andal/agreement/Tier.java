package io.andal.agreement;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range of attainment, and the credit it brings.
 *
 * @param lower nothing for all the way down to 0 %
 * @param upper nothing for all the way up to 100 %
 * @param credit percent of the credit base
 */
public record Tier(Optional<Bound> lower, Optional<Bound> upper, BigDecimal credit) {

  public boolean holds(Fraction attained) {
    return lower.map(bound -> bound.allowsAbove(attained)).orElse(true)
        && upper.map(bound -> bound.allowsBelow(attained)).orElse(true);
  }
}

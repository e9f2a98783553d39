package io.andal.slo;

import io.andal.signal.Indicator;
import io.andal.signal.SeriesId;
import java.math.BigDecimal;

/**
 * One SLI that an SLO counts: its only one, or one of the objectives of a composite.
 *
 * @param name for people: the objective's display name, else the SLI's name; unique in its SLO
 * @param service the service it speaks of; of a composite, members may belong to several
 * @param series where its slices are kept
 * @param target share of good events promised of it, in (0, 1)
 * @param weight multiplies its burn rate (Occurrences) or its missing part (RatioTimeslices) in a
 *     composite; 1 otherwise
 * @param sliceTarget for Timeslices: the share of good events that makes a slice of time good, in
 *     (0, 1]; 1 otherwise
 */
public record Member(
    String name,
    String service,
    Indicator indicator,
    SeriesId series,
    double target,
    double weight,
    double sliceTarget) {

  public Member {
    if (!(weight > 0) || !(sliceTarget > 0) || sliceTarget > 1) {
      throw new IllegalArgumentException(
          "a member needs a weight above 0 and a slice target in (0, 1], not %s and %s"
              .formatted(weight, sliceTarget));
    }
  }

  /** The share of its events that may be bad: {@code 1 − target}, rounded once and not twice. */
  public double errorBudget() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(target)).doubleValue();
  }
}

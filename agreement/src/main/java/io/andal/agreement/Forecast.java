package io.andal.agreement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a running period may end.
 *
 * @param attained if the rest of it goes as the last seven days went
 * @param credit what would be owed then
 * @param restMinutes minutes until its end, announced exclusions left out
 * @param bearable from the commitment down to the last tier
 */
public record Forecast(
    Optional<Fraction> attained, Credit credit, long restMinutes, List<Bearable> bearable) {
  public Forecast {
    bearable = List.copyOf(bearable);
  }

  /**
   * How much more can fail until the attainment falls to what a bound no longer allows.
   *
   * @param bound percent
   * @param credit percent of the base that is owed from there on; none for the commitment
   * @param allowed minutes of full outage that the whole period may have
   * @param minutes of full outage that can still be borne, if all else goes well; −1 if it is too
   *     late
   */
  public record Bearable(
      BigDecimal bound, Optional<BigDecimal> credit, long allowed, long minutes) {}
}

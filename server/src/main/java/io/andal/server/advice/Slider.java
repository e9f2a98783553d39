package io.andal.server.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scale of the slider: the number of nines, for 99 to 99.9 % is as far as 99.9 to 99.99 %.
 * Stateless.
 */
final class Slider {
  static final double LEAST = 0.5;
  static final double MOST = 5;

  private Slider() {}

  /** A target as percent; empty if it is none. */
  static Optional<Double> ofPercent(@Nullable String text) {
    return number(text)
        .filter(percent -> percent.signum() > 0)
        .filter(percent -> percent.compareTo(BigDecimal.valueOf(100)) < 0)
        .map(percent -> percent.movePointLeft(2).setScale(9, RoundingMode.DOWN).doubleValue())
        .filter(target -> target > 0 && target < 1);
  }

  /**
   * The target at a place of the slider, what is missing to 1 rounded to two digits; empty if it is
   * none.
   */
  static Optional<Double> ofNines(@Nullable String text) {
    return number(text)
        .map(BigDecimal::doubleValue)
        .filter(nines -> nines >= LEAST && nines <= MOST)
        .map(
            nines ->
                BigDecimal.ONE
                    .subtract(
                        BigDecimal.valueOf(Math.pow(10, -nines))
                            .round(new MathContext(2, RoundingMode.HALF_UP)))
                    .doubleValue());
  }

  /** Where a target stands on the slider. */
  static String nines(double target) {
    double nines = Math.clamp(-Math.log10(1 - target), LEAST, MOST);
    return String.format(Locale.ROOT, "%.2f", nines);
  }

  private static Optional<BigDecimal> number(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 20) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.strip().replace(',', '.')))
          .filter(number -> Math.abs(number.scale()) <= 20);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

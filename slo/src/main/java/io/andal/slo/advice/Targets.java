package io.andal.slo.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The targets worth trying: those that everybody knows, the present one, and what was reached. */
final class Targets {
  private static final int AT_MOST = 20;
  private static final double[] KNOWN = {
    0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.997, 0.999, 0.9995, 0.9997, 0.9999, 0.99995, 0.99999
  };
  private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95};

  private Targets() {}

  /** At most twenty, loosest first. */
  static List<Double> of(double present, Distribution distribution) {
    SortedSet<Double> targets = new TreeSet<>();
    for (double known : KNOWN) {
      targets.add(known);
    }
    targets.add(present);
    for (double quantile : QUANTILES) {
      double reached = distribution.quantile(quantile);
      if (targets.size() < AT_MOST && reached > 0.5) {
        double target = roundedDown(reached);
        if (target < 1) {
          targets.add(target);
        }
      }
    }
    return List.copyOf(targets);
  }

  /** What is missing to 1, with two digits, rounded away from it: 0.99876 becomes 0.9987. */
  static double roundedDown(double attainment) {
    BigDecimal missing = BigDecimal.ONE.subtract(BigDecimal.valueOf(attainment));
    if (missing.signum() <= 0) {
      return 1;
    }
    BigDecimal coarse = missing.round(new MathContext(2, RoundingMode.UP));
    return BigDecimal.ONE.subtract(coarse).doubleValue();
  }
}

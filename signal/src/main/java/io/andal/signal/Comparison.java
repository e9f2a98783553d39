package io.andal.signal;

/** How a threshold compares: OpenSLO's four operators. */
public enum Comparison {
  LTE,
  GTE,
  LT,
  GT;

  /** Whether {@code value} stands in this relation to {@code threshold}; NaN never does. */
  public boolean holds(double value, double threshold) {
    return switch (this) {
      case LTE -> value <= threshold;
      case GTE -> value >= threshold;
      case LT -> value < threshold;
      case GT -> value > threshold;
    };
  }
}

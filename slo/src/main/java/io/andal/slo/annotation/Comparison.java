package io.andal.slo.annotation;

import io.andal.signal.MinuteRange;

/**
 * How an SLO did before something, and after it.
 *
 * @param z the test statistic; 0 where too little is known
 */
public record Comparison(Side before, Side after, double z, Verdict verdict) {

  /**
   * The normal distribution's 99.5th percentile: of many deployments that changed nothing, 1 in 100
   * is called a change.
   */
  static final double LEVEL = 2.5758;

  /**
   * A change of the burn rate below this is none that matters, however sure it is: it would take
   * ten windows to use up one budget.
   */
  static final double RELEVANT = 0.1;

  /** With fewer events one bad event more is a whole percent. */
  static final double FEWEST_EVENTS = 100;

  /** Fewer minutes don't show how unevenly errors come. */
  static final int FEWEST_MINUTES = 10;

  /**
   * One of the two stretches of time.
   *
   * @param burnRate error ratio ÷ error budget
   */
  public record Side(MinuteRange range, double bad, double total, double burnRate) {

    /** Share of bad events; 0 when there was none. */
    public double errorRatio() {
      return total == 0 ? 0 : bad / total;
    }

    static Side of(Stretch stretch) {
      return new Side(stretch.range(), stretch.bad(), stretch.total(), stretch.burn());
    }
  }

  /** What can honestly be said. */
  public enum Verdict {
    BETTER,
    WORSE,
    NO_DIFFERENCE,
    TOO_FEW_EVENTS
  }

  /**
   * Compares two burn rates: {@code z = (after − before) ÷ √(variance)}, and a difference counts
   * when |z| ≥ {@value #LEVEL} and the burn rate changed by {@value #RELEVANT} or more.
   *
   * <p>The variance is the larger of two. One is that of the test for two proportions, {@code p ×
   * (1 − p) × (1 ÷ n₁ + 1 ÷ n₂)} with the common error ratio p (NIST/SEMATECH e-Handbook of
   * Statistical Methods, section 7.3.3). It takes each event for a draw of its own, which errors in
   * bursts are not; so the other is taken from how unevenly the errors lie over the minutes of both
   * sides ({@link Stretch.Part#variance}).
   */
  static Comparison of(Stretch before, Stretch after) {
    Side first = Side.of(before);
    Side second = Side.of(after);
    if (isTooLittle(before) || isTooLittle(after)) {
      return new Comparison(first, second, 0, Verdict.TOO_FEW_EVENTS);
    }
    double variance = 0;
    for (int i = 0; i < before.members().size(); i++) {
      Stretch.Part one = before.members().get(i);
      Stretch.Part two = after.members().get(i);
      double both = one.total() + two.total();
      if (one.total() == 0 || two.total() == 0) {
        continue;
      }
      double p = (one.bad() + two.bad()) / both;
      double drawn = p * (1 - p) * (1 / one.total() + 1 / two.total());
      double uneven = one.variance() + two.variance();
      variance += one.factor() * one.factor() * Math.max(drawn, uneven);
    }
    double change = second.burnRate() - first.burnRate();
    double z = variance == 0 ? 0 : change / Math.sqrt(variance);
    return new Comparison(first, second, z, verdict(z, change, variance));
  }

  /** Without any variance all was good or all was bad; then the change speaks for itself. */
  private static Verdict verdict(double z, double change, double variance) {
    boolean sure = variance == 0 || Math.abs(z) >= LEVEL;
    if (!sure || Math.abs(change) < RELEVANT) {
      return Verdict.NO_DIFFERENCE;
    }
    return change > 0 ? Verdict.WORSE : Verdict.BETTER;
  }

  private static boolean isTooLittle(Stretch stretch) {
    int minutes = stretch.members().stream().mapToInt(Stretch.Part::minutes).max().orElse(0);
    return stretch.total() < FEWEST_EVENTS || minutes < FEWEST_MINUTES;
  }
}

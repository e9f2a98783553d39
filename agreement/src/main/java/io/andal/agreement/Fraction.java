package io.andal.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact rational number. Compare with {@link #compareTo}: small ones are kept in lowest terms,
 * large ones (sums over thousands of intervals) are not, because reducing them costs more than it
 * saves.
 *
 * @param denominator positive
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  private static final int REDUCED_BITS = 2_048;
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
  public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

  public Fraction {
    if (denominator.signum() <= 0) {
      throw new ArithmeticException("a denominator is positive, not " + denominator);
    }
    if (denominator.bitLength() <= REDUCED_BITS && numerator.bitLength() <= REDUCED_BITS) {
      BigInteger common = numerator.gcd(denominator);
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Fraction whole(long number) {
    return of(number, 1);
  }

  public static Fraction of(BigDecimal number) {
    return number.scale() > 0
        ? new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
        : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
  }

  /** The share that a percentage means: 99.9 is 999/1000. */
  public static Fraction ofPercent(BigDecimal percent) {
    return of(percent).divide(whole(100));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * @throws ArithmeticException if the other is not positive
   */
  public Fraction divide(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The sum of many, by halves, so that large numbers meet large numbers. */
  public static Fraction sum(List<Fraction> parts) {
    if (parts.isEmpty()) {
      return ZERO;
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int half = parts.size() / 2;
    return sum(parts.subList(0, half)).plus(sum(parts.subList(half, parts.size())));
  }

  public int signum() {
    return numerator.signum();
  }

  /** The largest whole number that isn't above it. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** A share as percent, rounded to a number of decimals. */
  public BigDecimal percent(int decimals, RoundingMode rounding) {
    return new BigDecimal(numerator.multiply(HUNDRED))
        .divide(new BigDecimal(denominator), decimals, rounding);
  }

  public double toDouble() {
    return percent(15, RoundingMode.HALF_EVEN).movePointLeft(2).doubleValue();
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** {@code 43195/43200}, or the empty text where nobody could read it. */
  public String text() {
    return denominator.bitLength() > 128 ? "" : numerator + "/" + denominator;
  }
}

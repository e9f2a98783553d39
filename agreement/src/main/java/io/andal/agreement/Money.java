package io.andal.agreement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount of a currency, with as many decimals as the currency has. */
public record Money(BigDecimal amount, Currency currency) {

  /** Half to even, so that many small roundings don't add up in anybody's favor. */
  public static final RoundingMode ROUNDING = RoundingMode.HALF_EVEN;

  public Money {
    amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), ROUNDING);
  }

  /**
   * A part of it.
   *
   * @param percent 100 is all of it
   */
  public Money percent(BigDecimal percent) {
    return new Money(amount.multiply(percent).movePointLeft(2), currency);
  }

  /** The amount with all its decimals, without the currency: {@code 420.00}. */
  public String digits() {
    return amount.toPlainString();
  }

  /** {@code EUR 420.00}. */
  public String text() {
    return currency.getCurrencyCode() + " " + digits();
  }
}

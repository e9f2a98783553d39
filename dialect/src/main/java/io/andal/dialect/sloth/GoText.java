package io.andal.dialect.sloth;

import java.math.BigDecimal;
import java.time.Duration;

/** Numbers and durations spelled as Go and Prometheus spell them. */
final class GoText {
  private GoText() {}

  /**
   * A number as Go's {@code %g} writes it: the fewest digits that read back as the same double,
   * with an exponent below 1e-4 and from 1e6 on ({@code strconv.FormatFloat(x, 'g', -1, 64)}).
   */
  static String general(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%s%se%s%02d"
        .formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** A number without exponent: Go's {@code strconv.FormatFloat(x, 'f', -1, 64)}. */
  static String plain(double number) {
    return number == 0
        ? "0"
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /**
   * A duration of whole minutes as Prometheus' {@code model.Duration} writes it: years and weeks
   * only where nothing is left over, so 7d is {@code 1w}, 30d is {@code 30d} and 36h {@code 1d12h}.
   */
  static String duration(Duration duration) {
    long minutes = duration.toMinutes();
    StringBuilder text = new StringBuilder();
    minutes = take(text, minutes, 365 * 24 * 60, 'y', true);
    minutes = take(text, minutes, 7 * 24 * 60, 'w', true);
    minutes = take(text, minutes, 24 * 60, 'd', false);
    minutes = take(text, minutes, 60, 'h', false);
    take(text, minutes, 1, 'm', false);
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static long take(StringBuilder text, long minutes, long unit, char name, boolean exact) {
    long count = minutes / unit;
    if (count == 0 || (exact && minutes % unit != 0)) {
      return minutes;
    }
    text.append(count).append(name);
    return minutes % unit;
  }
}

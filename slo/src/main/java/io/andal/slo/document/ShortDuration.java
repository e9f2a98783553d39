package io.andal.slo.document;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSLO's duration-shorthand: a whole number and one of m h d w M Q Y. */
record ShortDuration(int amount, char unit) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([mhdwMQY])");
  static final String FORMS =
      "a whole number and one of m, h, d, w, M, Q, Y, such as 5m, 1h or 28d";

  /** Empty if the text has another form. */
  static Optional<ShortDuration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ShortDuration(Integer.parseInt(matcher.group(1)), matcher.group(2).charAt(0)))
        : Optional.empty();
  }

  /** As a length: a month has 30 days, a quarter 90, a year 365. */
  Duration length() {
    return switch (unit) {
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      case 'w' -> Duration.ofDays(7L * amount);
      case 'M' -> Duration.ofDays(30L * amount);
      case 'Q' -> Duration.ofDays(90L * amount);
      case 'Y' -> Duration.ofDays(365L * amount);
      default -> throw new IllegalStateException("unit " + unit);
    };
  }

  /** As steps of the calendar; empty for minutes and hours, which the calendar doesn't have. */
  Optional<Period> period() {
    return switch (unit) {
      case 'd' -> Optional.of(Period.ofDays(amount));
      case 'w' -> Optional.of(Period.ofWeeks(amount));
      case 'M' -> Optional.of(Period.ofMonths(amount));
      case 'Q' -> Optional.of(Period.ofMonths(3 * amount));
      case 'Y' -> Optional.of(Period.ofYears(amount));
      default -> Optional.empty();
    };
  }
}

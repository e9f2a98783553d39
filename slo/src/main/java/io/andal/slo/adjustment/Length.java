package io.andal.slo.adjustment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90m}, {@code 1h30m}, {@code 2d}, {@code 1w}. */
final class Length {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,3})w)?(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?");
  private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,5})([mhdwMQY])");
  private static final int[] MINUTES = {7 * 24 * 60, 24 * 60, 60, 1};

  static final String FORMS = "a length such as 90m, 1h30m, 8h, 2d or 1w";

  private Length() {}

  /** Empty if the text has another form. A day has 24 hours, whatever the clocks do. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    long minutes = 0;
    for (int i = 0; i < MINUTES.length; i++) {
      String number = matcher.group(i + 1);
      minutes += number == null ? 0 : Long.parseLong(number) * MINUTES[i];
    }
    return Optional.of(Duration.ofMinutes(minutes));
  }

  /**
   * An SLO's time window of OpenSLO's duration-shorthand, in minutes, as long as it usually is;
   * empty if the text has another form.
   */
  static Optional<Long> windowMinutes(String text) {
    Matcher matcher = WINDOW.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Optional.of(amount);
      case "h" -> Optional.of(amount * 60);
      case "d" -> Optional.of(amount * 1_440);
      case "w" -> Optional.of(amount * 7 * 1_440);
      case "M" -> Optional.of(amount * 30 * 1_440);
      case "Q" -> Optional.of(amount * 90 * 1_440);
      default -> Optional.of(amount * 365 * 1_440);
    };
  }
}

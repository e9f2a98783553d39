package io.andal.slo.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 30d}, {@code 1h30m}; a year has 365 days. */
final class PrometheusDuration {
  private static final Pattern FORM = Pattern.compile("(?:[0-9]{1,9}(?:ms|[smhdwy]))+");
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|[smhdwy])");

  private PrometheusDuration() {}

  /** Empty if the text has another form. */
  static Optional<Duration> parse(String text) {
    if (text.length() > 40 || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      long amount = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                case "w" -> Duration.ofDays(7 * amount);
                case "y" -> Duration.ofDays(365 * amount);
                default -> throw new IllegalStateException("unit " + part.group(2));
              });
    }
    return Optional.of(sum);
  }
}

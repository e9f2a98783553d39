package io.andal.channel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them in messages, in English. */
public final class Figures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Units ENGLISH = new Units(" d", " h", " min", "less than a minute");

  private Figures() {}

  /**
   * What follows the numbers of a duration.
   *
   * @param less what is said of less than a minute
   */
  public record Units(String day, String hour, String minute, String less) {}

  /** A burn rate: {@code 14.8×}. Rounded down, so that it never looks worse than it is. */
  public static String rate(double rate) {
    if (!Double.isFinite(rate)) {
      return "–";
    }
    int digits = Math.abs(rate) < 10 ? 2 : 1;
    return plain(rate, 0, digits) + "×";
  }

  /** A share of good events: {@code 99.954 %}. Rounded down: never better than it is. */
  public static String share(double share) {
    return plain(share, 2, 4) + " %";
  }

  /** A share of the budget: {@code 41 %}, with a digit more near its end. */
  public static String budget(double share) {
    return plain(share, 2, Math.abs(share) < 0.1 ? 1 : 0) + " %";
  }

  /** The two largest units: {@code 2 h 10 min}, {@code 3 d}. */
  public static String duration(Duration duration) {
    return duration(duration, ENGLISH);
  }

  /** The same in the words of another language. */
  public static String duration(Duration duration, Units units) {
    long minutes = duration.toMinutes();
    long days = minutes / (24 * 60);
    long hours = minutes / 60 % 24;
    if (days > 0) {
      return days + units.day() + (hours > 0 ? " " + hours + units.hour() : "");
    }
    if (hours > 0) {
      return hours + units.hour() + (minutes % 60 > 0 ? " " + minutes % 60 + units.minute() : "");
    }
    return minutes > 0 || duration.isZero() ? minutes + units.minute() : units.less();
  }

  /** {@code 2026-11-22 18:20 UTC}. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String plain(double value, int shift, int digits) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).movePointRight(shift).setScale(digits, RoundingMode.FLOOR);
    return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
  }
}

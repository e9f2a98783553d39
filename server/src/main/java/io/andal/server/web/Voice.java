package io.andal.server.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** How Andal speaks to one reader: the language, numbers, dates, and the zone of times. */
public record Voice(MessageSource messages, Locale locale, ZoneId zone, Instant now) {

  /** The text of a key, its places filled. */
  public String say(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  /** Events, to the nearest whole one. */
  public String count(double number) {
    return NumberFormat.getIntegerInstance(locale).format(Math.round(number));
  }

  /** A whole number with the locale's separators. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /**
   * A share of budget as percent, whole unless it is near zero; rounded towards less, so that 0 is
   * never made to look like something left.
   *
   * @param share 1 = 100 %; may be negative
   */
  public String percent(double share) {
    return percent(share, Math.abs(share) < 0.1 ? 1 : 0, RoundingMode.FLOOR);
  }

  /**
   * By how much a budget is overspent, to the same whole percent that {@link #percent(double)}
   * gives for it.
   *
   * @param remaining negative
   */
  public String overspent(double remaining) {
    double over = -remaining;
    return percent(over, over < 0.1 ? 1 : 0, RoundingMode.CEILING);
  }

  /**
   * An SLI or a target as percent with up to five decimals; rounded down, so that one bad event in
   * a million doesn't vanish in 100 %.
   *
   * @param share 0 to 1; NaN (no events) is a dash
   */
  public String ratio(double share) {
    return Double.isNaN(share) ? "–" : percent(share, share > 0.999 ? 4 : 3, RoundingMode.DOWN);
  }

  private String percent(double share, int digits, RoundingMode rounding) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(digits);
    // Nine places first: 0.9999 must not become 99.9899… only because it is a binary fraction.
    BigDecimal exact = BigDecimal.valueOf(share).setScale(9, RoundingMode.HALF_EVEN);
    BigDecimal rounded = exact.setScale(digits + 2, rounding);
    // A hyphen is too short for a minus.
    return format.format(rounded.signum() == 0 ? BigDecimal.ZERO : rounded).replace('-', '−');
  }

  /** A burn rate: {@code 6×}. */
  public String burn(double rate) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(rate < 1 ? 2 : rate < 100 ? 1 : 0);
    return format.format(rate) + "×";
  }

  /** The two largest units that matter: {@code 2 h 10 min}, {@code 3 days}. */
  public String duration(Duration duration) {
    long minutes = Math.max(0, duration.toMinutes());
    if (minutes < 1) {
      return say("duration.seconds", duration.toSeconds());
    }
    if (minutes < 60) {
      return say("duration.minutes", minutes);
    }
    if (minutes < 24 * 60) {
      return pair("duration.hours", minutes / 60, "duration.minutes", minutes % 60);
    }
    long days = minutes / (24 * 60);
    return days >= 7
        ? say("duration.days", days)
        : pair("duration.days", days, "duration.hours", minutes / 60 % 24);
  }

  private String pair(String large, long many, String small, long few) {
    return few == 0 ? say(large, many) : say(large, many) + " " + say(small, few);
  }

  /** Day and month. */
  public String day(Instant instant) {
    return localized("MMMd", instant);
  }

  /** Hour and minute, without the zone: only where it stands nearby. */
  public String clock(Instant instant) {
    return localized("Hm", instant);
  }

  /** Day, hour, minute and zone: a time that can be passed on. */
  public String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    String year = at.getYear() == now.atZone(zone).getYear() ? "" : " " + at.getYear();
    return localized("MMMd", instant) + year + ", " + clock(instant) + " " + zoneName(instant);
  }

  /** The short name of the reader's zone. */
  public String zoneName(Instant instant) {
    return DateTimeFormatter.ofPattern("zzz", locale).format(instant.atZone(zone));
  }

  /** How long ago, in words. */
  public String ago(Instant instant) {
    Duration since = Duration.between(instant, now);
    return since.toSeconds() < 60 ? say("ago.now") : say("ago", duration(since));
  }

  private String localized(String skeleton, Instant instant) {
    return DateTimeFormatter.ofLocalizedPattern(skeleton)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }
}

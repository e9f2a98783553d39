package io.andal.cli.report;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Numbers as terminals show them. */
public final class Figures {
  private Figures() {}

  /** A share (1 = all) in percent: {@code 93.2 %}; a dash where there is no number. */
  public static String percent(JsonNode share) {
    return share.isNumber() ? trimmed(share.asDouble() * 100, 3) + " %" : "-";
  }

  /** A burn rate with up to two decimals; a dash where there is no number. */
  public static String rate(JsonNode rate) {
    return rate.isNumber() ? trimmed(rate.asDouble(), 2) : "-";
  }

  /** A window in its largest whole unit: {@code PT1H} becomes {@code 1h}, {@code PT72H} 3d. */
  public static String window(String iso) {
    if (!iso.startsWith("P")) {
      return iso;
    }
    Duration duration = Duration.parse(iso);
    if (duration.toHours() > 23 && duration.equals(Duration.ofDays(duration.toDays()))) {
      return duration.toDays() + "d";
    }
    if (duration.equals(Duration.ofHours(duration.toHours()))) {
      return duration.toHours() + "h";
    }
    return duration.toMinutes() + "m";
  }

  private static String trimmed(double number, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
    String shorter = text.replaceAll("\\.?0+$", "");
    return shorter.equals("-0") ? "0" : shorter;
  }
}

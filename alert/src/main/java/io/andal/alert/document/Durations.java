package io.andal.alert.document;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' durations: {@code 1h30m}, {@code 45s}, {@code 500ms}, {@code 2w}. */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,4})y)?(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?"
              + "(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
  private static final long[] MILLIS = {
    365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1000L, 1L
  };

  private Durations() {}

  /**
   * @throws IllegalArgumentException if the text isn't one
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher found = FORM.matcher(text);
    if (text.isEmpty() || !found.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no duration, such as 30s, 5m or 1h30m");
    }
    long millis = 0;
    for (int i = 0; i < MILLIS.length; i++) {
      String part = found.group(i + 1);
      millis += part == null ? 0 : Long.parseLong(part) * MILLIS[i];
    }
    return Duration.ofMillis(millis);
  }
}

package io.andal.signal.otlp;

import io.andal.signal.pushed.PointArchive;
import io.andal.signal.pushed.ReadSettings;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a DataSource of {@code type: OTLP} wants to be read. */
final class OtlpSettings {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhdw])");

  private OtlpSettings() {}

  /**
   * @throws IllegalArgumentException naming the detail that is wrong
   */
  static ReadSettings of(Map<String, Object> details) {
    for (String key : details.keySet()) {
      if (!key.equals("delay") && !key.equals("retention")) {
        throw new IllegalArgumentException(
            "connectionDetails of type OTLP has delay and retention, not '" + key + "'");
      }
    }
    Duration delay = duration(details, "delay", Duration.ofSeconds(20));
    Duration retention = duration(details, "retention", PointArchive.RETENTION);
    if (delay.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("delay is at most 1d");
    }
    if (retention.compareTo(Duration.ofHours(1)) < 0
        || retention.compareTo(Duration.ofDays(400)) > 0) {
      throw new IllegalArgumentException("retention is between 1h and 400d");
    }
    return new ReadSettings(delay, retention);
  }

  private static Duration duration(Map<String, Object> details, String key, Duration otherwise) {
    Object value = details.get(key);
    if (value == null) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(String.valueOf(value));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          key + " is a number and one of s, m, h, d, w, such as 30s; not '" + value + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }
}

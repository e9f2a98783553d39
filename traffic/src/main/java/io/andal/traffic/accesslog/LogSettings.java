package io.andal.traffic.accesslog;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * How the lines of a log are read.
 *
 * @param pattern of its lines, where they have one of their own; empty for the format's
 * @param fields names of JSON fields that differ from the usual ones, by what they mean
 * @param zone of times that don't say one
 * @param trustForwardedHost whether the host is the one that a proxy before this one was asked for
 */
public record LogSettings(
    LogFormat format,
    String pattern,
    Map<String, String> fields,
    ZoneId zone,
    boolean trustForwardedHost) {

  public LogSettings {
    fields = Map.copyOf(fields);
  }

  public static LogSettings of(LogFormat format) {
    return new LogSettings(format, "", Map.of(), ZoneOffset.UTC, false);
  }

  /** Lines that are written by a pattern of NGINX, Apache or Envoy. */
  public static LogSettings ofPattern(String pattern) {
    return new LogSettings(LogFormat.COMBINED, pattern, Map.of(), ZoneOffset.UTC, false);
  }

  /**
   * Finds out whether lines can be read in this way.
   *
   * @throws BadPatternException if not; the message says why
   */
  public void check() {
    LineFormats.of(this);
  }
}

package io.andal.traffic.accesslog;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Reads the times of logs: {@code 28/Nov/2026:14:05:01 +0700}, {@code 2026-11-28T14:05:01.123Z},
 * and seconds, milliseconds, microseconds or nanoseconds since 1970. Not thread-safe.
 */
final class LogTime {
  /** No line has this time. */
  static final long NONE = Long.MIN_VALUE;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int CLF = 20;

  private final ZoneRules rules;
  private byte[] last = new byte[0];
  private long lastMillis;
  private long lastHour = NONE;
  private long lastOffsetSeconds;

  /**
   * @param zone of times that say none
   */
  LogTime(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Milliseconds since 1970; {@link #NONE} if this is no time. */
  long millis(byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    if (from < to && bytes[from] == '[') {
      from++;
      to -= bytes[to - 1] == ']' ? 1 : 0;
    }
    if (to - from >= CLF && bytes[from + 2] == '/') {
      return common(bytes, from, to);
    }
    if (to - from >= 19 && bytes[from + 4] == '-') {
      return iso(bytes, from, to);
    }
    return epoch(bytes, from, to);
  }

  /** Neighbors in a log mostly have the same second, so the last one is remembered. */
  private long common(byte[] bytes, int from, int to) {
    if (Arrays.equals(last, 0, last.length, bytes, from, to)) {
      return lastMillis;
    }
    int day = digits(bytes, from, 2);
    int month = month(bytes, from + 3);
    int year = digits(bytes, from + 7, 4);
    int seconds = clock(bytes, from + 12);
    if (month < 0 || bytes[from + 6] != '/' || bytes[from + 11] != ':' || seconds < 0) {
      return NONE;
    }
    long local = local(year, month, day, seconds);
    if (local == NONE) {
      return NONE;
    }
    int zone = from + CLF;
    while (zone < to && bytes[zone] == ' ') {
      zone++;
    }
    long millis = zoned(local, 0, bytes, zone, to);
    if (millis != NONE) {
      last = Arrays.copyOfRange(bytes, from, to);
      lastMillis = millis;
    }
    return millis;
  }

  private long iso(byte[] bytes, int from, int to) {
    int year = digits(bytes, from, 4);
    int month = digits(bytes, from + 5, 2);
    int day = digits(bytes, from + 8, 2);
    int seconds = clock(bytes, from + 11);
    boolean parted =
        bytes[from + 7] == '-'
            && (bytes[from + 10] == 'T' || bytes[from + 10] == 't' || bytes[from + 10] == ' ');
    if (seconds < 0 || !parted) {
      return NONE;
    }
    long local = local(year, month, day, seconds);
    if (local == NONE) {
      return NONE;
    }
    int at = from + 19;
    int millis = 0;
    if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
      at++;
      int scale = 100;
      while (at < to && isDigit(bytes[at])) {
        millis += (bytes[at] - '0') * scale;
        scale /= 10;
        at++;
      }
    }
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return zoned(local, millis, bytes, at, to);
  }

  private long zoned(long localSeconds, int millis, byte[] bytes, int at, int to) {
    long offset;
    if (at == to) {
      offset = offset(localSeconds);
    } else if (to - at == 1 && (bytes[at] == 'Z' || bytes[at] == 'z')) {
      offset = 0;
    } else if (bytes[at] == '+' || bytes[at] == '-') {
      int colon = to - at == 6 && bytes[at + 3] == ':' ? 1 : 0;
      if (to - at != 5 + colon) {
        return NONE;
      }
      int hours = digits(bytes, at + 1, 2);
      int minutes = digits(bytes, at + 3 + colon, 2);
      if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
        return NONE;
      }
      offset = (hours * 60L + minutes) * 60 * (bytes[at] == '-' ? -1 : 1);
    } else {
      return NONE;
    }
    return (localSeconds - offset) * 1000 + millis;
  }

  private long offset(long localSeconds) {
    long hour = Math.floorDiv(localSeconds, 900);
    if (hour != lastHour) {
      lastHour = hour;
      lastOffsetSeconds =
          rules
              .getOffset(LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC))
              .getTotalSeconds();
    }
    return lastOffsetSeconds;
  }

  /** Which unit it is, the size tells: none of them has an overlap with another since 1973. */
  private static long epoch(byte[] bytes, int from, int to) {
    long whole = 0;
    int at = from;
    while (at < to && isDigit(bytes[at]) && at - from < 19) {
      whole = whole * 10 + bytes[at] - '0';
      at++;
    }
    int digits = at - from;
    if (digits < 9 || whole < 0) {
      return NONE;
    }
    double fraction = 0;
    if (at < to && bytes[at] == '.') {
      at++;
      double scale = 0.1;
      while (at < to && isDigit(bytes[at])) {
        fraction += (bytes[at] - '0') * scale;
        scale /= 10;
        at++;
      }
    }
    if (at < to) {
      return exponent(bytes, from, to);
    }
    if (digits <= 11) {
      return whole * 1000 + Math.round(fraction * 1000);
    }
    if (digits <= 14) {
      return whole;
    }
    return digits <= 17 ? whole / 1000 : whole / 1_000_000;
  }

  /** {@code 1.7e9}, as some writers of JSON put it. */
  private static long exponent(byte[] bytes, int from, int to) {
    double seconds = Decimal.of(bytes, from, to);
    return seconds > 1e8 && seconds < 1e11 ? Math.round(seconds * 1000) : NONE;
  }

  /** Seconds since 1970 of a time of day in no zone; {@link #NONE} if there is no such day. */
  private static long local(int year, int month, int day, int secondOfDay) {
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) {
      return NONE;
    }
    // Days from civil, by Howard Hinnant's formula
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (era * 146_097L + dayOfEra - 719_468) * 86_400 + secondOfDay;
  }

  private static int clock(byte[] bytes, int at) {
    int hour = digits(bytes, at, 2);
    int minute = digits(bytes, at + 3, 2);
    int second = digits(bytes, at + 6, 2);
    boolean fits =
        hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second <= 60
            && bytes[at + 2] == ':'
            && bytes[at + 5] == ':';
    return fits ? (hour * 60 + minute) * 60 + second : -1;
  }

  private static int month(byte[] bytes, int at) {
    for (int month = 0; month < 12; month++) {
      if (bytes[at] == MONTHS.charAt(3 * month)
          && bytes[at + 1] == MONTHS.charAt(3 * month + 1)
          && bytes[at + 2] == MONTHS.charAt(3 * month + 2)) {
        return month + 1;
      }
    }
    return -1;
  }

  private static int digits(byte[] bytes, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}

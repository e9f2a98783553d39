package io.andal.alert.route;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of Alertmanager's time intervals: {@code monday:friday}, {@code -3:-1}. */
public final class TimeIntervalReader {
  private static final List<String> WEEKDAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");
  private static final int DAY = 24 * 60;

  private TimeIntervalReader() {}

  /**
   * The minutes from a time to another of the same day, the second not included; across midnight
   * they are two spans.
   *
   * @throws IllegalArgumentException if a time isn't 00:00 to 24:00, or nothing lies between
   */
  public static List<Span> minutes(String from, String to) {
    int start = clock(from);
    int end = clock(to);
    if (start == end) {
      throw new IllegalArgumentException("nothing lies between " + from + " and " + to);
    }
    if (start < end) {
      return List.of(new Span(start, end - 1));
    }
    List<Span> spans = new ArrayList<>();
    if (end > 0) {
      spans.add(new Span(0, end - 1));
    }
    if (start < DAY) {
      spans.add(new Span(start, DAY - 1));
    }
    return spans;
  }

  private static int clock(String text) {
    Matcher found = CLOCK.matcher(text);
    int minutes =
        found.matches()
            ? Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2))
            : DAY + 1;
    if (minutes > DAY) {
      throw new IllegalArgumentException("'" + text + "' is no time from 00:00 to 24:00");
    }
    return minutes;
  }

  /** {@code monday:friday}; 0 is Sunday. */
  public static Span weekdays(String text) {
    return span(text, word -> named(word, WEEKDAYS, "a day of the week, such as monday"));
  }

  /** {@code january:march} or {@code 1:3}. */
  public static Span months(String text) {
    return span(
        text,
        word ->
            word.matches("\\d+")
                ? within(word, 1, 12)
                : 1 + named(word, MONTHS, "a month, such as january or 1"));
  }

  /** {@code 1:5}, or {@code -3:-1} for the last three. */
  public static Span daysOfMonth(String text) {
    Span span = span(text, word -> within(word, -31, 31), false);
    if (span.first() == 0 || span.last() == 0) {
      throw new IllegalArgumentException("days of a month are 1 to 31 or -31 to -1, not 0");
    }
    boolean sameEnd = (span.first() < 0) == (span.last() < 0);
    boolean fromEndToStart = span.first() < 0 && span.last() > 0;
    if (fromEndToStart || (sameEnd && span.first() > span.last())) {
      throw new IllegalArgumentException("'" + text + "' ends before it begins");
    }
    return span;
  }

  /** {@code 2026:2028}. */
  public static Span years(String text) {
    return span(text, word -> within(word, 1970, 9999));
  }

  /**
   * @throws IllegalArgumentException if there is no such zone
   */
  public static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + name + "' is no time zone, such as Asia/Jakarta or UTC", e);
    }
  }

  private static Span span(String text, ToIntFunction<String> value) {
    return span(text, value, true);
  }

  private static Span span(String text, ToIntFunction<String> value, boolean ordered) {
    String[] ends = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException("'" + text + "' should be one value, or FIRST:LAST");
    }
    Span span =
        new Span(
            value.applyAsInt(ends[0].strip()), value.applyAsInt(ends[ends.length - 1].strip()));
    if (ordered && span.first() > span.last()) {
      throw new IllegalArgumentException("'" + text + "' ends before it begins");
    }
    return span;
  }

  private static int named(String word, List<String> names, String what) {
    int index = names.indexOf(word);
    if (index < 0) {
      throw new IllegalArgumentException("'" + word + "' should be " + what);
    }
    return index;
  }

  private static int within(String word, int least, int most) {
    boolean number = word.matches("-?\\d{1,5}");
    int value = number ? Integer.parseInt(word) : 0;
    if (!number || value < least || value > most) {
      throw new IllegalArgumentException(
          "'" + word + "' should be a whole number from " + least + " to " + most);
    }
    return value;
  }
}

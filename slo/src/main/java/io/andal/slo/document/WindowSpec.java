package io.andal.slo.document;

import io.andal.slo.TimeWindow;
import io.andal.workspace.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/** The {@code timeWindow} of an SLO: one item, rolling or calendar; without it, 30 days rolling. */
final class WindowSpec {
  private static final Duration DEFAULT = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration DOUBTFUL = Duration.ofHours(1);
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private WindowSpec() {}

  static TimeWindow resolve(Place slo) {
    List<Place> items = slo.child("timeWindow").items();
    if (items.isEmpty()) {
      return new TimeWindow.Rolling(DEFAULT);
    }
    Place item = items.getFirst();
    ShortDuration duration = ShortDuration.parse(item.text("duration")).orElseThrow();
    if (!item.has("calendar")) {
      return new TimeWindow.Rolling(duration.length());
    }
    Place calendar = item.child("calendar");
    return new TimeWindow.Calendar(
        LocalDateTime.parse(calendar.text("startTime"), START),
        duration.period().orElseThrow(),
        ZoneId.of(calendar.text("timeZone")));
  }

  /** How long the window is, for the factors of burn rates: a month counts 30 days. */
  static Duration nominalLength(Place slo) {
    return slo.child("timeWindow").items().stream()
        .findFirst()
        .flatMap(item -> ShortDuration.parse(item.text("duration")))
        .map(ShortDuration::length)
        .orElse(DEFAULT);
  }

  static void check(Place slo, List<Problem> problems) {
    Place list = slo.child("timeWindow");
    List<Place> items = list.items();
    if (!list.present()) {
      return;
    }
    if (items.size() != 1) {
      problems.add(
          list.error(
              "time-window-count",
              "timeWindow has %d items".formatted(items.size()),
              "Write exactly one, or leave timeWindow out for 30 rolling days"));
      return;
    }
    Place item = items.getFirst();
    Optional<ShortDuration> duration = ShortDuration.parse(item.text("duration"));
    if (duration.isEmpty()) {
      problems.add(
          item.child("duration")
              .error(
                  "duration-form",
                  "'%s' is not a duration".formatted(item.text("duration")),
                  "Write " + ShortDuration.FORMS));
      return;
    }
    if (duration.get().length().compareTo(LONGEST) > 0) {
      problems.add(
          item.child("duration")
              .error(
                  "time-window-length",
                  "A window of %s is too long".formatted(item.text("duration")),
                  "Write at most 1Y: Andal keeps slices for 400 days"));
    }
    boolean calendar = item.has("calendar");
    if (calendar == item.flag("isRolling", false)) {
      problems.add(
          item.error(
              "time-window-kind",
              calendar
                  ? "A window can't be rolling and follow the calendar"
                  : "The window is neither rolling nor has it a calendar",
              "Write either isRolling: true, or a calendar with startTime and timeZone"));
      return;
    }
    if (calendar) {
      checkCalendar(item, duration.get(), problems);
    } else if (duration.get().length().compareTo(DOUBTFUL) < 0) {
      problems.add(
          item.child("duration")
              .warning(
                  "time-window-short",
                  "A window of %s is very short".formatted(item.text("duration")),
                  "m means minutes; a month is 1M"));
    }
  }

  private static void checkCalendar(Place item, ShortDuration duration, List<Problem> problems) {
    Optional<Period> period = duration.period();
    if (period.isEmpty()) {
      problems.add(
          item.child("duration")
              .error(
                  "time-window-step",
                  "A calendar window can't step by %s".formatted(item.text("duration")),
                  "Write days (d), weeks (w), months (M), quarters (Q) or years (Y)"));
    }
    Place calendar = item.child("calendar");
    String start = calendar.text("startTime");
    try {
      if (LocalDateTime.parse(start, START).getSecond() != 0) {
        problems.add(
            calendar
                .child("startTime")
                .error(
                    "start-time",
                    "The window starts within a minute: " + start,
                    "Write a start on a whole minute, with seconds 00"));
      }
    } catch (DateTimeParseException e) {
      problems.add(
          calendar
              .child("startTime")
              .error(
                  "start-time",
                  "'%s' is not a local date and time".formatted(start),
                  "Write it like 2026-01-01 00:00:00"));
    }
    String zone = calendar.text("timeZone");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add(
          calendar
              .child("timeZone")
              .error(
                  "time-zone",
                  "'%s' is not a time zone".formatted(zone),
                  "Write an IANA name like Europe/Berlin, Asia/Jakarta or UTC"));
    }
  }
}

package io.andal.slo.adjustment;

import io.andal.slo.Recurrence;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** When a BudgetAdjustment happens: reads it, and says what is wrong with it. */
final class AdjustmentTimes {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Document document;
  private final List<Problem> problems;

  private AdjustmentTimes(Document document, List<Problem> problems) {
    this.document = document;
    this.problems = problems;
  }

  /** The times, or empty with the reason among the problems. */
  static Optional<Recurrence> read(Document document, List<Problem> problems) {
    return new AdjustmentTimes(document, problems).read();
  }

  private Optional<Recurrence> read() {
    Optional<ZoneId> named = zone();
    Optional<ZonedDateTime> start = time("start", named);
    Optional<Duration> length = start.flatMap(from -> length(from, named));
    if (length.isEmpty()) {
      return Optional.empty();
    }
    ZonedDateTime from = start.orElseThrow();
    if (length.get().compareTo(LONGEST) > 0) {
      return wrong(
          has("end") ? "end" : "duration",
          "adjustment-length",
          "It lasts %d days; no window is that long".formatted(length.get().toDays()),
          "Write at most %d days, or an rrule that repeats it".formatted(LONGEST.toDays()));
    }
    return recurrence(from, length.get());
  }

  private Optional<Recurrence> recurrence(ZonedDateTime from, Duration length) {
    Optional<String> rule = Optional.of(text("rrule")).filter(written -> !written.isEmpty());
    try {
      return Optional.of(new Recurrence(from.toLocalDateTime(), from.getZone(), length, rule));
    } catch (IllegalArgumentException e) {
      return wrong(
          "rrule",
          "adjustment-rule",
          String.valueOf(e.getMessage()),
          "Write one such as FREQ=WEEKLY;BYDAY=SU or FREQ=MONTHLY;BYDAY=1TU;COUNT=12, without"
              + " RRULE: before it");
    }
  }

  private Optional<ZoneId> zone() {
    String name = text("timeZone");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return wrong(
          "timeZone",
          "adjustment-zone",
          "'" + name + "' is not a time zone",
          "Write a name of the IANA database, such as Asia/Jakarta or UTC");
    }
  }

  private Optional<ZonedDateTime> time(String field, Optional<ZoneId> zone) {
    String written = text(field).replace(' ', 'T');
    try {
      OffsetDateTime exact = OffsetDateTime.parse(written);
      return Optional.of(
          zone.map(exact::atZoneSameInstant).orElseGet(() -> exact.toZonedDateTime()));
    } catch (DateTimeException e) {
      // Without an offset it is a local time, whose zone stands beside it.
    }
    try {
      LocalDateTime local = LocalDateTime.parse(written);
      if (zone.isPresent()) {
        return Optional.of(local.atZone(zone.get()));
      }
      return has("timeZone")
          ? Optional.empty()
          : wrong(
              field,
              "adjustment-zone",
              "'" + text(field) + "' is a local time, and nothing says where",
              "Write timeZone: Asia/Jakarta beside it, or a time with its offset, such as "
                  + local
                  + ":00Z");
    } catch (DateTimeException e) {
      return wrong(
          field,
          "adjustment-time",
          "'" + text(field) + "' is not a time",
          "Write one such as 2026-11-22T02:00:00+07:00, or 2026-11-22T02:00 with a timeZone");
    }
  }

  private Optional<Duration> length(ZonedDateTime start, Optional<ZoneId> zone) {
    if (has("end") == has("duration")) {
      return wrong(
          has("end") ? "duration" : "start",
          "adjustment-end",
          has("end") ? "It has both an end and a duration" : "Nothing says when it ends",
          "Write either end (a time) or duration (" + Length.FORMS + ")");
    }
    return has("end") ? untilEnd(start, zone) : duration();
  }

  private Optional<Duration> untilEnd(ZonedDateTime start, Optional<ZoneId> zone) {
    Optional<ZonedDateTime> end = time("end", zone);
    if (end.isEmpty()) {
      return Optional.empty();
    }
    Duration length = Duration.between(start, end.get());
    if (length.toMinutes() < 1) {
      return wrong(
          "end",
          "adjustment-end",
          "It ends at %s, which is not a minute after its start, %s"
              .formatted(text("end"), text("start")),
          "Write an end after the start");
    }
    return Optional.of(length);
  }

  private Optional<Duration> duration() {
    Optional<Duration> length = Length.parse(text("duration"));
    if (length.isEmpty() || length.get().isZero()) {
      return wrong(
          "duration",
          "adjustment-length",
          "'" + text("duration") + "' is not a length of at least a minute",
          "Write " + Length.FORMS);
    }
    return length;
  }

  private boolean has(String field) {
    return !text(field).isEmpty();
  }

  private String text(String field) {
    return document.spec().path(field).asString("");
  }

  private <T> Optional<T> wrong(String field, String rule, String message, String remedy) {
    problems.add(document.error("/spec/" + field, rule, message, remedy));
    return Optional.empty();
  }
}

package io.andal.slo;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A stretch of time that happens once, or again and again by a rule of RFC 5545. It starts at the
 * local time of its zone whatever daylight saving does, and lasts as long as it is long.
 *
 * @param start of the first one, local time
 * @param length at least a minute
 * @param rule an RRULE without its name, such as {@code FREQ=WEEKLY;BYDAY=SU}; empty for once
 */
public record Recurrence(LocalDateTime start, ZoneId zone, Duration length, Optional<String> rule) {
  private static final int MOST = 100_000;

  public Recurrence {
    if (length.toMinutes() < 1) {
      throw new IllegalArgumentException("it lasts at least a minute, not " + length);
    }
    rule.ifPresent(Recurrence::parse);
  }

  /** From one moment to another, once. */
  public static Recurrence once(Instant from, Instant to) {
    ZoneId utc = ZoneId.of("UTC");
    return new Recurrence(
        LocalDateTime.ofInstant(from, utc), utc, Duration.between(from, to), Optional.empty());
  }

  private static RecurrenceRule parse(String rule) {
    try {
      return new RecurrenceRule(rule);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(
          "'%s' is not an RRULE of RFC 5545: %s".formatted(rule, e.getMessage()), e);
    }
  }

  /** The parts of a range that it covers, in order, joined where they touch. */
  public List<MinuteRange> within(MinuteRange range) {
    List<MinuteRange> found = new ArrayList<>();
    ZonedDateTime first = start.atZone(zone);
    if (rule.isEmpty()) {
      add(found, first.toInstant(), range);
      return List.copyOf(found);
    }
    TimeZone timeZone = TimeZone.getTimeZone(zone);
    RecurrenceRuleIterator starts =
        parse(rule.get()).iterator(first.toInstant().toEpochMilli(), timeZone);
    // One that began before the range may reach into it.
    Instant earliest = range.start().minus(length).minusSeconds(60);
    if (earliest.isAfter(first.toInstant())) {
      starts.fastForward(new DateTime(timeZone, earliest.toEpochMilli()));
    }
    for (int i = 0; i < MOST && starts.hasNext(); i++) {
      Instant begins = Instant.ofEpochMilli(starts.nextMillis());
      if (!begins.isBefore(range.end())) {
        break;
      }
      add(found, begins, range);
    }
    return List.copyOf(found);
  }

  private void add(List<MinuteRange> found, Instant begins, MinuteRange range) {
    long from = Math.max(range.from(), MinuteRange.minuteOf(begins));
    long to = Math.min(range.to(), MinuteRange.minuteOf(begins.plus(length)));
    if (from >= to) {
      return;
    }
    if (!found.isEmpty() && found.getLast().to() >= from) {
      MinuteRange last = found.removeLast();
      found.add(new MinuteRange(last.from(), Math.max(last.to(), to)));
      return;
    }
    found.add(new MinuteRange(from, to));
  }
}

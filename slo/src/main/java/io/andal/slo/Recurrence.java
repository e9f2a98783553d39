package io.andal.slo;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A stretch of time that happens once, or again and again by a rule of RFC 5545. It starts at the
 * local time of its zone whatever daylight saving does, and lasts as long as it is long. A local
 * time that the clocks skip is moved on by what they skip; of one that comes twice the first counts
 * (RFC 5545, 3.3.5).
 *
 * @param start of the first one, local time; one that the rule doesn't name isn't one of its times
 * @param length at least a minute
 * @param rule an RRULE without its name, such as {@code FREQ=WEEKLY;BYDAY=SU}; empty for once. Its
 *     UNTIL may also be a local date (that whole day) or a local time.
 */
public record Recurrence(LocalDateTime start, ZoneId zone, Duration length, Optional<String> rule) {
  private static final int MOST = 100_000;

  public Recurrence {
    if (length.toMinutes() < 1) {
      throw new IllegalArgumentException("it lasts at least a minute, not " + length);
    }
    if (rule.isPresent() && !starts(rule.get(), start, zone).hasNext()) {
      throw new IllegalArgumentException("'%s' never happens".formatted(rule.get()));
    }
  }

  /** From one moment to another, once. */
  public static Recurrence once(Instant from, Instant to) {
    ZoneId utc = ZoneId.of("UTC");
    return new Recurrence(
        LocalDateTime.ofInstant(from, utc), utc, Duration.between(from, to), Optional.empty());
  }

  private static RecurrenceRule parse(String text, ZoneId zone) {
    RecurrenceRule rule;
    try {
      rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(
          "'%s' is not an RRULE of RFC 5545: %s".formatted(text, e.getMessage()), e);
    }
    if (rule.getFreq() == Freq.SECONDLY || rule.getFreq() == Freq.MINUTELY) {
      throw new IllegalArgumentException(
          "'%s' repeats more often than once an hour by its FREQ".formatted(text));
    }
    DateTime until = rule.getUntil();
    if (until != null) {
      rule.setUntil(floating(local(until, zone)));
    }
    return rule;
  }

  /** Rules are followed in local time, in which no clock is ever changed; so is their end. */
  private static LocalDateTime local(DateTime until, ZoneId zone) {
    if (!until.isFloating()) {
      return LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
    }
    LocalDateTime written =
        LocalDateTime.of(
            until.getYear(),
            until.getMonth() + 1,
            until.getDayOfMonth(),
            until.getHours(),
            until.getMinutes(),
            until.getSeconds());
    return until.isAllDay() ? written.with(LocalTime.of(23, 59, 59)) : written;
  }

  private static DateTime floating(LocalDateTime local) {
    return new DateTime(
        local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        local.getSecond());
  }

  private static Starts starts(String rule, LocalDateTime first, ZoneId zone) {
    RecurrenceRule parsed = parse(rule, zone);
    try {
      return new Starts(parsed.iterator(floating(first)));
    } catch (IllegalArgumentException e) {
      // It looks for the first one at once, and gives up on such as 30 February.
      throw new IllegalArgumentException("'%s' never happens".formatted(rule), e);
    }
  }

  /** The parts of a range that it covers, in order, joined where they touch. */
  public List<MinuteRange> within(MinuteRange range) {
    List<MinuteRange> found = new ArrayList<>();
    if (rule.isEmpty()) {
      add(found, start.atZone(zone).toInstant(), range);
      return List.copyOf(found);
    }
    Starts starts = starts(rule.get(), start, zone);
    // One that began before the range may reach into it; clocks change by hours at most.
    LocalDateTime earliest =
        LocalDateTime.ofInstant(range.start().minus(length), zone).minusHours(3);
    if (earliest.isAfter(start)) {
      starts.skipTo(earliest);
    }
    for (int i = 0; i < MOST && starts.hasNext(); i++) {
      LocalDateTime next = starts.next();
      if (next.minusHours(3).atZone(zone).toInstant().isAfter(range.end())) {
        break;
      }
      add(found, next.atZone(zone).toInstant(), range);
    }
    return List.copyOf(found);
  }

  /** The next time it starts, at or after a moment; empty if it never does again. */
  public Optional<Instant> nextStart(Instant after) {
    Instant first = start.atZone(zone).toInstant();
    if (rule.isEmpty()) {
      return first.isBefore(after) ? Optional.empty() : Optional.of(first);
    }
    Starts starts = starts(rule.get(), start, zone);
    LocalDateTime earliest = LocalDateTime.ofInstant(after, zone).minusHours(3);
    if (earliest.isAfter(start)) {
      starts.skipTo(earliest);
    }
    for (int i = 0; i < MOST && starts.hasNext(); i++) {
      Instant next = starts.next().atZone(zone).toInstant();
      if (!next.isBefore(after)) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private void add(List<MinuteRange> found, Instant begins, MinuteRange range) {
    long from = Math.max(range.from(), MinuteRange.minuteOf(begins));
    long to = Math.min(range.to(), MinuteRange.minuteOf(begins.plus(length)));
    if (from >= to) {
      return;
    }
    if (!found.isEmpty() && found.getLast().to() >= from) {
      MinuteRange last = found.removeLast();
      found.add(new MinuteRange(Math.min(last.from(), from), Math.max(last.to(), to)));
      return;
    }
    found.add(new MinuteRange(from, to));
  }

  /** The local times at which a rule starts, in order. */
  private record Starts(RecurrenceRuleIterator times) {

    /** A rule that can only ask for days such as 30 February gives up after many tries. */
    boolean hasNext() {
      try {
        return times.hasNext();
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    LocalDateTime next() {
      return LocalDateTime.ofEpochSecond(times.nextMillis() / 1000, 0, ZoneOffset.UTC);
    }

    void skipTo(LocalDateTime earliest) {
      try {
        times.fastForward(floating(earliest));
      } catch (IllegalArgumentException e) {
        // It found no further time on its way; the next question says so.
      }
    }
  }
}

package io.andal.alert.route;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Times that come again: all of the conditions that are given must hold, each by any of its spans.
 *
 * @param minutes of the day, both included; 0 to 1439
 * @param weekdays 0 is Sunday, 6 Saturday
 * @param daysOfMonth 1 to 31, or -31 to -1 from the month's end
 * @param months 1 to 12
 * @param zone whose clock counts
 */
public record TimeInterval(
    List<Span> minutes,
    List<Span> weekdays,
    List<Span> daysOfMonth,
    List<Span> months,
    List<Span> years,
    ZoneId zone) {
  public TimeInterval {
    minutes = List.copyOf(minutes);
    weekdays = List.copyOf(weekdays);
    daysOfMonth = List.copyOf(daysOfMonth);
    months = List.copyOf(months);
    years = List.copyOf(years);
  }

  public boolean contains(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    int days = local.toLocalDate().lengthOfMonth();
    return any(minutes, local.getHour() * 60 + local.getMinute())
        && any(weekdays, local.getDayOfWeek().getValue() % 7)
        && (daysOfMonth.isEmpty()
            || daysOfMonth.stream().anyMatch(s -> s.containsDay(local.getDayOfMonth(), days)))
        && any(months, local.getMonthValue())
        && any(years, local.getYear());
  }

  private static boolean any(List<Span> spans, int value) {
    return spans.isEmpty() || spans.stream().anyMatch(span -> span.contains(value));
  }
}

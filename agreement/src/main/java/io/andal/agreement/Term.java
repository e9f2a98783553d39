package io.andal.agreement;

import io.andal.signal.MinuteRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long an agreement runs, and its periods. The first and the last may be shorter than a month
 * or quarter.
 *
 * @param start first day
 * @param end last day; none if it runs on
 */
public record Term(Length length, ZoneId zone, LocalDate start, Optional<LocalDate> end) {

  /** What one period is. */
  public enum Length {
    MONTH(1),
    QUARTER(3);

    private final int months;

    Length(int months) {
      this.months = months;
    }

    private YearMonth first(LocalDate day) {
      return YearMonth.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1);
    }

    private String id(YearMonth first) {
      return this == MONTH
          ? first.toString()
          : first.getYear() + "-Q" + ((first.getMonthValue() - 1) / 3 + 1);
    }
  }

  /** All periods that have begun at a moment, in order. */
  public List<Period> until(Instant now) {
    List<Period> periods = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate last = end.filter(day -> day.isBefore(today)).orElse(today);
    YearMonth first = length.first(start);
    while (!first.atDay(1).isAfter(last)) {
      periods.add(period(first));
      first = first.plusMonths(length.months);
    }
    return periods;
  }

  private Period period(YearMonth first) {
    LocalDate from = later(first.atDay(1), start);
    LocalDate boundary = first.plusMonths(length.months).atDay(1);
    LocalDate to =
        end.map(day -> day.plusDays(1)).filter(day -> day.isBefore(boundary)).orElse(boundary);
    return new Period(length.id(first), from, to, new MinuteRange(minute(from), minute(to)));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private long minute(LocalDate day) {
    return MinuteRange.minuteOf(day.atStartOfDay(zone).toInstant());
  }
}

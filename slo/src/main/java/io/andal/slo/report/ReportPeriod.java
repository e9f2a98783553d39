package io.andal.slo.report;

import io.andal.signal.MinuteRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month or a quarter of the calendar, in a zone.
 *
 * @param name {@code 2026-10} or {@code 2026-Q4}
 * @param first its first day
 * @param end the first day after it
 */
public record ReportPeriod(String name, LocalDate first, LocalDate end, ZoneId zone) {
  private static final Pattern MONTH = Pattern.compile("(20[0-9]{2})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(20[0-9]{2})-Q([1-4])");

  /** Months or quarters. */
  public enum Unit {
    MONTH,
    QUARTER;

    /** The one that contains an instant. */
    public ReportPeriod containing(Instant instant, ZoneId zone) {
      LocalDate day = instant.atZone(zone).toLocalDate();
      return switch (this) {
        case MONTH -> month(YearMonth.from(day), zone);
        case QUARTER -> quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR), zone);
      };
    }
  }

  /** Empty if a text has neither form. */
  public static Optional<ReportPeriod> parse(String text, ZoneId zone) {
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return Optional.of(month(YearMonth.of(number(month, 1), number(month, 2)), zone));
    }
    Matcher quarter = QUARTER.matcher(text);
    return quarter.matches()
        ? Optional.of(quarter(number(quarter, 1), number(quarter, 2), zone))
        : Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static ReportPeriod month(YearMonth month, ZoneId zone) {
    return new ReportPeriod(month.toString(), month.atDay(1), month.plusMonths(1).atDay(1), zone);
  }

  private static ReportPeriod quarter(int year, int quarter, ZoneId zone) {
    LocalDate first = Year.of(year).atMonth(3 * quarter - 2).atDay(1);
    return new ReportPeriod(year + "-Q" + quarter, first, first.plusMonths(3), zone);
  }

  public Unit unit() {
    return name.contains("Q") ? Unit.QUARTER : Unit.MONTH;
  }

  /** The one before it. */
  public ReportPeriod previous() {
    return unit().containing(first.minusDays(1).atStartOfDay(zone).toInstant(), zone);
  }

  /** All of it; the days of a zone have 23, 24 or 25 hours. */
  public MinuteRange range() {
    return span(first, end);
  }

  /** Each of its days. */
  public List<MinuteRange> days() {
    List<MinuteRange> days = new ArrayList<>();
    first.datesUntil(end).forEach(day -> days.add(span(day, day.plusDays(1))));
    return List.copyOf(days);
  }

  private MinuteRange span(LocalDate from, LocalDate to) {
    return MinuteRange.of(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
  }

  /** Whether it is over. */
  public boolean closed(Instant now) {
    return !range().end().isAfter(now);
  }

  /**
   * A zone by its name.
   *
   * @return empty if there is no such zone
   */
  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

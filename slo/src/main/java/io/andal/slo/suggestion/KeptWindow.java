package io.andal.slo.suggestion;

import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Window.Period;
import io.andal.slo.TimeWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The windows of other systems as OpenSLO writes them. */
final class KeptWindow {
  private static final int LONGEST_DAYS = 366;

  private KeptWindow() {}

  /** A word for names where one SLO becomes several: {@code 30d}, {@code month}. */
  static String word(KeptSlo.Window window) {
    return switch (window) {
      case KeptSlo.Window.Rolling(int days) -> days + "d";
      case KeptSlo.Window.Calendar(Period period) -> period.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Why Andal has no such window; empty if it has. */
  static Optional<String> obstacle(KeptSlo.Window window) {
    return switch (window) {
      case KeptSlo.Window.Rolling(int days) when days < 1 || days > LONGEST_DAYS ->
          Optional.of("its window of %d days is not between 1 and 366".formatted(days));
      case KeptSlo.Window.Rolling _, KeptSlo.Window.Calendar _ -> Optional.empty();
    };
  }

  /** What is different about such a window here; empty if nothing is. */
  static Optional<String> loss(KeptSlo.Window window) {
    return window.equals(new KeptSlo.Window.Calendar(Period.FORTNIGHT))
        ? Optional.of(
            "Fortnights are counted from the first week of this year on without a break; a year of"
                + " 53 weeks would begin them anew.")
        : Optional.empty();
  }

  /**
   * Writes the window.
   *
   * @param zone whose calendar counts
   * @param today for the year in which calendars begin
   */
  static void write(KeptSlo.Window window, ZoneId zone, LocalDate today, ObjectNode spec) {
    switch (window) {
      case KeptSlo.Window.Rolling(int days) -> SloNode.rolling(spec, days + "d");
      case KeptSlo.Window.Calendar(Period period) -> {
        ObjectNode item = spec.putArray("timeWindow").addObject();
        item.put("duration", duration(period));
        ObjectNode calendar = item.putObject("calendar");
        calendar.put("startTime", start(period, today) + " 00:00:00");
        calendar.put("timeZone", zone.getId());
      }
    }
  }

  private static String duration(Period period) {
    return switch (period) {
      case DAY -> "1d";
      case WEEK -> "1w";
      case FORTNIGHT -> "2w";
      case MONTH -> "1M";
      case QUARTER -> "1Q";
      case YEAR -> "1Y";
    };
  }

  /** Weeks begin on Monday; the first week of a year is that of its fourth of January. */
  private static LocalDate start(Period period, LocalDate today) {
    return switch (period) {
      case DAY, MONTH, QUARTER, YEAR -> today.withDayOfYear(1);
      case WEEK, FORTNIGHT ->
          LocalDate.of(today.get(IsoFields.WEEK_BASED_YEAR), 1, 4)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    };
  }

  /** Whether a window in force is the one that was kept. */
  static boolean same(KeptSlo.Window kept, TimeWindow ours) {
    return switch (ours) {
      case TimeWindow.Rolling rolling ->
          kept instanceof KeptSlo.Window.Rolling(int days) && rolling.length().toDays() == days;
      case TimeWindow.Calendar calendar ->
          kept instanceof KeptSlo.Window.Calendar(Period period)
              && calendar.step().equals(step(period));
    };
  }

  private static java.time.Period step(Period period) {
    return switch (period) {
      case DAY -> java.time.Period.ofDays(1);
      case WEEK -> java.time.Period.ofWeeks(1);
      case FORTNIGHT -> java.time.Period.ofWeeks(2);
      case MONTH -> java.time.Period.ofMonths(1);
      case QUARTER -> java.time.Period.ofMonths(3);
      case YEAR -> java.time.Period.ofYears(1);
    };
  }
}

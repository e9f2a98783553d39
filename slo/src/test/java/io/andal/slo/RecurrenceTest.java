package io.andal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.MinuteRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Recurrence of(String start, ZoneId zone, Duration length, String rule) {
    return new Recurrence(
        LocalDateTime.parse(start), zone, length, Optional.of(rule).filter(r -> !r.isEmpty()));
  }

  private static MinuteRange range(String from, String to) {
    return MinuteRange.of(Instant.parse(from), Instant.parse(to));
  }

  private static List<String> times(Recurrence recurrence, String from, String to) {
    return recurrence.within(range(from, to)).stream()
        .map(found -> found.start() + "/" + found.end())
        .toList();
  }

  @Test
  void itStartsAtTheSameLocalTimeWhateverTheClocksDo() {
    Recurrence daily = of("2026-03-27T02:00", BERLIN, Duration.ofHours(2), "FREQ=DAILY");
    assertThat(times(daily, "2026-03-27T00:00:00Z", "2026-03-31T00:00:00Z"))
        .containsExactly(
            "2026-03-27T01:00:00Z/2026-03-27T03:00:00Z",
            "2026-03-28T01:00:00Z/2026-03-28T03:00:00Z",
            // 02:00 is skipped this night, so it is 03:00 summer time.
            "2026-03-29T01:00:00Z/2026-03-29T03:00:00Z",
            "2026-03-30T00:00:00Z/2026-03-30T02:00:00Z");
  }

  @Test
  void ofALocalTimeThatComesTwiceTheFirstCounts() {
    Recurrence daily = of("2026-10-24T02:30", BERLIN, Duration.ofHours(1), "FREQ=DAILY");
    assertThat(times(daily, "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z"))
        .containsExactly(
            "2026-10-24T00:30:00Z/2026-10-24T01:30:00Z",
            "2026-10-25T00:30:00Z/2026-10-25T01:30:00Z",
            "2026-10-26T01:30:00Z/2026-10-26T02:30:00Z");
  }

  @Test
  void aSeriesThatBeginsInAGapKeepsItsOwnLocalTime() {
    Recurrence daily = of("2026-03-29T02:30", BERLIN, Duration.ofMinutes(30), "FREQ=DAILY;COUNT=2");
    assertThat(times(daily, "2026-03-28T00:00:00Z", "2026-04-02T00:00:00Z"))
        .containsExactly(
            "2026-03-29T01:30:00Z/2026-03-29T02:00:00Z",
            "2026-03-30T00:30:00Z/2026-03-30T01:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "UNTIL=20261105,4", // the whole local day
    "UNTIL=20261104T190000Z,4", // 02:00 in Jakarta, which is included
    "UNTIL=20261104T185900Z,3",
    "UNTIL=20261105T020000,4",
    "COUNT=4,4"
  })
  void aSeriesEndsWhereItsRuleSays(String end, int times) {
    Recurrence nightly =
        of("2026-11-02T02:00", ZoneId.of("Asia/Jakarta"), Duration.ofHours(1), "FREQ=DAILY;" + end);
    assertThat(nightly.within(range("2026-10-01T00:00:00Z", "2027-10-01T00:00:00Z")))
        .hasSize(times);
    assertThat(nightly.within(range("2027-10-01T00:00:00Z", "2027-11-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void aStartThatTheRuleDoesNotNameIsNoneOfItsTimes() {
    Recurrence sundays =
        of("2026-11-02T02:00", ZoneId.of("UTC"), Duration.ofHours(1), "FREQ=WEEKLY;BYDAY=SU");
    assertThat(times(sundays, "2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z"))
        .containsExactly("2026-11-08T02:00:00Z/2026-11-08T03:00:00Z");
  }

  @Test
  void timesThatTouchAreJoinedAndThoseThatReachInAreCut() {
    Recurrence always = of("2026-01-01T00:00", ZoneId.of("UTC"), Duration.ofDays(1), "FREQ=DAILY");
    assertThat(times(always, "2026-11-01T12:00:00Z", "2026-11-05T12:00:00Z"))
        .containsExactly("2026-11-01T12:00:00Z/2026-11-05T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=FORTNIGHTLY | Unknown FREQ value FORTNIGHTLY",
        "RRULE:FREQ=DAILY | invalid part RRULE:FREQ",
        "FREQ=WEEKLY;BYDAY=SUN | 'SUN'",
        "FREQ=WEEKLY;BYDAY=2SU | must not be specified with a numeric value",
        "FREQ=DAILY;COUNT=0 | out of range: 0",
        "FREQ=DAILY;COUNT=2;UNTIL=20271105T000000Z | must not occur in the same rule",
        "FREQ=MINUTELY | more often than once an hour",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | never happens",
        "FREQ=DAILY;UNTIL=20200101 | never happens"
      })
  void aRuleThatCannotBeMeantIsRefusedWithTheReason(String rule, String why) {
    assertThatThrownBy(() -> of("2026-11-02T02:00", ZoneId.of("UTC"), Duration.ofHours(1), rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void theNextStartIsFoundFarIntoASeriesAndNoneAfterItsEnd() {
    Recurrence monthly =
        of("1990-01-02T02:00", BERLIN, Duration.ofHours(1), "FREQ=MONTHLY;BYDAY=1TU;COUNT=450");
    assertThat(monthly.nextStart(Instant.parse("2026-11-22T00:00:00Z")))
        .contains(Instant.parse("2026-12-01T01:00:00Z"));
    assertThat(monthly.nextStart(Instant.parse("2030-01-01T00:00:00Z"))).isEmpty();
    Recurrence once = Recurrence.once(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    assertThat(once.nextStart(Instant.EPOCH)).contains(Instant.EPOCH);
    assertThat(once.nextStart(Instant.EPOCH.plusSeconds(1))).isEmpty();
  }

  /** A weekly series, asked for anywhere and far away, is what going through its days gives. */
  @Property(tries = 150)
  void withinIsWhatGoingThroughEachMinuteGives(
      @ForAll @IntRange(min = 0, max = 20_000) int daysLater,
      @ForAll @IntRange(min = 0, max = 1_439) int startMinute,
      @ForAll @IntRange(min = 1, max = 3_000) int length,
      @ForAll @IntRange(min = 1, max = 10_000) int rangeMinutes,
      @ForAll @IntRange(min = 0, max = 1_439) int rangeStart) {
    LocalDate first = LocalDate.of(1980, 1, 1);
    LocalTime at = LocalTime.of(startMinute / 60, startMinute % 60);
    Recurrence recurrence =
        new Recurrence(
            LocalDateTime.of(first, at),
            BERLIN,
            Duration.ofMinutes(length),
            Optional.of("FREQ=WEEKLY;BYDAY=SU,WE"));
    long from =
        MinuteRange.minuteOf(first.plusDays(daysLater).atStartOfDay(BERLIN).toInstant())
            + rangeStart;
    MinuteRange range = new MinuteRange(from, from + rangeMinutes);

    boolean[] expected = new boolean[rangeMinutes];
    LocalDate last = LocalDate.ofInstant(range.end(), BERLIN).plusDays(1);
    LocalDate day = LocalDate.ofInstant(range.start(), BERLIN).minusDays(5);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (day.isBefore(first)
          || !Set.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY).contains(day.getDayOfWeek())) {
        continue;
      }
      long begins = MinuteRange.minuteOf(day.atTime(at).atZone(BERLIN).toInstant());
      for (long minute = begins; minute < begins + length; minute++) {
        if (range.contains(minute)) {
          expected[(int) (minute - from)] = true;
        }
      }
    }
    boolean[] found = new boolean[rangeMinutes];
    List<MinuteRange> ranges = recurrence.within(range);
    for (MinuteRange each : ranges) {
      for (long minute = each.from(); minute < each.to(); minute++) {
        found[(int) (minute - from)] = true;
      }
    }
    assertThat(found).isEqualTo(expected);
    List<Long> ends = new ArrayList<>();
    ranges.forEach(each -> ends.addAll(List.of(each.from(), each.to())));
    assertThat(ends).isSorted().doesNotHaveDuplicates();
  }
}

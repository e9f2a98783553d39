package io.andal.alert.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeIntervalTest {
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @Test
  void theNightGoesAcrossMidnightByTheZonesClock() {
    TimeInterval night =
        new TimeInterval(
            TimeIntervalReader.minutes("22:00", "06:00"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            JAKARTA);
    assertThat(night.contains(Instant.parse("2026-11-28T14:59:59Z"))).isFalse();
    assertThat(night.contains(Instant.parse("2026-11-28T15:00:00Z"))).isTrue();
    assertThat(night.contains(Instant.parse("2026-11-28T22:59:59Z"))).isTrue();
    assertThat(night.contains(Instant.parse("2026-11-28T23:00:00Z"))).isFalse();
  }

  @Test
  void theLastDaysOfAMonthDependOnItsLength() {
    TimeInterval close =
        new TimeInterval(
            List.of(),
            List.of(),
            List.of(TimeIntervalReader.daysOfMonth("-3:-1")),
            List.of(),
            List.of(),
            ZoneId.of("UTC"));
    assertThat(close.contains(Instant.parse("2026-02-25T12:00:00Z"))).isFalse();
    assertThat(close.contains(Instant.parse("2026-02-26T12:00:00Z"))).isTrue();
    assertThat(close.contains(Instant.parse("2028-02-26T12:00:00Z"))).isFalse();
    assertThat(close.contains(Instant.parse("2026-01-28T12:00:00Z"))).isFalse();
    assertThat(close.contains(Instant.parse("2026-01-29T12:00:00Z"))).isTrue();
  }

  @Test
  void sundayIsTheFirstDayAsInAlertmanager() {
    TimeInterval weekend =
        new TimeInterval(
            List.of(),
            List.of(TimeIntervalReader.weekdays("sunday"), TimeIntervalReader.weekdays("Saturday")),
            List.of(),
            List.of(TimeIntervalReader.months("january:march")),
            List.of(TimeIntervalReader.years("2026")),
            ZoneId.of("UTC"));
    assertThat(weekend.contains(Instant.parse("2026-03-01T12:00:00Z"))).isTrue();
    assertThat(weekend.contains(Instant.parse("2026-03-02T12:00:00Z"))).isFalse();
    assertThat(weekend.contains(Instant.parse("2026-04-05T12:00:00Z"))).isFalse();
  }

  @Test
  void wordsThatMeanNothingSayWhatWouldBeRight() {
    assertThatThrownBy(() -> TimeIntervalReader.weekdays("friday:monday"))
        .hasMessage("'friday:monday' ends before it begins");
    assertThatThrownBy(() -> TimeIntervalReader.minutes("9:00", "17:00"))
        .hasMessage("'9:00' is no time from 00:00 to 24:00");
    assertThatThrownBy(() -> TimeIntervalReader.daysOfMonth("0"))
        .hasMessageContaining("1 to 31 or -31 to -1");
    assertThatThrownBy(() -> TimeIntervalReader.zone("Mars/Olympus"))
        .hasMessageContaining("no time zone, such as Asia/Jakarta");
  }
}

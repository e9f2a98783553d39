package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Escalation;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Tell;
import io.andal.alert.route.Timing;
import io.andal.alert.schedule.Person;
import io.andal.alert.schedule.Rotation;
import io.andal.alert.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year of on-call with a driven clock, in zones whose clocks are moved: every few hours something
 * fires, whoever is on call by the calendar on the wall is told at once, nobody answers, and
 * exactly ten minutes later the second is told, whoever that is by then.
 */
class OnCallYearTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final LocalTime HAND_OVER = LocalTime.of(2, 30);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<String> FIRST = List.of("siti", "ayu", "budi");
  private static final List<String> SECOND = List.of("dewi", "eko");

  @ParameterizedTest
  @ValueSource(
      strings = {"Asia/Jakarta", "Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe"})
  void whoIsOnCallIsToldAndTheSecondTenMinutesLater(String name) {
    ZoneId zone = ZoneId.of(name);
    Dispatcher dispatcher =
        new Dispatcher(
            new OnCall(
                Map.of("first", schedule(zone, FIRST, 1), "second", schedule(zone, SECOND, 7))),
            routing(),
            Snapshot.EMPTY,
            start(zone));
    // Every 7 h 1 min: over a year that comes to every time of day.
    Instant end = start(zone).plus(Duration.ofDays(365));
    int alerts = 0;
    for (Instant at = start(zone).plusSeconds(60); at.isBefore(end); at = at.plusSeconds(25_260)) {
      alerts++;
      List<String> told = life(dispatcher, at, "alert-" + alerts);
      assertThat(told).as(at.atZone(zone).toString()).isEqualTo(expected(at, zone));
    }
    assertThat(alerts).isGreaterThan(1_200);
  }

  /** Who was told of an alert that lasts a quarter of an hour, and how long after its start. */
  private static List<String> life(Dispatcher dispatcher, Instant start, String name) {
    List<String> told = new ArrayList<>();
    Instant end = start.plus(Duration.ofMinutes(15));
    dispatcher.receive(List.of(alert(name, start, end.plusSeconds(1))), start);
    for (Instant now = start;
        !now.isAfter(end);
        now = dispatcher.next().filter(end::isAfter).orElse(end.plusMillis(1))) {
      dispatcher.tick(now);
      deliver(dispatcher, now, start, told);
    }
    // It ends, everybody hears of it, and the group is gone before the next.
    List<String> ends = new ArrayList<>();
    Instant over = end.plus(Duration.ofMinutes(5));
    dispatcher.tick(over);
    deliver(dispatcher, over, start, ends);
    dispatcher.tick(over.plus(Duration.ofMinutes(5)));
    assertThat(ends).hasSameSizeAs(told.stream().distinct().toList());
    assertThat(dispatcher.groups()).isEmpty();
    return told;
  }

  private static void deliver(
      Dispatcher dispatcher, Instant now, Instant start, List<String> told) {
    for (Notification message : dispatcher.waiting()) {
      dispatcher.handed(message);
      dispatcher.delivered(message, now);
      told.add(Duration.between(start, now) + " " + message.recipient().address());
    }
  }

  /** Whoever takes over while it lasts is told too, when the group is looked at next. */
  private static List<String> expected(Instant at, ZoneId zone) {
    List<String> expected = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Duration after = Duration.ZERO;
        after.compareTo(PATIENCE) <= 0;
        after = after.plusMinutes(5)) {
      String first = byTheWall(FIRST, 1, at.plus(after), zone);
      if (!seen.contains(first)) {
        seen.add(first);
        expected.add(after + " " + first);
      }
    }
    expected.add(PATIENCE + " " + byTheWall(SECOND, 7, at.plus(PATIENCE), zone));
    return expected;
  }

  /** By the dates on the wall, without any arithmetic of instants. */
  private static String byTheWall(List<String> people, int days, Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    LocalDate day = local.toLocalDate();
    boolean handedOver = !at.isBefore(day.atTime(HAND_OVER).atZone(zone).toInstant());
    long since = ChronoUnit.DAYS.between(FIRST_DAY, handedOver ? day : day.minusDays(1));
    return people.get((int) Math.floorMod(Math.floorDiv(since, days), (long) people.size()));
  }

  private static Instant start(ZoneId zone) {
    return FIRST_DAY.atTime(HAND_OVER).atZone(zone).toInstant();
  }

  private static Schedule schedule(ZoneId zone, List<String> people, int days) {
    return new Schedule(
        "s",
        List.of(
            new Rotation(
                "r",
                zone,
                LocalDateTime.of(FIRST_DAY, HAND_OVER),
                days,
                people.stream().map(person -> new Person(person, "", "")).toList(),
                List.of())),
        List.of());
  }

  private static ReceivedAlert alert(String name, Instant start, Instant end) {
    return ReceivedAlert.of(
        Labels.of(Map.of("alertname", name)), Map.of(), start, end, start, false, "");
  }

  private static Routing routing() {
    Route root =
        new Route(
            "{}",
            "first",
            List.of(),
            false,
            Grouping.NONE,
            new Timing(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(4)),
            List.of(),
            List.of(),
            List.of(new Escalation(PATIENCE, "second")),
            List.of());
    return new Routing(
        root,
        Map.of("first", receiver("first"), "second", receiver("second")),
        Map.of(),
        List.of());
  }

  private static Receiver receiver(String name) {
    return new Receiver(name, List.of(new Tell.OnCall(name)), true);
  }

  /** Asks the schedules, as the real surroundings do. */
  private static final class OnCall implements Surroundings {
    private final Map<String, Schedule> schedules;
    private long last;

    OnCall(Map<String, Schedule> schedules) {
      this.schedules = schedules;
    }

    @Override
    public List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now) {
      return Optional.ofNullable(schedules.get(receiver.name()))
          .flatMap(schedule -> schedule.onCall(now))
          .stream()
          .map(shift -> new Recipient("sms", shift.person().name()))
          .toList();
    }

    @Override
    public String newId(Instant now) {
      return "n" + last++;
    }
  }
}

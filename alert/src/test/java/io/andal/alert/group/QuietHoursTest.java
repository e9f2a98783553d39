package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertDocuments;
import io.andal.alert.document.RouteDocuments;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Routing;
import io.andal.channel.ChannelDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quiet hours by severity, with a driven clock, in nights of which the clocks make 7, 8 and 9
 * hours: a page goes at once, a ticket waits for the morning on the wall, and whoever was told that
 * something fires is told once that it ended.
 */
class QuietHoursTest {
  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  private static final LocalTime EVENING = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final Duration TURN = Duration.ofMinutes(5);

  private final List<String> told = new ArrayList<>();

  private static Routing routing(ZoneId zone) {
    String text =
        """
        apiVersion: andal.io/v1
        kind: Channel
        metadata: {name: mail}
        spec: {type: Email, host: localhost, from: andal@pumps.example}
        ---
        apiVersion: andal.io/v1
        kind: Route
        metadata: {name: company}
        spec:
          receivers: [{name: ops, tell: [{channel: mail, to: ops@pumps.example}]}]
          times:
            - name: night
              intervals: [{times: [{from: "22:00", to: "06:00"}], zone: %s}]
          receiver: ops
          groupBy: ['...']
          groupWait: 0s
          groupInterval: 5m
          repeatInterval: 4h
          routes:
            - matchers: ['severity="ticket"']
              muteTimes: [night]
        """
            .formatted(zone);
    Checked checked =
        new DocumentChecker(
                Stream.of(AlertDocuments.kinds(), ChannelDocuments.kinds())
                    .flatMap(List::stream)
                    .toList(),
                DocumentChecker.Limits.DEFAULT)
            .check(List.of(new SourceText("test.yaml", text)));
    assertThat(checked.problems()).isEmpty();
    return RouteDocuments.routing(checked.documents());
  }

  private static ReceivedAlert alert(String severity, int number, Instant start, Instant end) {
    return ReceivedAlert.of(
        Labels.of(Map.of("alertname", severity + number, "severity", severity)),
        Map.of(),
        start,
        end,
        start,
        false,
        "");
  }

  private static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(COPENHAGEN).toInstant();
  }

  /** From minute to minute, and notes what is told when, by the clock on the wall. */
  private void live(Instant from, Instant to, List<ReceivedAlert> alerts) {
    Dispatcher dispatcher =
        new Dispatcher(Told.surroundings(), routing(COPENHAGEN), Snapshot.EMPTY, from);
    for (Instant now = from; !now.isAfter(to); now = now.plus(Duration.ofMinutes(1))) {
      Instant minute = now;
      dispatcher.receive(
          alerts.stream().filter(alert -> alert.startsAt().equals(minute)).toList(), now);
      dispatcher.tick(now);
      for (Notification message : dispatcher.waiting()) {
        dispatcher.handed(message);
        dispatcher.delivered(message, now);
        LocalDateTime wall = LocalDateTime.ofInstant(now, COPENHAGEN);
        told.add(
            "%s %s %s"
                .formatted(
                    wall.toLocalTime(), message.allEnded() ? "ended" : "fires", message.title()));
      }
    }
  }

  /** An ordinary night, that of the spring, and that of the autumn. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-27", "2026-03-28", "2026-10-24"})
  void aTicketOfTheNightWaitsForTheMorningOnTheWallAndAPageDoesNot(LocalDate day) {
    Instant start = at(day, "23:30");
    Instant end = at(day.plusDays(1), "09:30");
    live(
        at(day, "21:00"),
        end.plus(Duration.ofHours(1)),
        List.of(alert("page", 1, start, end), alert("ticket", 2, start, end)));
    long night = Duration.between(start, end).toHours();
    List<String> repeats = new ArrayList<>();
    for (Instant next = start.plus(Duration.ofHours(4)).plus(TURN);
        next.isBefore(end);
        next = next.plus(Duration.ofHours(4)).plus(TURN)) {
      repeats.add(next.atZone(COPENHAGEN).toLocalTime() + " fires page1");
    }
    assertThat(night).isBetween(9L, 11L);
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    List.of("23:30 fires page1", "06:00 fires ticket2"),
                    repeats,
                    List.of("09:30 ended page1", "09:30 ended ticket2"))
                .flatMap(List::stream)
                .toList());
  }

  /** One ticket from an evening to a time of the next day, looked at until another time then. */
  private void ticketOfTheNight(LocalDate day, String from, String to, String until) {
    live(
        at(day, "21:00"),
        at(day.plusDays(1), until),
        List.of(alert("ticket", 1, at(day, from), at(day.plusDays(1), to))));
  }

  @Test
  void whatBeginsAndEndsInTheNightIsNotTold() {
    LocalDate day = LocalDate.of(2026, 3, 28);
    // 02:00 to 03:00 isn't on any wall that night.
    ticketOfTheNight(day, "23:30", "03:30", "12:00");
    assertThat(told).isEmpty();
  }

  /** Whoever still sits at it knows at once that it is over. */
  @Test
  void theEndOfWhatWasToldBeforeTheNightIsToldInIt() {
    LocalDate day = LocalDate.of(2026, 10, 24);
    ticketOfTheNight(day, "21:30", "04:00", "12:00");
    assertThat(told).containsExactly("21:30 fires ticket1", "04:00 ended ticket1");
  }

  @Test
  void nothingIsRepeatedInTheNight() {
    LocalDate day = LocalDate.of(2026, 11, 27);
    ticketOfTheNight(day, "21:30", "12:00", "06:30");
    assertThat(told).containsExactly("21:30 fires ticket1", "06:00 fires ticket1");
  }

  /** Random alerts and a mail server that fails, over a week in which the clocks are moved. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Jakarta 2026-03-27",
        "Europe/Copenhagen 2026-03-27",
        "Europe/Copenhagen 2026-10-23",
        "America/New_York 2026-03-06",
        "America/New_York 2026-10-30",
        "Australia/Lord_Howe 2026-04-03",
        "Australia/Lord_Howe 2026-10-02"
      })
  void everyStartThatWasToldHasOneEndAndNoTicketStartsInTheNight(String where) {
    int gap = where.indexOf(' ');
    ZoneId zone = ZoneId.of(where.substring(0, gap));
    LocalDate day = LocalDate.parse(where.substring(gap + 1));
    for (int seed = 0; seed < 4; seed++) {
      new Week(zone, day, new Random(seed), seed % 2 == 0).live();
    }
  }

  /** What one recipient hears in a week. */
  private static final class Week {
    private final ZoneId zone;
    private final Instant start;
    private final Random random;
    private final boolean reliable;
    private final Dispatcher dispatcher;
    private final List<ReceivedAlert> alerts = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();

    Week(ZoneId zone, LocalDate day, Random random, boolean reliable) {
      this.reliable = reliable;
      this.zone = zone;
      this.start = day.atTime(12, 0).atZone(zone).toInstant();
      this.random = random;
      this.dispatcher = new Dispatcher(Told.surroundings(), routing(zone), Snapshot.EMPTY, start);
      for (int i = 0; i < 40; i++) {
        Instant from = start.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
        Instant to = from.plus(Duration.ofMinutes(1 + random.nextInt(14 * 60)));
        alerts.add(alert(random.nextInt(3) == 0 ? "page" : "ticket", i, from, to));
      }
    }

    void live() {
      Instant over = start.plus(Duration.ofDays(6));
      for (Instant now = start; now.isBefore(over); now = now.plus(Duration.ofMinutes(1))) {
        Instant minute = now;
        dispatcher.receive(
            alerts.stream().filter(alert -> alert.startsAt().equals(minute)).toList(), now);
        dispatcher.tick(now);
        for (Notification message : dispatcher.waiting()) {
          dispatcher.handed(message);
          if (!reliable && random.nextInt(3) == 0) {
            dispatcher.refused(message);
          } else {
            dispatcher.delivered(message, now);
            heard(message);
          }
        }
      }
      assertThat(open).isEmpty();
      assertThat(ends).isEqualTo(starts);
      assertThat(dispatcher.groups()).isEmpty();
      for (ReceivedAlert alert : alerts) {
        String name = alert.labels().get("alertname");
        // A server that fails may be back only when it is over.
        boolean may = !reliable && !starts.containsKey(name);
        assertThat(may || starts.containsKey(name) == mustTell(alert)).as("%s", alert).isTrue();
      }
    }

    private void heard(Notification message) {
      String name = message.title();
      if (message.allEnded()) {
        assertThat(open.remove(name)).as("the end of %s", name).isTrue();
        ends.merge(name, 1, Integer::sum);
        return;
      }
      assertThat(name.startsWith("ticket") && night(message.createdAt())).as(name).isFalse();
      if (open.add(name)) {
        starts.merge(name, 1, Integer::sum);
      }
    }

    private boolean night(Instant time) {
      LocalTime wall = time.atZone(zone).toLocalTime();
      return !wall.isBefore(EVENING) || wall.isBefore(MORNING);
    }

    /** Whether it fires at a turn of its group outside the night. */
    private boolean mustTell(ReceivedAlert alert) {
      return alert.labels().get("severity").equals("page")
          || Stream.iterate(
                  alert.startsAt(), now -> now.isBefore(alert.endsAt()), now -> now.plus(TURN))
              .anyMatch(now -> !night(now));
    }
  }
}

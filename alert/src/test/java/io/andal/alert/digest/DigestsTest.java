package io.andal.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.Told;
import io.andal.alert.TrackedChannels;
import io.andal.channel.AlertLabels;
import io.andal.channel.Cause;
import io.andal.channel.Digest;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can wait is told together; whoever heard that it fires hears once that it ended. */
class DigestsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MutableClock clock = new MutableClock(NOON);
  private final Mailbox mailbox = new Mailbox();

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aTicketWaitsForTheMorningAndAPageDoesNot(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      send(channels, "p", "page", Notice.Event.STARTED);
      send(channels, "a", "ticket", Notice.Event.STARTED);
      send(channels, "b", "ticket", Notice.Event.STARTED);
      send(channels, "b", "ticket", Notice.Event.RESOLVED);
      channels.tick();
      assertThat(mailbox.atOnce).containsExactly("p started");
      assertThat(mailbox.digests).isEmpty();
      assertThat(state(channels, "a-started")).isEqualTo(Told.State.ACCEPTED);
      morning(channels);
      assertThat(mailbox.told()).containsExactly("fired [a] firing [] ended [b]");
      assertThat(state(channels, "a-started")).isEqualTo(Told.State.DELIVERED);
      channels.tick();
      assertThat(mailbox.digests).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatFiresIsToldEachMorningUntilItsEndIsToldOnce(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      send(channels, "a", "ticket", Notice.Event.STARTED);
      morning(channels);
      morning(channels);
      send(channels, "a", "ticket", Notice.Event.RESOLVED);
      send(channels, "a", "ticket", Notice.Event.RESOLVED);
      morning(channels);
      // A process that died while it noted the message sends it again.
      send(channels, "a", "ticket", Notice.Event.RESOLVED);
      morning(channels);
      assertThat(mailbox.told())
          .containsExactly(
              "fired [a] firing [] ended []",
              "fired [] firing [a] ended []",
              "fired [] firing [] ended [a]");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aDigestThatIsNotTakenIsSentAgainAsItWasAlsoByTheNextProcess(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open()) {
      mailbox.down = true;
      try (TrackedChannels channels = mailbox.open(database, clock)) {
        send(channels, "a", "ticket", Notice.Event.STARTED);
        morning(channels);
        send(channels, "a", "ticket", Notice.Event.RESOLVED);
      }
      assertThat(mailbox.digests).isEmpty();
      mailbox.down = false;
      try (TrackedChannels channels = mailbox.open(database, clock)) {
        clock.advance(Duration.ofHours(1));
        channels.tick();
        morning(channels);
      }
      assertThat(mailbox.told())
          .containsExactly("fired [a] firing [] ended []", "fired [] firing [] ended [a]");
    }
  }

  @Test
  void aProcessThatDiesAfterSendingSendsTheSameDigestAgain() throws Exception {
    try (Database database = TestDatabases.sqlite()) {
      mailbox.dies = true;
      TrackedChannels dying = mailbox.open(database, clock);
      send(dying, "a", "ticket", Notice.Event.STARTED);
      clock.advance(Duration.ofDays(1));
      try {
        dying.tick();
      } catch (Mailbox.Killed e) {
        assertThat(mailbox.digests).hasSize(1);
      }
      mailbox.dies = false;
      try (TrackedChannels channels = mailbox.open(database, clock)) {
        channels.tick();
        channels.tick();
      }
      assertThat(mailbox.digests).hasSize(2);
      assertThat(mailbox.digests.get(1)).isEqualTo(mailbox.digests.get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void ofAGroupEachAlertIsToldAndWithAPageAllAreToldAtOnce(TestDatabases.Fresh fresh)
      throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      fires(database, "a", "ticket", "b", "ticket", "c", "page");
      group(channels, "m1", "a+ticket", "b+ticket");
      group(channels, "m2", "a+ticket", "b-ticket");
      morning(channels);
      group(channels, "m3", "a+ticket", "c+page");
      group(channels, "m4", "a-ticket", "c-page");
      morning(channels);
      assertThat(mailbox.told()).containsExactly("fired [a] firing [] ended [b]");
      assertThat(mailbox.atOnce).containsExactly("g started", "g resolved");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatEndsWithoutAMessageIsToldToo(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      fires(database, "a", "ticket");
      group(channels, "m1", "a+ticket");
      morning(channels);
      database.jdbi().useHandle(handle -> handle.execute("DELETE FROM received_alert"));
      morning(channels);
      morning(channels);
      // Alone in its group, it has the title of its group.
      assertThat(mailbox.told())
          .containsExactly("fired [g] firing [] ended []", "fired [] firing [] ended [g]");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aChannelThatNoLongerCollectsTellsWhatItHas(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open();
        TrackedChannels channels = mailbox.open(database, clock)) {
      send(channels, "a", "ticket", Notice.Event.STARTED);
      mailbox.collects = false;
      channels.tick();
      channels.tick();
      assertThat(mailbox.told()).containsExactly("fired [a] firing [] ended []");
      send(channels, "a", "ticket", Notice.Event.RESOLVED);
      assertThat(mailbox.atOnce).containsExactly("a resolved");
      morning(channels);
      assertThat(mailbox.digests).hasSize(1);
    }
  }

  /** Starts, ends, mornings, refusals and restarts in any order. */
  @Test
  void everyStartThatWasToldIsFollowedByOneEnd() throws Exception {
    Random random = new Random(4711);
    try (Database database = TestDatabases.sqlite()) {
      TrackedChannels channels = mailbox.open(database, clock);
      TreeMap<Integer, Boolean> fires = new TreeMap<>();
      for (int step = 0; step < 300; step++) {
        clock.advance(Duration.ofMinutes(random.nextInt(300)));
        int alert = random.nextInt(60);
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> {
            if (fires.getOrDefault(alert, true)) {
              boolean starts = !fires.containsKey(alert);
              fires.put(alert, starts);
              send(channels, "n" + alert, "ticket", event(starts));
            }
          }
          case 3 -> mailbox.down = random.nextBoolean();
          case 4 -> {
            channels.close();
            channels = mailbox.open(database, clock);
          }
          default -> channels.tick();
        }
      }
      mailbox.down = false;
      for (Map.Entry<Integer, Boolean> alert : fires.entrySet()) {
        if (alert.getValue()) {
          send(channels, "n" + alert.getKey(), "ticket", Notice.Event.RESOLVED);
        }
      }
      for (int i = 0; i < 5; i++) {
        morning(channels);
      }
      channels.close();
      assertThat(ends()).hasSize(fires.size());
      assertThat(ends().values()).containsOnly(1);
    }
  }

  /** How often the end of each was told; after it nothing is said of it. */
  private Map<String, Integer> ends() {
    Map<String, Integer> ends = new HashMap<>();
    for (Digest digest : mailbox.digests) {
      digest.fired().forEach(notice -> assertThat(ends).doesNotContainKey(notice.alert()));
      digest.firing().forEach(notice -> assertThat(ends).doesNotContainKey(notice.alert()));
      digest.ended().forEach(notice -> ends.merge(notice.alert(), 1, Integer::sum));
    }
    return ends;
  }

  private static Notice.Event event(boolean starts) {
    return starts ? Notice.Event.STARTED : Notice.Event.RESOLVED;
  }

  private void morning(TrackedChannels channels) throws InterruptedException {
    clock.advance(Duration.ofDays(1));
    channels.tick();
  }

  private static Told.State state(TrackedChannels channels, String message) {
    return channels.told(message).orElseThrow().state();
  }

  private void send(TrackedChannels channels, String alert, String severity, Notice.Event event)
      throws Exception {
    Notice notice = notice(alert, severity, event, Optional.empty());
    channels
        .open("mail")
        .send(new Message(alert + "-" + event.word(), notice, "ops@pumps.example"));
  }

  /** Members such as {@code a+ticket}, which fires, and {@code b-page}, which ended. */
  private void group(TrackedChannels channels, String message, String... alerts) throws Exception {
    List<Notice.Member> members = new ArrayList<>();
    for (String alert : alerts) {
      String[] parts = alert.split("[+-]", -1);
      members.add(
          new Notice.Member(
              labels(parts[0], parts[1]),
              Map.of(),
              alert.contains("+"),
              NOON,
              clock.instant(),
              ""));
    }
    Notice notice =
        notice(
            "g",
            "ticket",
            event(members.stream().anyMatch(Notice.Member::fires)),
            Optional.of(new Notice.Group("{}", Map.of(), "ops", "", members, 0, "", "")));
    channels.open("mail").send(new Message(message, notice, "ops@pumps.example"));
  }

  private static Map<String, String> labels(String name, String severity) {
    return Map.of("alertname", name, "severity", severity);
  }

  private static void fires(Database database, String... alerts) {
    for (int i = 0; i < alerts.length; i += 2) {
      String print = AlertLabels.fingerprint(new TreeMap<>(labels(alerts[i], alerts[i + 1])));
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "INSERT INTO received_alert (fingerprint, labels, annotations, starts, ends,"
                          + " updated, timeout, generator) VALUES (?, '{}', '{}', 0, ?, 0, 0, '')",
                      Long.parseUnsignedLong(print, 16),
                      NOON.plus(Duration.ofDays(9)).toEpochMilli()));
    }
  }

  private Notice notice(
      String alert, String severity, Notice.Event event, Optional<Notice.Group> group) {
    return new Notice(
        alert,
        event,
        Cause.BURN,
        "commands",
        alert,
        "commands",
        severity,
        severity,
        "burning",
        0.99,
        Optional.empty(),
        0.4,
        1.2,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "https://andal.example",
        NOON,
        event == Notice.Event.STARTED ? Optional.empty() : Optional.of(clock.instant()),
        Optional.empty(),
        group);
  }
}

package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.InhibitRule;
import io.andal.alert.route.Routing;
import io.andal.alert.route.TimeInterval;
import io.andal.alert.route.TimeIntervalReader;
import io.andal.alert.route.Timing;
import io.andal.alert.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The promise: every delivered message that says an alert fires is followed by exactly one
 * delivered message that says it ended, whatever else happens.
 */
class EveryEndIsToldLawTest {
  private static final int SECONDS = 1200;

  @Property(tries = 600)
  void whateverHappensInBetween(@ForAll long seed) {
    new World(new Random(seed)).live();
  }

  private static final class World {
    private final Random random;
    private final Surroundings surroundings = Told.surroundings();
    private final Kept kept = new Kept();
    private final Map<String, Set<String>> mailbox = new HashMap<>();
    private final Map<String, Set<Long>> open = new LinkedHashMap<>();
    private final Set<String> ends = new HashSet<>();
    private List<Silence> silences = List.of();
    private Routing routing;
    private Dispatcher dispatcher;

    World(Random random) {
      this.random = random;
      this.routing = someRouting();
      this.dispatcher = new Dispatcher(surroundings, routing, Snapshot.EMPTY, Told.START);
    }

    void live() {
      for (int second = 0; second < SECONDS; second++) {
        Instant now = Told.at(second);
        if (second < SECONDS / 2) {
          somethingHappens(now);
        } else if (second == SECONDS / 2) {
          everythingEnds(now);
        }
        keep(dispatcher.tick(now));
        deliver(now, second > SECONDS / 2);
      }
      assertThat(open.values()).allMatch(Set::isEmpty);
      assertThat(dispatcher.waiting()).isEmpty();
      assertThat(kept.groups).isEmpty();
      assertThat(kept.alerts).isEmpty();
    }

    private void somethingHappens(Instant now) {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> keep(dispatcher.receive(List.of(fires(now)), now));
        case 4, 5 -> keep(dispatcher.receive(List.of(ends(now)), now));
        case 6 -> {
          silences = random.nextBoolean() ? List.of() : List.of(someSilence(now));
          dispatcher.silence(silences);
        }
        case 7 -> {
          if (random.nextInt(4) == 0) {
            routing = someRouting();
            keep(dispatcher.route(routing, now));
          }
        }
        case 8 -> restart(now);
        case 9 ->
            keep(
                dispatcher.acknowledge(fires(now).fingerprint(), new Acknowledgement("siti", now)));
        default -> {}
      }
    }

    private void everythingEnds(Instant now) {
      for (int i = 0; i < 4; i++) {
        keep(dispatcher.receive(List.of(alert(i, now, now, false)), now));
      }
    }

    private void restart(Instant now) {
      dispatcher = new Dispatcher(surroundings, routing, kept.snapshot(), now);
      dispatcher.silence(silences);
    }

    /** Channels take it, refuse it, or take it just before the process dies. */
    private void deliver(Instant now, boolean works) {
      for (Notification message : dispatcher.waiting()) {
        keep(dispatcher.handed(message));
        int fate = works ? 0 : random.nextInt(5);
        switch (fate) {
          case 0, 1 -> {
            arrives(message);
            keep(dispatcher.delivered(message, now));
          }
          case 2 -> keep(dispatcher.refused(message));
          case 3 -> {
            arrives(message);
            restart(now);
            return;
          }
          default -> {
            restart(now);
            return;
          }
        }
      }
    }

    /** The recipient knows a repetition by its id. */
    private void arrives(Notification message) {
      String to = message.group() + message.recipient();
      String body = message.firing() + "/" + message.resolved();
      if (!mailbox.computeIfAbsent(to, key -> new HashSet<>()).add(message.id() + body)) {
        return;
      }
      assertThat(mailbox.get(to).stream().filter(m -> m.startsWith(message.id() + "["))).hasSize(1);
      Set<Long> fire = open.computeIfAbsent(to, key -> new HashSet<>());
      for (long fingerprint : message.resolved()) {
        ReceivedAlert ended =
            message.details().stream()
                .filter(alert -> alert.fingerprint() == fingerprint)
                .findFirst()
                .orElseThrow();
        boolean first = ends.add(to + fingerprint + ended.startsAt() + ended.endsAt());
        assertThat(fire.remove(fingerprint) || first).as("told twice: %s", message).isTrue();
      }
      fire.addAll(message.firing());
    }

    private void keep(Changes changes) {
      kept.keep(changes);
    }

    private ReceivedAlert fires(Instant now) {
      boolean timeout = random.nextBoolean();
      Instant end = now.plusSeconds(timeout ? 20 + random.nextInt(60) : 400);
      return alert(random.nextInt(4), now.minusSeconds(random.nextInt(40)), end, timeout);
    }

    private ReceivedAlert ends(Instant now) {
      return alert(random.nextInt(4), now.minusSeconds(random.nextInt(40)), now, false);
    }

    /** Alert 0 explains the others. */
    private static ReceivedAlert alert(int number, Instant start, Instant end, boolean timeout) {
      Labels labels =
          Labels.of(
              Map.of(
                  "alertname",
                  number == 0 ? "GatewayDown" : "DeviceOffline",
                  "device",
                  "d" + number,
                  "site",
                  "s" + number % 2));
      return ReceivedAlert.of(labels, Map.of(), start, end, end, timeout, "");
    }

    private static Silence someSilence(Instant now) {
      return new Silence(
          "s",
          List.of(Matcher.equal("alertname", "DeviceOffline")),
          now,
          now.plusSeconds(120),
          now,
          "",
          "");
    }

    private Routing someRouting() {
      TimeInterval quiet =
          new TimeInterval(
              TimeIntervalReader.minutes("12:03", "12:06"),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              ZoneOffset.UTC);
      List<Grouping> groupings =
          List.of(Grouping.NONE, Told.by("site"), new Grouping(true, Set.of()));
      return Told.routing(
          groupings.get(random.nextInt(groupings.size())),
          new Timing(
              Duration.ofSeconds(random.nextInt(10)),
              Duration.ofSeconds(1 + random.nextInt(30)),
              Duration.ofSeconds(1 + random.nextInt(100))),
          random.nextBoolean() ? List.of("quiet") : List.of(),
          Map.of("quiet", List.of(quiet)),
          random.nextBoolean()
              ? List.of()
              : List.of(
                  new InhibitRule(
                      List.of(Matcher.equal("alertname", "GatewayDown")),
                      List.of(Matcher.equal("alertname", "DeviceOffline")),
                      Set.of("site"))),
          random.nextBoolean() ? List.of("a", "b") : List.of("b"));
    }
  }

  /** What a store would have kept. */
  private static final class Kept {
    private final Map<Long, ReceivedAlert> alerts = new LinkedHashMap<>();
    private final Map<Long, Acknowledgement> acknowledgements = new LinkedHashMap<>();
    private final Map<String, GroupState> groups = new LinkedHashMap<>();
    private final Map<Changes.Told, Conversation> conversations = new LinkedHashMap<>();

    void keep(Changes changes) {
      put(changes.alerts(), alerts);
      put(changes.acknowledgements(), acknowledgements);
      put(changes.groups(), groups);
      conversations.keySet().removeIf(told -> !groups.containsKey(told.group()));
      put(changes.conversations(), conversations);
    }

    private static <K, V> void put(Map<K, java.util.Optional<V>> changes, Map<K, V> all) {
      changes.forEach(
          (key, now) -> now.ifPresentOrElse(v -> all.put(key, v), () -> all.remove(key)));
    }

    Snapshot snapshot() {
      return new Snapshot(
          new ArrayList<>(alerts.values()),
          acknowledgements,
          new ArrayList<>(groups.values()),
          new ArrayList<>(conversations.values()));
    }
  }
}

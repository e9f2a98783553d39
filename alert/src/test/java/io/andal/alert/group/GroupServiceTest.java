package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Pump;
import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Tell;
import io.andal.alert.route.Timing;
import io.andal.alert.silence.Silence;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Notice;
import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupServiceTest {
  private final MutableClock clock = new MutableClock(Pump.NOON);
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean down;

  static final GroupContext CONTEXT =
      new GroupContext() {
        @Override
        public List<Recipient> recipients(
            Receiver receiver, Collection<Labels> alerts, Instant now) {
          return receiver.tell().stream()
              .map(tell -> new Recipient("mail", ((Tell.Address) tell).to()))
              .toList();
        }

        @Override
        public Optional<String> owner(Labels labels) {
          return Optional.of("Controls");
        }

        @Override
        public String link(String groupId) {
          return "https://andal.example/alerts/groups/" + groupId;
        }
      };

  private Channel open(String name) throws DeliveryException {
    return message -> {
      if (down) {
        throw new DeliveryException("The server is down.");
      }
      Notice notice = message.notice();
      sent.add(message.recipient() + " " + notice.event().word() + " " + notice.summary());
      return Handover.DONE;
    };
  }

  /** Two seconds' wait. */
  static Routing quickRouting() {
    return Told.routing(
        Told.by("alertname"),
        new Timing(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofHours(4)),
        List.of(),
        Map.of(),
        List.of(),
        List.of("ops@pumps.example"));
  }

  static Routing routing() {
    return Told.routing(
        Told.by("alertname"),
        new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)),
        List.of(),
        Map.of(),
        List.of(),
        List.of("ops@pumps.example"));
  }

  private ReceivedAlert pump(int number, Duration lasts) {
    Instant now = clock.instant();
    return ReceivedAlert.of(
        Labels.of(Map.of("alertname", "DeviceOffline", "device", "pump-" + number)),
        Map.of("summary", "pump-" + number + " is silent"),
        now,
        now.plus(lasts),
        now,
        false,
        "");
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatFailsTogetherIsToldTogetherAndItsEndToo(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      GroupService groups = new GroupService(database, clock, CONTEXT, routing());
      try (GroupSender sender = new GroupSender(groups, clock, this::open)) {
        groups.receive(List.of(pump(1, Duration.ofHours(1)), pump(2, Duration.ofHours(1))));
        sender.run();
        assertThat(sent).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        sender.run();
        assertThat(sent)
            .containsExactly(
                "ops@pumps.example started 2 alerts fire: pump-1 is silent; pump-2 is silent.");
        clock.advance(Duration.ofHours(1));
        sender.run();
        clock.advance(Duration.ofMinutes(5));
        sender.run();
        assertThat(sent)
            .hasSize(2)
            .last()
            .isEqualTo("ops@pumps.example resolved 2 ended: pump-1 is silent; pump-2 is silent.");
        assertThat(groups.standings()).isEmpty();
        assertThat(groups.messages(Optional.empty(), Optional.empty(), 10))
            .extracting(message -> message.state() + " " + message.reason())
            .containsExactly("sent all alerts resolved", "sent first notification");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aRestartForgetsNothing(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      GroupService first = new GroupService(database, clock, CONTEXT, routing());
      first.receive(List.of(pump(1, Duration.ofHours(1))));
      clock.advance(Duration.ofSeconds(30));
      try (GroupSender sender = new GroupSender(first, clock, this::open)) {
        down = true;
        sender.run();
      }
      GroupService second = new GroupService(database, clock, CONTEXT, routing());
      second.silence(
          new Silence(
              "",
              List.of(Matcher.equal("device", "pump-1")),
              clock.instant(),
              clock.instant().plus(Duration.ofDays(1)),
              clock.instant(),
              "siti",
              "known"));
      down = false;
      try (GroupSender sender = new GroupSender(second, clock, this::open)) {
        assertThat(second.messages(Optional.empty(), Optional.empty(), 10))
            .singleElement()
            .returns("waiting", message -> message.state())
            .returns(Optional.of("The server is down."), message -> message.lastError());
        clock.advance(Duration.ofMinutes(1));
        sender.run();
        assertThat(sent).singleElement().asString().contains("1 alert fires");
        GroupService third = new GroupService(database, clock, CONTEXT, routing());
        assertThat(third.standings())
            .singleElement()
            .returns(1, standing -> standing.silencedBy().size());
        try (GroupSender last = new GroupSender(third, clock, this::open)) {
          clock.advance(Duration.ofHours(2));
          last.run();
          assertThat(sent).hasSize(2).last().asString().contains("resolved 1 ended");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whoeverAcknowledgesIsKeptAndNothingIsRepeated(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      GroupService groups = new GroupService(database, clock, CONTEXT, routing());
      ReceivedAlert alert = pump(1, Duration.ofDays(2));
      groups.receive(List.of(alert));
      try (GroupSender sender = new GroupSender(groups, clock, this::open)) {
        clock.advance(Duration.ofMinutes(1));
        sender.run();
        assertThat(groups.acknowledge(alert.fingerprint(), "siti")).isTrue();
        clock.advance(Duration.ofHours(9));
        sender.run();
        assertThat(sent).hasSize(1);
        assertThat(new GroupService(database, clock, CONTEXT, routing()).standings())
            .singleElement()
            .extracting(standing -> standing.acknowledged().orElseThrow().by())
            .isEqualTo("siti");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aStormIsOneMessage(TestDatabases.Fresh fresh) throws Exception {
    try (Database database = fresh.open()) {
      GroupService groups = new GroupService(database, clock, CONTEXT, routing());
      groups.receive(
          IntStream.range(0, 10_000).mapToObj(i -> pump(i, Duration.ofHours(1))).toList());
      try (GroupSender sender = new GroupSender(groups, clock, this::open)) {
        clock.advance(Duration.ofSeconds(30));
        sender.run();
        assertThat(sent).singleElement().asString().contains("10000 alerts fire");
        assertThat(sent.getFirst()).contains("and 9990 more").hasSizeLessThan(4000);
      }
    }
  }
}

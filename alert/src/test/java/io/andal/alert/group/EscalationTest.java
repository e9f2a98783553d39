package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.label.Labels;
import io.andal.alert.route.Escalation;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Tell;
import io.andal.alert.route.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Not acknowledged in time: the next is told, to the minute. */
class EscalationTest {
  private static final int MINUTE = 60;

  private final List<String> told = new ArrayList<>();
  private final Dispatcher dispatcher =
      new Dispatcher(Told.surroundings(), routing(), Snapshot.EMPTY, Told.START);

  @Test
  void theNextIsToldToTheMinuteAndOfTheEndToo() {
    fire();
    until(0, 40 * MINUTE);
    assertThat(told).containsExactly("30 ops first notification", "630 boss first notification");
    dispatcher.receive(List.of(alert(40 * MINUTE, 40 * MINUTE)), Told.at(40 * MINUTE));
    until(40 * MINUTE, 50 * MINUTE);
    assertThat(told).hasSize(4);
    assertThat(told.subList(2, 4))
        .allMatch(line -> line.endsWith("all alerts resolved"))
        .anyMatch(line -> line.contains(" ops "))
        .anyMatch(line -> line.contains(" boss "));
  }

  @Test
  void whoeverAcknowledgesKeepsTheNextAsleep() {
    ReceivedAlert alert = fire();
    until(0, 10 * MINUTE);
    dispatcher.acknowledge(alert.fingerprint(), new Acknowledgement("siti", Told.at(10 * MINUTE)));
    until(10 * MINUTE, 60 * MINUTE);
    assertThat(told).containsExactly("30 ops first notification");
  }

  private ReceivedAlert fire() {
    ReceivedAlert alert = alert(0, 24 * 3600);
    dispatcher.receive(List.of(alert), Told.START);
    return alert;
  }

  private static ReceivedAlert alert(int told, int end) {
    return ReceivedAlert.of(
        Labels.of(Map.of("alertname", "DeviceOffline")),
        Map.of(),
        Told.START,
        Told.at(end),
        Told.at(told),
        false,
        "");
  }

  private void until(int from, int to) {
    for (int second = from; second < to; second++) {
      dispatcher.tick(Told.at(second));
      for (Notification message : dispatcher.waiting()) {
        dispatcher.handed(message);
        dispatcher.delivered(message, Told.at(second));
        told.add(second + " " + message.recipient().address() + " " + message.reason().text());
      }
    }
  }

  private static Routing routing() {
    Route root =
        new Route(
            "{}",
            "ops",
            List.of(),
            false,
            Grouping.NONE,
            new Timing(Duration.ofSeconds(30), Duration.ofMinutes(7), Duration.ofHours(4)),
            List.of(),
            List.of(),
            List.of(new Escalation(Duration.ofMinutes(10), "boss")),
            List.of());
    return new Routing(
        root, Map.of("ops", receiver("ops"), "boss", receiver("boss")), Map.of(), List.of());
  }

  private static Receiver receiver(String name) {
    return new Receiver(name, List.of(new Tell.Address("test", name)), true);
  }
}

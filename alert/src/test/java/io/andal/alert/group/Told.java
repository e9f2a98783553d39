package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.InhibitRule;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Tell;
import io.andal.alert.route.TimeInterval;
import io.andal.alert.route.Timing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A world of one node for tests of groups. */
final class Told {
  static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

  private Told() {}

  static Routing routing(
      Grouping grouping,
      Timing timing,
      List<String> muteTimes,
      Map<String, List<TimeInterval>> times,
      List<InhibitRule> inhibitRules,
      List<String> addresses) {
    Route root =
        new Route(
            "{}", "all", List.of(), false, grouping, timing, muteTimes, List.of(), List.of(),
            List.of());
    List<Tell> tell = addresses.stream().<Tell>map(a -> new Tell.Address("test", a)).toList();
    return new Routing(root, Map.of("all", new Receiver("all", tell, true)), times, inhibitRules);
  }

  static Grouping by(String... names) {
    return new Grouping(false, Set.of(names));
  }

  static Surroundings surroundings() {
    return new Surroundings() {
      private long last;

      @Override
      public List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now) {
        return receiver.tell().stream()
            .map(tell -> new Recipient("test", ((Tell.Address) tell).to()))
            .toList();
      }

      @Override
      public String newId(Instant now) {
        return "n" + last++;
      }
    };
  }

  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }
}

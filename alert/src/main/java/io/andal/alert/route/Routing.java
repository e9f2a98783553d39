package io.andal.alert.route;

import io.andal.alert.label.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that decides who hears of an alert.
 *
 * @param root every alert enters here
 * @param receivers their names, and what each of them is
 * @param times by the names that routes mute and activate by
 */
public record Routing(
    Route root,
    Map<String, Receiver> receivers,
    Map<String, List<TimeInterval>> times,
    List<InhibitRule> inhibitRules) {
  public Routing {
    receivers = Map.copyOf(receivers);
    times = Map.copyOf(times);
    inhibitRules = List.copyOf(inhibitRules);
  }

  public List<Route> match(Labels labels) {
    return root.match(labels);
  }

  /** The nodes by their keys; of two with the same the first. */
  public Map<String, Route> byKey() {
    return root.all().stream()
        .collect(Collectors.toMap(Route::key, Function.identity(), (first, second) -> first));
  }

  /** The name of the time because of which nobody is told at a node now; empty if none is. */
  public Optional<String> quiet(Route route, Instant time) {
    Optional<String> muted =
        route.muteTimes().stream().filter(name -> holds(name, time)).findFirst();
    boolean inactive =
        !route.activeTimes().isEmpty()
            && route.activeTimes().stream().noneMatch(name -> holds(name, time));
    return muted.isPresent() || !inactive ? muted : Optional.of(route.activeTimes().getFirst());
  }

  private boolean holds(String name, Instant time) {
    return times.getOrDefault(name, List.of()).stream().anyMatch(i -> i.contains(time));
  }
}

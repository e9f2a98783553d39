package io.andal.server.watch;

import io.andal.alert.group.OwnAlert;
import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An alert that always fires as long as Andal does its work, if a route asks for it: whoever is
 * told again and again notices when it stops. Known as a dead man's switch, or as Prometheus'
 * Watchdog.
 */
public final class HeartbeatWatch implements Watcher {
  /** The label {@code alertname} of the alert, which a route must name. */
  public static final String NAME = "Heartbeat";

  /** Its severity: it is no trouble. */
  public static final String SEVERITY = "none";

  private final Supplier<Routing> routing;
  private final Supplier<List<String>> troubles;
  private final Supplier<String> publicUrl;
  private final Instant started;

  /**
   * @param troubles what keeps Andal from its work; while there is any its heart doesn't beat
   */
  public HeartbeatWatch(
      Supplier<Routing> routing,
      Supplier<List<String>> troubles,
      Supplier<String> publicUrl,
      Instant started) {
    this.routing = routing;
    this.troubles = troubles;
    this.publicUrl = publicUrl;
    this.started = started;
  }

  @Override
  public List<OwnAlert> look(Instant now) {
    boolean wanted = routing.get().root().all().stream().anyMatch(HeartbeatWatch::asks);
    if (!wanted || !troubles.get().isEmpty()) {
      return List.of();
    }
    return List.of(
        new OwnAlert(
            Labels.of(Map.of("alertname", NAME, "severity", SEVERITY)),
            Map.of("summary", "Andal is at work. If this stops coming, look why."),
            publicUrl.get() + "/alerts/firing",
            started,
            Duration.ZERO,
            true));
  }

  private static boolean asks(Route route) {
    return route.matchers().stream()
        .anyMatch(
            matcher ->
                matcher.name().equals("alertname")
                    && matcher.comparison() == Matcher.Comparison.EQUAL
                    && matcher.value().equals(NAME));
  }
}

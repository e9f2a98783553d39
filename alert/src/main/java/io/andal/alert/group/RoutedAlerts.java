package io.andal.alert.group;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.label.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets alerts of SLOs go by the routes too: what fires is told to the groups, and what no longer
 * does is ended there. It compares both sides each time, so a crash in between loses nothing.
 */
public final class RoutedAlerts {
  /** The label that tells whose these alerts are. */
  static final String SOURCE = "andal";

  /** Only we say when they end. */
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private RoutedAlerts() {}

  /**
   * @param active alerts of SLOs, pending and firing
   * @param wanted whether they go by the routes at all
   */
  public static void follow(GroupService groups, List<Alert> active, boolean wanted, Instant now) {
    Map<Long, ReceivedAlert> known = groups.firing(labels -> labels.get("source").equals(SOURCE));
    Map<Long, ReceivedAlert> firing = new HashMap<>();
    if (wanted) {
      for (Alert alert : active) {
        if (alert.state() == AlertState.FIRING) {
          ReceivedAlert routed = routed(alert, now);
          firing.put(routed.fingerprint(), routed);
        }
      }
    }
    List<ReceivedAlert> news = new ArrayList<>();
    firing.forEach(
        (fingerprint, alert) -> {
          ReceivedAlert before = known.get(fingerprint);
          if (before == null || !before.annotations().equals(alert.annotations())) {
            news.add(alert);
          }
        });
    if (!news.isEmpty()) {
      groups.receive(news);
    }
    known.keySet().stream().filter(f -> !firing.containsKey(f)).forEach(groups::resolve);
  }

  private static ReceivedAlert routed(Alert alert, Instant now) {
    Map<String, String> labels =
        Map.of(
            "alertname", "SLO " + alert.rule(),
            "slo", alert.slo(),
            "rule", alert.rule(),
            "service", alert.service(),
            "severity", alert.severity(),
            "source", SOURCE);
    return ReceivedAlert.of(
        Labels.of(labels),
        Map.of("summary", alert.summary(), "alert", alert.id()),
        alert.firedAt().orElse(alert.startedAt()),
        now.plus(FOR_EVER),
        now,
        false,
        "");
  }
}

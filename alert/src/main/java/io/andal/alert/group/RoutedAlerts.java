package io.andal.alert.group;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.label.Labels;
import io.andal.channel.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lets alerts of SLOs go by the routes too. */
public final class RoutedAlerts {
  /** The label that tells whose these alerts are. */
  static final String SOURCE = "andal";

  private static final String NO_DATA = "no-data";

  private RoutedAlerts() {}

  /**
   * @param active alerts of SLOs, pending and firing
   * @param wanted whether they go by the routes at all
   */
  public static void follow(GroupService groups, List<Alert> active, boolean wanted, Instant now) {
    List<OwnAlert> firing =
        wanted
            ? active.stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .map(RoutedAlerts::own)
                .toList()
            : List.of();
    OwnAlerts.follow(groups, SOURCE, firing, now);
  }

  /** The labels of an SLO's alert, by which routes find it. */
  public static Labels labels(String slo, String service, String rule, String severity) {
    return Labels.of(
        Map.of(
            "alertname", "SLO " + rule,
            "slo", slo,
            "rule", rule,
            "service", service,
            "severity", severity));
  }

  private static OwnAlert own(Alert alert) {
    return new OwnAlert(
        labels(alert.slo(), alert.service(), alert.rule(), alert.severity()),
        Map.of("summary", alert.summary(), "alert", alert.id()),
        "",
        alert.firedAt().orElse(alert.startedAt()),
        Duration.ZERO,
        true);
  }

  /** What raised an alert; whatever isn't an SLO's speaks for itself. */
  static Cause cause(ReceivedAlert alert) {
    return alert.labels().get("rule").equals(NO_DATA) ? Cause.NO_DATA : Cause.BURN;
  }
}

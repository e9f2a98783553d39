package io.andal.server;

import io.andal.alert.AlertService;
import io.andal.signal.Collector;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves budgets on and hands verdicts to the alerts; verdicts that the alerts didn't take are kept
 * until they do.
 */
final class Heartbeat implements AutoCloseable {
  private final SloService slos;
  private final AlertService alerts;
  private final Collector collector;
  private final IncidentNotes incidents;
  private final Runnable afterAlerts;
  private final Map<String, RuleVerdict> untold = new LinkedHashMap<>();
  private final Pulse pulse = new Pulse("Budgets and alerts", this::moveOn);

  /**
   * @param afterAlerts done after each time that alerts may have changed
   */
  Heartbeat(
      SloService slos,
      AlertService alerts,
      Collector collector,
      IncidentNotes incidents,
      Runnable afterAlerts) {
    this.slos = slos;
    this.alerts = alerts;
    this.collector = collector;
    this.incidents = incidents;
    this.afterAlerts = afterAlerts;
  }

  void start() {
    pulse.start();
  }

  /** Slices came: rules are looked at before their time. */
  void soon() {
    pulse.soon();
  }

  /** One beat; never throws. */
  void beat() {
    pulse.beat();
  }

  private void moveOn() {
    for (RuleVerdict verdict : slos.tick(this::expected)) {
      untold.put(verdict.slo() + "\n" + verdict.rule().name(), verdict);
    }
    alerts.accept(List.copyOf(untold.values()));
    untold.clear();
    afterAlerts.run();
    incidents.follow();
  }

  /** The source that lags most decides, for budgets speak of all members at one minute. */
  private long expected(SloDefinition slo) {
    return slo.sources().stream().mapToLong(collector::expectedUntil).min().orElseThrow();
  }

  /** What keeps budgets and alerts from being up to date; empty if nothing does. */
  Optional<String> trouble() {
    return pulse.trouble();
  }

  @Override
  public void close() {
    pulse.close();
  }
}

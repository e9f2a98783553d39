package io.andal.alert;

import io.andal.database.Database;
import io.andal.slo.RuleVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Turns verdicts into alerts with a life, keeps them, and queues what is to be told in the outbox,
 * all in one transaction. Thread-safe.
 */
public final class AlertService {

  public AlertService(Database database, Clock clock, AlertContext context) {
    throw new UnsupportedOperationException();
  }

  /** Takes what the rules say now; starts, fires, freezes and resolves alerts. */
  public void accept(List<RuleVerdict> verdicts) {
    throw new UnsupportedOperationException();
  }

  /** Pending and firing alerts, newest first. */
  public List<Alert> active() {
    throw new UnsupportedOperationException();
  }

  /**
   * Alerts, newest first.
   *
   * @param slo only of this SLO, if given
   * @param before only older than the alert with this id, if given (the page's cursor)
   * @param limit 1 to 500
   */
  public List<Alert> alerts(
      Optional<String> slo, Optional<AlertState> state, Optional<String> before, int limit) {
    throw new UnsupportedOperationException();
  }

  public Optional<Alert> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** What was or is to be sent about an alert. */
  public List<Delivery> deliveries(String alert) {
    throw new UnsupportedOperationException();
  }

  /** SLOs that no longer exist end their alerts quietly. */
  public void retain(java.util.Set<String> slos) {
    throw new UnsupportedOperationException();
  }
}

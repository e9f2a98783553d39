package io.andal.alert;

import io.andal.alert.store.AlertStore;
import io.andal.alert.store.DeliveryStore;
import io.andal.alert.store.StoredAlert;
import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.slo.RuleVerdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Turns verdicts into alerts with a life, keeps them, and queues what is to be told in the outbox,
 * all in one transaction. Thread-safe.
 */
public final class AlertService {
  private final Jdbi jdbi;
  private final AlertStore alerts = new AlertStore();
  private final DeliveryStore deliveries = new DeliveryStore();
  private final AlertChanges changes;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Opens the store and brings its tables up to date. */
  public AlertService(Database database, Clock clock, AlertContext context) {
    database.migrate("alert");
    this.jdbi = database.jdbi();
    this.changes = new AlertChanges(alerts, deliveries, context, clock);
  }

  /**
   * Tells somebody when alerts have changed and that is stored.
   *
   * @param listener returns at once
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Takes what the rules say now; starts, fires, freezes and resolves alerts. */
  public void accept(List<RuleVerdict> verdicts) {
    boolean changed = jdbi.inTransaction(handle -> accept(handle, verdicts));
    if (changed) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Whether anything is another than before. */
  private boolean accept(Handle handle, List<RuleVerdict> verdicts) {
    Map<RuleKey, StoredAlert> active = new LinkedHashMap<>();
    for (StoredAlert stored : alerts.active(handle)) {
      active.put(RuleKey.of(stored.alert()), stored);
    }
    Map<RuleKey, StoredAlert> before = Map.copyOf(active);
    Set<RuleKey> heard = new HashSet<>();
    for (RuleVerdict verdict : verdicts) {
      RuleKey key = new RuleKey(verdict.slo(), verdict.rule().name());
      heard.add(key);
      changes
          .apply(handle, Optional.ofNullable(active.get(key)), verdict)
          .ifPresentOrElse(now -> active.put(key, now), () -> active.remove(key));
    }
    boolean frozen = false;
    for (StoredAlert silent : new ArrayList<>(active.values())) {
      if (!heard.contains(RuleKey.of(silent.alert()))) {
        changes.unheard(handle, silent);
        frozen = true;
      }
    }
    return frozen || !active.equals(before);
  }

  /** Pending and firing alerts, newest first. */
  public List<Alert> active() {
    return jdbi.withHandle(
        handle -> alerts.active(handle).stream().map(StoredAlert::alert).toList());
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
    if (limit < 1 || limit > 500) {
      throw new IllegalArgumentException("a page has 1 to 500 alerts, not " + limit);
    }
    return jdbi.withHandle(handle -> alerts.page(handle, slo, state, before, limit));
  }

  public Optional<Alert> find(String id) {
    return jdbi.withHandle(handle -> alerts.find(handle, id)).map(StoredAlert::alert);
  }

  /** How many alerts of each SLO began to fire in a range; SLOs without any are left out. */
  public Map<String, Integer> fired(MinuteRange range) {
    return jdbi.withHandle(handle -> alerts.fired(handle, range));
  }

  /** What was or is to be sent about an alert. */
  public List<Delivery> deliveries(String alert) {
    return jdbi.withHandle(handle -> deliveries.ofAlert(handle, alert));
  }

  /** SLOs that no longer exist end their alerts quietly. */
  public void retain(Set<String> slos) {
    jdbi.useTransaction(
        handle ->
            alerts.active(handle).stream()
                .filter(stored -> !slos.contains(stored.alert().slo()))
                .forEach(stored -> changes.endQuietly(handle, stored)));
  }

  /** There is one active alert for each of these. */
  private record RuleKey(String slo, String rule) {
    static RuleKey of(Alert alert) {
      return new RuleKey(alert.slo(), alert.rule());
    }
  }
}

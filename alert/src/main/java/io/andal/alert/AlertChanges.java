package io.andal.alert;

import io.andal.alert.store.AlertStore;
import io.andal.alert.store.DeliveryStore;
import io.andal.alert.store.StoredAlert;
import io.andal.channel.Notice;
import io.andal.signal.MinuteRange;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.RuleVerdict;
import io.andal.slo.SloDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Carries the steps of the state machine into the store and the outbox. */
final class AlertChanges {
  /** A verdict this old is of history that was read later, and nobody is woken for it. */
  private static final long HISTORY_MINUTES = 24 * 60;

  private final AlertStore alerts;
  private final Announcer announcer;
  private final AlertContext context;
  private final Clock clock;
  private final AlertIds ids = new AlertIds();

  AlertChanges(AlertStore alerts, DeliveryStore deliveries, AlertContext context, Clock clock) {
    this.alerts = alerts;
    this.announcer = new Announcer(deliveries, context, clock);
    this.context = context;
    this.clock = clock;
  }

  /** One verdict; returns the alert that is active afterwards. */
  Optional<StoredAlert> apply(Handle handle, Optional<StoredAlert> stored, RuleVerdict verdict) {
    if (stored.isEmpty() && !canStart(verdict)) {
      return stored;
    }
    Optional<SloDefinition> slo = context.slo(verdict.slo());
    if (slo.isEmpty() || verdict.asOf() < now() - HISTORY_MINUTES) {
      return stored;
    }
    Optional<Budget> budget = context.budget(verdict.slo());
    boolean reading = budget.map(Budget::state).filter(BudgetState.READING::equals).isPresent();
    Optional<Episode> before = stored.map(AlertChanges::episode);
    Optional<Episode> after = AlertMachine.next(before, verdict, reading);
    Summary summary = new Summary(slo.get(), verdict.rule(), budget);
    if (stored.isEmpty()) {
      return after.flatMap(episode -> start(handle, summary, episode));
    }
    if (after.isEmpty()) {
      alerts.deletePending(handle, stored.get().alert().id());
      return Optional.empty();
    }
    return change(handle, stored.get(), after.get(), summary);
  }

  /** Most verdicts are of rules without an alert; they cost nothing. */
  private static boolean canStart(RuleVerdict verdict) {
    return switch (verdict.verdict()) {
      case HOLDS -> true;
      case CLEAR -> false;
      case UNMEASURED -> verdict.rule().whenNoData();
    };
  }

  /**
   * An active alert of which the rules said nothing: its rule may have gone, or it became clear
   * while nobody listened, as across a restart.
   */
  void unheard(Handle handle, StoredAlert stored) {
    Alert alert = stored.alert();
    Optional<SloDefinition> slo = context.slo(alert.slo());
    if (slo.isEmpty()) {
      return;
    }
    Optional<AlertRule> rule =
        slo.get().alertRules().stream().filter(r -> r.name().equals(alert.rule())).findFirst();
    if (rule.isEmpty()) {
      endQuietly(handle, stored);
      return;
    }
    Optional<Budget> budget = context.budget(alert.slo());
    if (budget.isPresent() && new Summary(slo.get(), rule.get(), budget).clear()) {
      long asOf = budget.get().asOf();
      apply(
          handle,
          Optional.of(stored),
          new RuleVerdict(alert.slo(), rule.get(), asOf, RuleVerdict.Verdict.CLEAR));
    }
  }

  /** Ends an alert whose SLO or rule is gone; nobody is told, for nobody can act. */
  void endQuietly(Handle handle, StoredAlert stored) {
    Alert alert = stored.alert();
    if (alert.state() == AlertState.PENDING) {
      alerts.deletePending(handle, alert.id());
      return;
    }
    Episode ended = episode(stored).at(Math.max(stored.asOf(), now())).in(AlertState.RESOLVED);
    Alert after =
        withEpisode(
            alert,
            ended,
            alert.severity(),
            alert.burnRate(),
            alert.remaining(),
            "The SLO or its alert rule was removed. " + alert.summary());
    alerts.update(handle, new StoredAlert(after, stored.cause(), ended.asOf()), AlertState.FIRING);
  }

  private Optional<StoredAlert> start(Handle handle, Summary summary, Episode episode) {
    SloDefinition slo = summary.slo();
    AlertRule rule = summary.rule();
    if (endedBefore(handle, slo.name(), rule.name(), episode.asOf())) {
      return Optional.empty();
    }
    Alert blank =
        new Alert(
            ids.next(clock.millis()),
            slo.name(),
            slo.service(),
            rule.name(),
            rule.severity(),
            AlertState.PENDING,
            false,
            MinuteRange.startOf(episode.started()),
            Optional.empty(),
            Optional.empty(),
            0,
            1,
            "");
    StoredAlert stored = stored(blank, episode, summary);
    if (!alerts.insert(handle, stored)) {
      return Optional.empty();
    }
    if (episode.state() == AlertState.FIRING) {
      announcer.tell(handle, stored, Notice.Event.STARTED, summary);
    }
    return Optional.of(stored);
  }

  /**
   * Whether the rule's last alert ended at or after this minute: then the verdict is one that was
   * seen before. A minute far behind that end can only come of a clock that had been wrong.
   */
  private boolean endedBefore(Handle handle, String slo, String rule, long asOf) {
    return alerts
        .lastEnd(handle, slo, rule)
        .filter(end -> asOf <= end && end - asOf <= HISTORY_MINUTES)
        .isPresent();
  }

  private Optional<StoredAlert> change(
      Handle handle, StoredAlert stored, Episode after, Summary summary) {
    Episode before = episode(stored);
    if (after.sameAs(before)) {
      if (after.asOf() > before.asOf()) {
        alerts.judged(handle, stored.alert().id(), after.asOf());
      }
      return Optional.of(new StoredAlert(stored.alert(), stored.cause(), after.asOf()));
    }
    StoredAlert changed = stored(stored.alert(), after, summary);
    boolean ours = alerts.update(handle, changed, before.state());
    if (ours && before.state() != after.state()) {
      announcer.tell(handle, changed, event(after.state()), summary);
    }
    return after.state() == AlertState.RESOLVED ? Optional.empty() : Optional.of(changed);
  }

  private static Notice.Event event(AlertState state) {
    return state == AlertState.RESOLVED ? Notice.Event.RESOLVED : Notice.Event.STARTED;
  }

  private static StoredAlert stored(Alert alert, Episode episode, Summary summary) {
    Alert after =
        withEpisode(
            alert,
            episode,
            summary.rule().severity(),
            summary.burnRate(),
            summary.remaining(),
            summary.sentence(episode));
    return new StoredAlert(after, episode.cause(), episode.asOf());
  }

  private static Alert withEpisode(
      Alert alert,
      Episode episode,
      String severity,
      double burnRate,
      double remaining,
      String summary) {
    boolean fires = alert.firedAt().isEmpty() && episode.state() == AlertState.FIRING;
    boolean ends = episode.state() == AlertState.RESOLVED;
    Optional<Instant> asOf = Optional.of(MinuteRange.startOf(episode.asOf()));
    return new Alert(
        alert.id(),
        alert.slo(),
        alert.service(),
        alert.rule(),
        severity,
        episode.state(),
        episode.frozen(),
        MinuteRange.startOf(episode.started()),
        fires ? asOf : alert.firedAt(),
        ends ? asOf : alert.resolvedAt(),
        burnRate,
        remaining,
        summary);
  }

  private static Episode episode(StoredAlert stored) {
    Alert alert = stored.alert();
    return new Episode(
        stored.cause(),
        alert.state(),
        alert.frozen(),
        MinuteRange.minuteOf(alert.startedAt()),
        stored.asOf());
  }

  private long now() {
    return MinuteRange.minuteOf(clock.instant());
  }
}

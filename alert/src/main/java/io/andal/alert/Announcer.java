package io.andal.alert;

import io.andal.alert.store.DeliveryStore;
import io.andal.alert.store.StoredAlert;
import io.andal.channel.Notice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Queues what is to be told of an alert, in the transaction that changes it. */
final class Announcer {
  private final DeliveryStore deliveries;
  private final AlertContext context;
  private final Clock clock;

  Announcer(DeliveryStore deliveries, AlertContext context, Clock clock) {
    this.deliveries = deliveries;
    this.context = context;
    this.clock = clock;
  }

  void tell(Handle handle, StoredAlert stored, Notice.Event event, Summary summary) {
    List<AlertContext.Recipient> recipients = recipients(handle, stored.alert(), event, summary);
    if (!recipients.isEmpty()) {
      deliveries.enqueue(handle, notice(stored, event, summary), recipients, clock.instant());
    }
  }

  private List<AlertContext.Recipient> recipients(
      Handle handle, Alert alert, Notice.Event event, Summary summary) {
    AlertRule rule = summary.rule();
    boolean wanted =
        switch (event) {
          case STARTED -> rule.notifyBreaching();
          case RESOLVED -> rule.notifyResolved();
        };
    if (!wanted) {
      return List.of();
    }
    // Those who heard of the start hear of the end, whatever the documents say by then.
    return event == Notice.Event.RESOLVED && rule.notifyBreaching()
        ? deliveries.toldOfStart(handle, alert.id())
        : context.recipients(summary.slo(), rule);
  }

  private Notice notice(StoredAlert stored, Notice.Event event, Summary summary) {
    Alert alert = stored.alert();
    SloDefinition slo = summary.slo();
    return new Notice(
        alert.id(),
        event,
        stored.cause(),
        slo.name(),
        Summary.oneLine(slo.displayName()),
        slo.service(),
        alert.rule(),
        Summary.oneLine(alert.severity()),
        alert.summary(),
        slo.target(),
        summary.budget().map(b -> b.period().sli()).filter(Double::isFinite),
        alert.remaining(),
        alert.burnRate(),
        summary.burns(),
        summary.budget().flatMap(Budget::exhaustion),
        context.ownerOfSlo(slo.name()).map(owner -> Summary.oneLine(owner.displayName())),
        context.link(slo.name()),
        alert.startedAt(),
        alert.resolvedAt(),
        context.runbook(slo.name()).map(Summary::oneLine),
        Optional.empty());
  }
}

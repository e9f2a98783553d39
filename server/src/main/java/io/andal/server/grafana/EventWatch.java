package io.andal.server.grafana;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.server.AndalRuntime;
import io.andal.slo.Budget;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks what began and what ended since the last time, also before a restart, and queues it for one
 * Grafana. What is open stands in the outbox. Not thread-safe.
 */
final class EventWatch {
  /** What happened before Grafana was connected is told so far back. */
  private static final Duration BACK = Duration.ofDays(1);

  private static final Duration NOTES_BACK = Duration.ofDays(7);
  private static final int MOST = 500;
  private static final int MOST_REMEMBERED = 50_000;
  private static final String ALERT = "alert:";
  private static final String BUDGET = "budget:";
  private static final String GATE = "gate:";

  /** Notes of alerts are alerts, which are told already. */
  private static final String ALERTS_NOTE = "alert-";

  private final AndalRuntime runtime;
  private final EventOutbox outbox;
  private final String target;
  private final EventText text;
  private final Set<String> offered = new HashSet<>();
  private long gatesLookedAt = Long.MIN_VALUE;

  EventWatch(AndalRuntime runtime, EventOutbox outbox, String target) {
    this.runtime = runtime;
    this.outbox = outbox;
    this.target = target;
    this.text = new EventText(runtime::publicUrl);
  }

  void look(Instant now) {
    alerts(now);
    budgets(now);
    long minute = Math.floorDiv(now.getEpochSecond(), 60L);
    if (minute != gatesLookedAt) {
      gatesLookedAt = minute;
      gates(now);
      notes(now);
      outbox.prune(now);
    }
  }

  /** Offers what wasn't offered in this state before. */
  private void offer(Event event, Instant now) {
    if (offered.size() > MOST_REMEMBERED) {
      offered.clear();
    }
    if (offered.add(event.key() + " " + event.to().map(Instant::toString).orElse(""))) {
      outbox.offer(target, event, now);
    }
  }

  private void alerts(Instant now) {
    Set<String> firing = new HashSet<>();
    for (Alert alert : runtime.alerts().active()) {
      if (alert.state() == AlertState.FIRING) {
        firing.add(ALERT + alert.id());
        offer(text.alert(ALERT + alert.id(), alert, Optional.empty()), now);
      }
    }
    runtime
        .alerts()
        .alerts(Optional.empty(), Optional.of(AlertState.RESOLVED), Optional.empty(), 100)
        .stream()
        .filter(alert -> alert.firedAt().isPresent())
        .filter(alert -> alert.resolvedAt().filter(at -> at.isAfter(now.minus(BACK))).isPresent())
        .forEach(alert -> offer(text.alert(ALERT + alert.id(), alert, alert.resolvedAt()), now));
    for (String key : outbox.open(target, ALERT)) {
      if (!firing.contains(key)) {
        Instant end =
            runtime
                .alerts()
                .find(key.substring(ALERT.length()))
                .flatMap(Alert::resolvedAt)
                .orElse(now);
        outbox.end(target, key, end);
      }
    }
  }

  private void budgets(Instant now) {
    Map<String, String> open = openBySubject(BUDGET);
    for (SloDefinition slo : runtime.slos().definitions()) {
      Optional<Budget> found = runtime.slos().budget(slo.name());
      String key = open.remove(slo.name());
      if (found.isEmpty() || !isKnown(found.get())) {
        continue;
      }
      boolean exhausted = found.get().remaining() <= 0;
      if (exhausted && key == null) {
        offer(text.budget(BUDGET + slo.name() + "@" + now.toEpochMilli(), slo, now), now);
      } else if (!exhausted && key != null) {
        outbox.end(target, key, now);
      }
    }
    open.values().forEach(key -> outbox.end(target, key, now));
  }

  /** Whether the state of a budget says anything. */
  private static boolean isKnown(Budget budget) {
    return switch (budget.state()) {
      case HEALTHY, BURNING, EXHAUSTED -> budget.period().total() > 0;
      case UNMEASURED, READING -> false;
    };
  }

  private void gates(Instant now) {
    Map<String, String> open = openBySubject(GATE);
    Set<String> services = new TreeSet<>();
    runtime.slos().definitions().forEach(slo -> services.addAll(slo.services()));
    for (String service : services) {
      Optional<GateDecision> decision = runtime.slos().gateForService(service);
      String key = open.remove(service);
      if (decision.isEmpty()) {
        continue;
      }
      switch (decision.get().answer()) {
        case NO, APPROVAL -> {
          if (key == null) {
            String fresh = GATE + service + "@" + now.toEpochMilli();
            offer(text.gate(fresh, service, decision.get(), now), now);
          }
        }
        case YES -> {
          if (key != null) {
            outbox.end(target, key, now);
          }
        }
        case UNKNOWN -> {}
      }
    }
    open.values().forEach(key -> outbox.end(target, key, now));
  }

  /** Open keys by what stands between their kind and their time. */
  private Map<String, String> openBySubject(String kind) {
    Map<String, String> open = new HashMap<>();
    for (String key : outbox.open(target, kind)) {
      open.put(key.substring(kind.length(), key.lastIndexOf('@')), key);
    }
    return open;
  }

  private void notes(Instant now) {
    List<Annotation> notes =
        runtime
            .annotations()
            .list(
                new AnnotationQuery(
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    now.minus(NOTES_BACK),
                    now.plus(NOTES_BACK),
                    Optional.empty(),
                    MOST));
    Stream<Annotation> own =
        notes.stream()
            .filter(note -> note.key().filter(key -> key.startsWith(ALERTS_NOTE)).isEmpty());
    own.forEach(note -> offer(text.note("note:" + note.id(), note), now));
  }
}

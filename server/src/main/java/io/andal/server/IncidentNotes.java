package io.andal.server;

import io.andal.alert.Alert;
import io.andal.alert.AlertService;
import io.andal.alert.AlertState;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.slo.annotation.Annotations;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.InvalidAnnotationException;
import io.andal.slo.annotation.NewAnnotation;
import io.andal.slo.annotation.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes alerts of severity {@code incident} on the line of time, each once, from its start to its
 * end. Not thread-safe.
 */
final class IncidentNotes {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentNotes.class);
  private static final String SEVERITY = "incident";
  private static final String AUTHOR = "andal";

  /** Stands before the alert's id in the key of its annotation. */
  private static final String KEY = "alert-";

  private static final int LONGEST_TITLE = 200;

  private final AlertService alerts;
  private final Annotations annotations;
  private final SloService slos;
  private final Supplier<String> publicUrl;

  /** Alerts that were noted and have not ended, and those that can't be noted. */
  private final Set<String> open = new HashSet<>();

  private boolean knowsOpen;

  IncidentNotes(
      AlertService alerts, Annotations annotations, SloService slos, Supplier<String> publicUrl) {
    this.alerts = alerts;
    this.annotations = annotations;
    this.slos = slos;
    this.publicUrl = publicUrl;
  }

  /** Notes what began and what ended since the last time, also before a restart. */
  void follow() {
    if (!knowsOpen) {
      annotations.openKeys(KEY).forEach(key -> open.add(key.substring(KEY.length())));
      knowsOpen = true;
    }
    List<Alert> firing =
        alerts.active().stream()
            .filter(alert -> alert.state() == AlertState.FIRING)
            .filter(alert -> alert.severity().equals(SEVERITY))
            .toList();
    for (Alert alert : firing) {
      if (!open.contains(alert.id())) {
        begin(alert);
        open.add(alert.id());
      }
    }
    Set<String> lasting = firing.stream().map(Alert::id).collect(Collectors.toSet());
    for (String id : List.copyOf(open)) {
      if (!lasting.contains(id)) {
        alerts.find(id).flatMap(Alert::resolvedAt).ifPresent(end -> annotations.end(KEY + id, end));
        open.remove(id);
      }
    }
  }

  private void begin(Alert alert) {
    try {
      annotations.add(
          new NewAnnotation(
              alert.firedAt().orElse(alert.startedAt()),
              Optional.empty(),
              Category.INCIDENT,
              title(alert),
              alert.summary(),
              Optional.of(publicUrl.get() + "/alerts/" + alert.id()),
              new Subject.OfSlo(alert.slo()),
              Map.of("alert", alert.id(), "rule", alert.rule()),
              Optional.of(KEY + alert.id())),
          AUTHOR);
    } catch (InvalidAnnotationException e) {
      LOG.warn("Incident {} of {} can't be noted: {}", alert.id(), alert.slo(), e.getMessage());
    }
  }

  private String title(Alert alert) {
    String name = slos.find(alert.slo()).map(SloDefinition::displayName).orElse(alert.slo());
    String title = (name + ": " + alert.rule()).replaceAll("\\p{Cntrl}+", " ");
    return title.substring(0, Math.min(LONGEST_TITLE, title.length()));
  }
}

package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The alerts that concern something: those that fire, and those of its SLOs of the last week. */
public final class ConcernedAlerts {
  private static final Duration BACK = Duration.ofDays(7);
  private static final int MOST_SLOS = 50;
  private static final int OF_AN_SLO = 20;
  private static final int SHOWN = 20;

  private ConcernedAlerts() {}

  /** One of them. */
  public record Row(
      String href,
      String name,
      Badge badge,
      String summary,
      String from,
      String lasted,
      boolean over,
      Instant start) {}

  /**
   * Finds them; what fires first, then the newest.
   *
   * @param labels whether an alert that fires concerns it, by its labels
   * @param slos whether an SLO does
   */
  public static List<Row> of(
      AndalRuntime runtime, Predicate<Labels> labels, Predicate<SloDefinition> slos, Voice voice) {
    List<Row> rows = new ArrayList<>();
    for (Standing standing : runtime.groups().standings()) {
      if (labels.test(standing.alert().labels())) {
        rows.add(row(standing, voice));
      }
    }
    runtime.slos().definitions().stream()
        .filter(slos)
        .limit(MOST_SLOS)
        .forEach(slo -> ofSlo(runtime, slo, voice, rows));
    return rows.stream()
        .sorted(
            Comparator.comparing(Row::over)
                .thenComparing(Row::start, Comparator.reverseOrder())
                .thenComparing(Row::href))
        .limit(SHOWN)
        .toList();
  }

  private static Row row(Standing standing, Voice voice) {
    Instant start = standing.alert().startsAt();
    return new Row(
        "/alerts/firing/" + Labels.hex(standing.alert().fingerprint()),
        standing.alert().name(),
        FiringPage.badge(standing, voice),
        standing.alert().annotations().getOrDefault("summary", ""),
        voice.moment(start),
        voice.duration(length(start, voice.now())),
        false,
        start);
  }

  private static void ofSlo(AndalRuntime runtime, SloDefinition slo, Voice voice, List<Row> rows) {
    Instant from = voice.now().minus(BACK);
    for (Alert alert :
        runtime
            .alerts()
            .alerts(Optional.of(slo.name()), Optional.empty(), Optional.empty(), OF_AN_SLO)) {
      Instant start = alert.firedAt().orElse(alert.startedAt());
      Instant end = alert.resolvedAt().orElse(voice.now());
      if (alert.state() != AlertState.PENDING && !end.isBefore(from)) {
        rows.add(
            new Row(
                "/alerts/" + alert.id(),
                slo.displayName(),
                AlertBadge.of(alert, voice),
                alert.summary(),
                voice.moment(start),
                voice.duration(length(start, end)),
                alert.state() == AlertState.RESOLVED,
                start));
      }
    }
  }

  private static Duration length(Instant from, Instant to) {
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }
}

package io.andal.server.report;

import io.andal.ownership.Owner;
import io.andal.server.AndalRuntime;
import io.andal.slo.SloDefinition;
import io.andal.slo.report.ReliabilityReport;
import io.andal.slo.report.ReliabilityReport.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/**
 * Makes reports from what is kept. They are kept for a while, those of periods that are over for
 * minutes: late slices may still change them, but not while somebody pages through. Thread-safe;
 * one is made at a time.
 */
@Component
final class Reports {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration RUNNING_KEPT = Duration.ofSeconds(30);
  private static final int MOST = 20;

  private final AndalRuntime runtime;

  /** Oldest first. */
  private final SequencedMap<Asked, Kept> finished = new LinkedHashMap<>();

  Reports(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /** Another revision of the documents may count otherwise. */
  private record Asked(ReportQuery query, long revision) {}

  private record Kept(Made made, Instant at) {

    boolean fresh(Instant now) {
      Duration kept = made.query().period().closed(at) ? KEPT : RUNNING_KEPT;
      return !now.isBefore(at) && now.isBefore(at.plus(kept));
    }
  }

  /**
   * A report with what only the server knows.
   *
   * @param titles of its groups, by name, for people
   * @param alerts how many began to fire, by SLO
   */
  record Made(
      ReportQuery query,
      ReliabilityReport report,
      Map<String, String> titles,
      Map<String, Integer> alerts) {

    int alertsOf(String slo) {
      return alerts.getOrDefault(slo, 0);
    }

    int alertsOf(Group group) {
      return group.lines().stream().mapToInt(line -> alertsOf(line.slo().name())).sum();
    }
  }

  /** Reads all slices of the period, so it may take seconds for thousands of SLOs. */
  synchronized Made make(ReportQuery query) {
    Instant now = runtime.clock().instant();
    finished.values().removeIf(kept -> !kept.fresh(now));
    Asked asked = new Asked(query, runtime.workspace().revision());
    Kept kept = finished.get(asked);
    if (kept == null) {
      if (finished.size() == MOST) {
        finished.pollFirstEntry();
      }
      kept = new Kept(make(query, now), now);
      finished.put(asked, kept);
    }
    return kept.made();
  }

  private Made make(ReportQuery query, Instant now) {
    List<SloDefinition> slos =
        runtime.slos().definitions().stream()
            .filter(slo -> query.only().isEmpty() || group(query, slo).equals(query.only()))
            .toList();
    ReliabilityReport report =
        ReliabilityReport.of(
            query.period(),
            now,
            slos,
            slo -> group(query, slo),
            (some, parts) ->
                runtime.slos().sums(some.stream().map(SloDefinition::name).toList(), parts));
    return new Made(
        query, report, titles(query, slos), runtime.alerts().fired(query.period().range()));
  }

  private String group(ReportQuery query, SloDefinition slo) {
    return switch (query.by()) {
      case SERVICE -> slo.service();
      case TEAM -> owner(slo).map(Owner::reference).orElse("");
    };
  }

  private Map<String, String> titles(ReportQuery query, List<SloDefinition> slos) {
    Map<String, String> titles = new java.util.TreeMap<>();
    for (SloDefinition slo : slos) {
      switch (query.by()) {
        case SERVICE ->
            titles.computeIfAbsent(
                slo.service(),
                name ->
                    runtime
                        .workspace()
                        .current()
                        .find("Service", name)
                        .map(io.andal.workspace.Document::displayName)
                        .orElse(name));
        case TEAM ->
            owner(slo).ifPresent(owner -> titles.put(owner.reference(), owner.displayName()));
      }
    }
    return titles;
  }

  Optional<Owner> owner(SloDefinition slo) {
    return runtime.owners().ownerOfSlo(slo.document());
  }
}

package io.andal.server.api;

import io.andal.server.AndalRuntime;
import io.andal.server.signal.BudgetWriting;
import io.andal.signal.SourceActivity;
import io.andal.signal.SourceHealth;
import io.andal.signal.remotewrite.WriterHealth;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;

/** How the data sources are, and what is written to them, for Prometheus. */
final class SourceMetrics implements MultiCollector {
  private final AndalRuntime runtime;
  private final BudgetWriting writing;

  SourceMetrics(AndalRuntime runtime, BudgetWriting writing) {
    this.runtime = runtime;
    this.writing = writing;
  }

  @Override
  public MetricSnapshots collect() {
    Scrape scrape = new Scrape();
    Map<String, Long> newest = newestMinutes();
    for (SourceHealth source : runtime.collector().health()) {
      Labels labels = Labels.of("source", source.source(), "type", source.type());
      scrape.gauge(
          "andal_source_up",
          "1 while the data source answers, 0 while all readings fail",
          labels,
          source.state() == SourceHealth.State.DOWN ? 0 : 1);
      scrape.gauge(
          "andal_source_indicators", "SLIs that are read from it", labels, source.indicators());
      scrape.gauge("andal_source_waiting", "SLIs that wait for it now", labels, source.waiting());
      Long minute = newest.get(source.source());
      if (minute != null) {
        scrape.gauge(
            "andal_source_lag_seconds",
            "Time since the end of the newest minute that it had data for",
            labels,
            runtime.clock().millis() / 1e3 - (minute + 1) * 60.0);
      }
    }
    for (SourceActivity activity : runtime.collector().activity()) {
      Labels labels = Labels.of("source", activity.source(), "type", activity.type());
      scrape.counter(
          "andal_source_readings",
          "Times that it was read, for some SLIs over some minutes",
          labels,
          activity.readings());
      scrape.counter(
          "andal_source_failed_readings",
          "Readings that gave nothing for at least one SLI",
          labels,
          activity.failures());
    }
    writing.health().forEach(health -> add(health, scrape));
    scrape.gauge(
        "andal_outbox_depth",
        "Messages that wait to be sent",
        Labels.EMPTY,
        (double) runtime.outbox().waiting());
    return scrape.snapshots();
  }

  /** Of composites nobody can say which source was late. */
  private Map<String, Long> newestMinutes() {
    Map<String, Long> newest = new HashMap<>();
    for (SloDefinition slo : runtime.slos().definitions()) {
      if (slo.sources().size() == 1) {
        runtime
            .slos()
            .budget(slo.name())
            .flatMap(Budget::lastMeasured)
            .ifPresent(minute -> newest.merge(slo.sources().getFirst(), minute, Math::max));
      }
    }
    return newest;
  }

  private static void add(WriterHealth health, Scrape scrape) {
    Labels labels = Labels.of("source", health.source());
    scrape.gauge(
        "andal_remote_write_up",
        "1 unless the last write to it failed",
        labels,
        health.lastFailure().isEmpty() ? 1 : 0);
    scrape.gauge(
        "andal_remote_write_waiting_samples",
        "Samples that are still to be written to it",
        labels,
        (double) health.waiting());
    scrape.counter("andal_remote_write_samples", "Samples that it took", labels, health.sent());
    scrape.counter(
        "andal_remote_write_dropped_samples",
        "Samples that it refused, or that waited too long",
        labels,
        health.dropped());
    scrape.counter(
        "andal_remote_write_failures", "Writes that it didn't take", labels, health.failures());
  }
}

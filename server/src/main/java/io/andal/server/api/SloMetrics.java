package io.andal.server.api;

import io.andal.server.AndalRuntime;
import io.andal.signal.SourceHealth;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.SloDefinition;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What budgets say, for Prometheus. One collector that reads all SLOs when it is scraped: 10,000
 * SLOs would be 10⁵ meters to keep registered.
 */
final class SloMetrics implements MultiCollector {
  private final AndalRuntime runtime;

  SloMetrics(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeSnapshot.Builder target =
        gauge("andal_slo_target_ratio", "Share of good events that is promised");
    GaugeSnapshot.Builder sli =
        gauge("andal_slo_sli_ratio", "Share of good events in the SLO's window");
    GaugeSnapshot.Builder remaining =
        gauge(
            "andal_slo_error_budget_remaining_ratio",
            "Share of the error budget that is left; negative when it is overspent");
    GaugeSnapshot.Builder burn =
        gauge("andal_slo_burn_rate", "How fast the budget burns; 1 spends it in just its window");
    GaugeSnapshot.Builder state =
        gauge("andal_slo_state", "1 for the state in which the SLO is, 0 for the others");
    for (SloDefinition slo : runtime.slos().definitions()) {
      Labels labels = Labels.of("slo", slo.name(), "service", slo.service());
      target.dataPoint(point(labels, slo.target()));
      Optional<Budget> found = runtime.slos().budget(slo.name());
      BudgetState current = found.map(Budget::state).orElse(BudgetState.UNMEASURED);
      for (BudgetState one : BudgetState.values()) {
        state.dataPoint(
            point(
                labels.add("state", one.name().toLowerCase(Locale.ROOT)), one == current ? 1 : 0));
      }
      found.ifPresent(budget -> add(budget, labels, sli, remaining, burn));
    }
    return MetricSnapshots.of(
        target.build(),
        sli.build(),
        remaining.build(),
        burn.build(),
        state.build(),
        sources(),
        gauge("andal_outbox_depth", "Messages that wait to be sent")
            .dataPoint(point(Labels.EMPTY, (double) runtime.outbox().waiting()))
            .build());
  }

  private static void add(
      Budget budget,
      Labels labels,
      GaugeSnapshot.Builder sli,
      GaugeSnapshot.Builder remaining,
      GaugeSnapshot.Builder burn) {
    sli.dataPoint(point(labels, budget.period().sli()));
    remaining.dataPoint(point(labels, budget.remaining()));
    for (Budget.BurnRate rate : budget.burnRates()) {
      burn.dataPoint(point(labels.add("window", Times.shortly(rate.window())), rate.rate()));
    }
  }

  private GaugeSnapshot sources() {
    GaugeSnapshot.Builder up =
        gauge("andal_source_up", "1 while the data source answers, 0 while all readings fail");
    List<SourceHealth> health = runtime.collector().health();
    for (SourceHealth source : health) {
      up.dataPoint(
          point(
              Labels.of("source", source.source(), "type", source.type()),
              source.state() == SourceHealth.State.DOWN ? 0 : 1));
    }
    return up.build();
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}

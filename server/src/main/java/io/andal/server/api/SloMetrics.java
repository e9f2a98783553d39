package io.andal.server.api;

import io.andal.server.AndalRuntime;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Optional;

/**
 * What budgets say, for Prometheus. One collector that reads all SLOs when it is scraped: 10,000
 * SLOs would be 10⁵ meters to keep registered.
 */
public final class SloMetrics implements MultiCollector {
  private static final double MINUTE_SECONDS = 60;

  private final AndalRuntime runtime;

  public SloMetrics(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public MetricSnapshots collect() {
    Scrape scrape = new Scrape();
    for (SloDefinition slo : runtime.slos().definitions()) {
      Labels labels = Labels.of("slo", slo.name(), "service", slo.service());
      scrape.gauge(
          "andal_slo_target_ratio", "Share of good events that is promised", labels, slo.target());
      Optional<Budget> found = runtime.slos().budget(slo.name());
      BudgetState current = found.map(Budget::state).orElse(BudgetState.UNMEASURED);
      for (BudgetState state : BudgetState.values()) {
        scrape.gauge(
            "andal_slo_state",
            "1 for the state in which the SLO is, 0 for the others",
            labels.add("state", word(state)),
            state == current ? 1 : 0);
      }
      gate(slo, labels, scrape);
      found.ifPresent(budget -> add(slo, budget, labels, scrape));
    }
    return scrape.snapshots();
  }

  private void gate(SloDefinition slo, Labels labels, Scrape scrape) {
    GateDecision.Answer answer =
        runtime
            .slos()
            .gateForSlo(slo.name())
            .map(GateDecision::answer)
            .orElse(GateDecision.Answer.UNKNOWN);
    for (GateDecision.Answer one : GateDecision.Answer.values()) {
      scrape.gauge(
          "andal_slo_gate",
          "1 for the answer that the release gate gives for the SLO, 0 for the others",
          labels.add("answer", word(one)),
          one == answer ? 1 : 0);
    }
  }

  private void add(SloDefinition slo, Budget budget, Labels labels, Scrape scrape) {
    scrape.gauge(
        "andal_slo_sli_ratio",
        "Share of good events in the SLO's window",
        labels,
        budget.period().sli());
    scrape.gauge(
        "andal_slo_window_good_events",
        "Good events in the SLO's window so far",
        labels,
        budget.period().goodEvents());
    scrape.gauge(
        "andal_slo_window_events",
        "All valid events in the SLO's window so far",
        labels,
        budget.period().totalEvents());
    scrape.gauge(
        "andal_slo_error_budget_remaining_ratio",
        "Share of the error budget that is left; negative when it is overspent",
        labels,
        budget.remaining());
    scrape.gauge(
        "andal_slo_error_budget_remaining_events",
        "Bad events that the window's events so far still allow; negative when overspent",
        labels,
        slo.errorBudget() * budget.period().totalEvents() - budget.period().badEvents());
    for (Budget.BurnRate rate : budget.burnRates()) {
      scrape.gauge(
          "andal_slo_burn_rate",
          "How fast the budget burns; 1 spends it in just its window",
          labels.add("window", Times.shortly(rate.window())),
          rate.rate());
    }
    slices(budget, labels, scrape);
    budget
        .lastMeasured()
        .ifPresent(
            minute ->
                scrape.gauge(
                    "andal_slo_slice_age_seconds",
                    "Time since the end of the newest minute with data",
                    labels,
                    runtime.clock().millis() / 1e3 - (minute + 1) * MINUTE_SECONDS));
  }

  private static void slices(Budget budget, Labels labels, Scrape scrape) {
    String name = "andal_slo_window_slices";
    String help = "One-minute slices of the SLO's window so far, by what is known of them";
    scrape.gauge(name, help, labels.add("data", "measured"), budget.period().measured());
    scrape.gauge(name, help, labels.add("data", "missing"), budget.period().missing());
    scrape.gauge(name, help, labels.add("data", "unread"), budget.period().unread());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

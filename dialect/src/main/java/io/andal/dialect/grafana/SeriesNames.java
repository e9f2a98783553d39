package io.andal.dialect.grafana;

import io.andal.dialect.prometheus.Recorded;

/**
 * The PromQL by which a dashboard finds what rules recorded. Each text has one place, for the
 * conditions on labels.
 *
 * @param serviceLabel the label that names the service
 * @param sloLabel the label that names the SLO
 * @param burnLegend what a burn rate is called in a legend
 * @param alertTitle what {@code alerts} finds
 */
public record SeriesNames(
    String serviceLabel,
    String sloLabel,
    String remaining,
    String burn,
    String burnLegend,
    String sli,
    String objective,
    String alertTitle,
    String alerts) {

  /** Of Andal's own metrics. */
  public static SeriesNames metrics() {
    return new SeriesNames(
        "service",
        "slo",
        "andal_slo_error_budget_remaining_ratio{%s}",
        "andal_slo_burn_rate{%s}",
        "{{slo}} {{window}}",
        "andal_slo_sli_ratio{%s}",
        "andal_slo_target_ratio{%s}",
        "Burning and exhausted",
        "andal_slo_state{state=~\"burning|exhausted\",%s} == 1");
  }

  /** Of the exact rules. */
  public static SeriesNames exact() {
    return new SeriesNames(
        "service",
        "slo",
        Recorded.REMAINING + "{%s}",
        Recorded.BURN + "{%s}",
        "{{slo}} {{window}}",
        Recorded.SLI + "{%s}",
        Recorded.OBJECTIVE + "{%s}",
        "Alerts",
        "ALERTS{alertname=~\"%s|%s\",alertstate=\"firing\",%%s}"
            .formatted(Recorded.BURN_ALERT, Recorded.NO_DATA_ALERT));
  }

  /** Of the rules that Sloth makes. */
  public static SeriesNames sloth() {
    return new SeriesNames(
        "sloth_service",
        "sloth_slo",
        "slo:period_error_budget_remaining:ratio{%s}",
        "slo:current_burn_rate:ratio{%s}",
        "{{sloth_slo}} 5m",
        "1 - slo:period_burn_rate:ratio{%1$s} * on (sloth_id) slo:error_budget:ratio{%1$s}",
        "slo:objective:ratio{%s}",
        "Alerts",
        "ALERTS{sloth_severity!=\"\",alertstate=\"firing\",%s}");
  }

  /** The name of an SLO in a legend. */
  String legend() {
    return "{{" + sloLabel + "}}";
  }
}

package io.andal.dialect.grafana;

import io.andal.dialect.prometheus.Recorded;

/**
 * The PromQL by which a dashboard finds what rules recorded. Each text has one place, for the
 * conditions on labels.
 *
 * @param serviceLabel the label that names the service
 * @param sloLabel the label that names the SLO
 * @param burnLegend what a burn rate is called in a legend
 */
public record SeriesNames(
    String serviceLabel,
    String sloLabel,
    String remaining,
    String burn,
    String burnLegend,
    String sli,
    String objective,
    String alerts) {

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
        "ALERTS{sloth_severity!=\"\",alertstate=\"firing\",%s}");
  }

  /** The name of an SLO in a legend. */
  String legend() {
    return "{{" + sloLabel + "}}";
  }
}

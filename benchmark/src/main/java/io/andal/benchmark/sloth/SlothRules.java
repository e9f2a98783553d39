package io.andal.benchmark.sloth;

import java.util.List;
import java.util.Locale;

/**
 * Writes the 17 Prometheus rules that Sloth 0.16 makes of one event-based SLO with a 30-day period:
 * eight SLI recordings, seven of metadata, two alerts.
 */
final class SlothRules {
  private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");
  private static final double OBJECTIVE = 0.999;
  private final StringBuilder text = new StringBuilder("groups:\n");

  /** Adds the rules of one SLO over one service's requests. */
  void add(String service) {
    String id = service + "-availability";
    String labels =
        "{sloth_id=\"%s\", sloth_service=\"%s\", sloth_slo=\"availability\"}"
            .formatted(id, service);
    group("sloth-slo-sli-recordings-" + id);
    for (String window : WINDOWS) {
      record(
          "slo:sli_error:ratio_rate" + window,
          "(sum(rate(http_requests_total{service=\"%1$s\",code=~\"5..\"}[%2$s]))) / (sum(rate(http_requests_total{service=\"%1$s\"}[%2$s])))"
              .formatted(service, window),
          service,
          window);
    }
    record(
        "slo:sli_error:ratio_rate30d",
        "sum_over_time(slo:sli_error:ratio_rate5m%1$s[30d]) / ignoring (sloth_window) count_over_time(slo:sli_error:ratio_rate5m%1$s[30d])"
            .formatted(labels),
        service,
        "30d");
    group("sloth-slo-meta-recordings-" + id);
    record("slo:objective:ratio", "vector(" + OBJECTIVE + ")", service, "");
    record("slo:error_budget:ratio", "vector(1-" + OBJECTIVE + ")", service, "");
    record("slo:time_period:days", "vector(30)", service, "");
    record("slo:current_burn_rate:ratio", burn("5m", labels), service, "");
    record("slo:period_burn_rate:ratio", burn("30d", labels), service, "");
    record(
        "slo:period_error_budget_remaining:ratio",
        "1 - slo:period_burn_rate:ratio" + labels,
        service,
        "");
    record("sloth_slo_info", "vector(1)", service, "");
    group("sloth-slo-alerts-" + id);
    alert("page", pair(labels, "5m", "1h", 14.4) + " or " + pair(labels, "30m", "6h", 6));
    alert("ticket", pair(labels, "2h", "1d", 3) + " or " + pair(labels, "6h", "3d", 1));
  }

  private static String burn(String window, String labels) {
    return "slo:sli_error:ratio_rate%s%s / on(sloth_id, sloth_slo, sloth_service) group_left slo:error_budget:ratio%s"
        .formatted(window, labels, labels);
  }

  private static String pair(String labels, String shorter, String longer, double factor) {
    String one = "max(slo:sli_error:ratio_rate%s%s > (%s * %s)) without (sloth_window)";
    String threshold = String.format(Locale.ROOT, "%.4f", 1 - OBJECTIVE);
    return "("
        + one.formatted(shorter, labels, factor, threshold)
        + " and "
        + one.formatted(longer, labels, factor, threshold)
        + ")";
  }

  private void group(String name) {
    text.append("- name: ").append(name).append("\n  rules:\n");
  }

  private void record(String name, String expression, String service, String window) {
    text.append("  - record: ").append(name).append("\n    expr: ").append(quoted(expression));
    text.append("\n    labels:\n      sloth_id: ").append(service).append("-availability");
    text.append("\n      sloth_service: ").append(service);
    text.append("\n      sloth_slo: availability\n");
    if (!window.isEmpty()) {
      text.append("      sloth_window: ").append(window).append('\n');
    }
  }

  private void alert(String severity, String expression) {
    text.append("  - alert: HighErrorRate\n    expr: ").append(quoted(expression));
    text.append("\n    labels:\n      sloth_severity: ").append(severity).append('\n');
  }

  private static String quoted(String expression) {
    return "'" + expression.replace("'", "''") + "'";
  }

  /** The rule file. */
  String yaml() {
    return text.toString();
  }
}

package io.andal.signal.grafana;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import io.andal.signal.prometheus.PromqlDialect;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' API as Grafana's proxy passes it on.
 *
 * @param organization 0 for the token's own
 * @param thanos whether Grafana says that a Thanos is behind it: then whole answers or none
 */
record ProxyDialect(long organization, boolean thanos) implements PromqlDialect {

  @Override
  public String type() {
    return "Grafana";
  }

  @Override
  public Timing timing() {
    return GrafanaSettings.TIMING;
  }

  @Override
  public Map<String, String> headers() {
    return organization > 0 ? Map.of("X-Grafana-Org-Id", String.valueOf(organization)) : Map.of();
  }

  @Override
  public Map<String, List<String>> parameters() {
    return thanos
        ? Map.of(
            "partial_response", List.of("false"),
            "dedup", List.of("true"),
            "max_source_resolution", List.of("0"))
        : Map.of();
  }

  @Override
  public Map<String, List<String>> labelParameters() {
    return thanos ? Map.of("partial_response", List.of("false")) : Map.of();
  }

  @Override
  public boolean isAnnotation(String warning) {
    return warning.startsWith("PromQL warning:") || warning.startsWith("PromQL info:");
  }

  /** What a failure of the proxied source means when Grafana stands in between. */
  static SourceFailure explained(SourceFailure failure, Connected connected) {
    SourceFailure explained = meaning(failure, connected);
    return failure.retryAfter().map(explained::retryAfter).orElse(explained);
  }

  private static SourceFailure meaning(SourceFailure failure, Connected connected) {
    String said = failure.message();
    if (said.contains("Authentication to data source failed")) {
      return new SourceFailure(
          Cause.DENIED,
          said,
          "Mend the credentials of the data source \"%s\" in Grafana.".formatted(connected.name()));
    }
    if (said.contains(" answered 404")) {
      return new SourceFailure(
          Cause.BAD_QUERY,
          said,
          "Check `datasource` (\"%s\"): it needs the uid of a data source that speaks PromQL."
              .formatted(connected.uid()));
    }
    return failure.cause() == Cause.DENIED
        ? new SourceFailure(
            Cause.DENIED,
            said,
            "Check `token` and `orgId`, and that the service account may datasources:query \"%s\"."
                .formatted(connected.name()))
        : failure;
  }
}

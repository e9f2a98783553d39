package io.andal.signal.datadog;

/**
 * What is asked of Datadog. Each has limits of its own, and a scope that the application key needs.
 */
enum Endpoint {
  SERIES("timeseries_query"),
  SLO("slos_read"),
  SLO_HISTORY("slos_read"),
  METRICS("metrics_read"),
  KEYS("");

  private final String scope;

  Endpoint(String scope) {
    this.scope = scope;
  }

  /** The scope; empty if any key will do. */
  String scope() {
    return scope;
  }
}

package io.andal.signal.otlp;

/** The kinds of metrics that are kept. */
enum MetricKind {
  /** A monotonic sum: events counted. */
  SUM,
  /** Events counted by explicit bounds. */
  HISTOGRAM,
  /** A value that goes up and down. */
  GAUGE
}

package io.andal.signal;

import java.util.Map;

/**
 * One thing that a source can be asked for: the {@code metricSource.spec} of OpenSLO, as its author
 * wrote it. What it means is the source's business.
 */
public record Metric(Map<String, Object> spec) {
  public Metric {
    spec = Map.copyOf(spec);
  }

  /** The text of one field; empty where there is none. */
  public String text(String field) {
    Object value = spec.get(field);
    return value == null ? "" : String.valueOf(value);
  }
}

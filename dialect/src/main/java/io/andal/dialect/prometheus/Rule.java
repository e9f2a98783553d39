package io.andal.dialect.prometheus;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One rule of a Prometheus rule file. */
public sealed interface Rule {

  /** PromQL. */
  String expression();

  /** Labels that the rule adds, by name. */
  SortedMap<String, String> labels();

  /** Writes the value of its expression as a series. */
  record Recording(String record, String expression, SortedMap<String, String> labels)
      implements Rule {
    public Recording {
      labels = sorted(labels);
    }
  }

  /**
   * Raises an alert while its expression has a value.
   *
   * @param after how long it must have one before the alert fires
   */
  record Alerting(
      String alert,
      String expression,
      Duration after,
      SortedMap<String, String> labels,
      SortedMap<String, String> annotations)
      implements Rule {
    public Alerting {
      labels = sorted(labels);
      annotations = sorted(annotations);
    }
  }

  private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}

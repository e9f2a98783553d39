package io.andal.signal.datadog;

import java.util.List;

/**
 * One value per time that a request asks for: metrics, and the arithmetic around them. Equal
 * columns are asked for once.
 *
 * @param metrics at least one
 * @param around the text before, between and after the metrics: one more than they are
 * @param counts whether its values are events, so that those of groups and times add up
 */
record Column(List<Term> metrics, List<String> around, boolean counts) {
  Column {
    metrics = List.copyOf(metrics);
    around = List.copyOf(around);
    if (metrics.isEmpty() || around.size() != metrics.size() + 1) {
      throw new IllegalArgumentException("a column has metrics, and text around each");
    }
  }

  static Column of(Term metric) {
    return new Column(List.of(metric), List.of("", ""), true);
  }

  /** The interval that it asks for itself, in seconds; 0 if it leaves that to the request. */
  long seconds() {
    return metrics.stream().mapToLong(Term::rollupSeconds).max().orElse(0);
  }

  boolean exact() {
    return metrics.stream().allMatch(Term::exact);
  }

  /** The arithmetic, over metrics that are called by a prefix and a number from 0 on. */
  String formula(String prefix) {
    StringBuilder text = new StringBuilder(around.getFirst());
    for (int i = 0; i < metrics.size(); i++) {
      text.append(prefix).append(i).append(around.get(i + 1));
    }
    return text.toString();
  }

  /** All in one query, as version 1 of the API takes it, with the interval in it. */
  String classic(long seconds) {
    StringBuilder text = new StringBuilder(around.getFirst());
    for (int i = 0; i < metrics.size(); i++) {
      Term metric = metrics.get(i);
      Term timed = metric.rollupSeconds() > 0 ? metric : metric.rolledUp(seconds);
      text.append(timed.text()).append(around.get(i + 1));
    }
    return text.toString();
  }
}

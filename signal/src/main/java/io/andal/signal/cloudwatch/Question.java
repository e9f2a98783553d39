package io.andal.signal.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one {@code metricSource.spec} asks. Equal questions are asked once. */
sealed interface Question {

  /** How many of a request's queries it takes. */
  int queries();

  /** Whether a longer period's value is the sum of its minutes'. */
  boolean addsUp();

  /** Whether CloudWatch counts it rather than computes or approximates it. */
  boolean exact();

  /** A metric. */
  record Plain(MetricStat stat) implements Question {
    @Override
    public int queries() {
      return 1;
    }

    @Override
    public boolean addsUp() {
      return stat.addsUp();
    }

    @Override
    public boolean exact() {
      return stat.exact();
    }
  }

  /** Metrics that are added up here; one that is silent adds nothing. */
  record Added(List<MetricStat> stats) implements Question {
    public Added {
      stats = List.copyOf(stats);
    }

    @Override
    public int queries() {
      return stats.size();
    }

    @Override
    public boolean addsUp() {
      return stats.stream().allMatch(MetricStat::addsUp);
    }

    @Override
    public boolean exact() {
      return stats.stream().allMatch(MetricStat::exact);
    }
  }

  /**
   * Metric math.
   *
   * @param metrics by the names that the expression has for them
   * @param addsUp whether it counts events, as only its author knows
   */
  record Computed(String expression, Map<String, MetricStat> metrics, boolean addsUp)
      implements Question {
    public Computed {
      metrics = new TreeMap<>(metrics);
    }

    @Override
    public int queries() {
      return metrics.size() + 1;
    }

    @Override
    public boolean exact() {
      return false;
    }
  }
}

package io.andal.signal.cloudwatch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One metric and what of it is asked.
 *
 * @param stat {@code Sum}, {@code SampleCount}, {@code p99}, {@code TC(:300)}, …
 * @param unit empty for any
 */
record MetricStat(
    String namespace, String metric, Map<String, String> dimensions, String stat, String unit) {
  private static final Set<String> PLAIN =
      Set.of("Sum", "SampleCount", "Average", "Minimum", "Maximum");
  private static final Pattern COUNT_BETWEEN = Pattern.compile("(TC|TS)\\(.*\\)");

  MetricStat {
    dimensions = new TreeMap<>(dimensions);
  }

  /** Whether values of shorter periods add up to that of a longer one. */
  boolean addsUp() {
    return stat.equals("Sum")
        || stat.equals("SampleCount")
        || COUNT_BETWEEN.matcher(stat).matches();
  }

  /** Percentiles and what is between them are approximated by CloudWatch. */
  boolean exact() {
    return PLAIN.contains(stat);
  }
}

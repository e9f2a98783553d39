package io.andal.signal.datadog;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A service as APM knows it.
 *
 * @param operation of its server: {@code servlet.request}
 * @param env empty if none is told
 */
record TracedService(String operation, String service, String env) {
  private static final double[] BOUNDS = {0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30};
  private static final double USUAL_BOUND = 0.5;

  /**
   * What it did in an hour.
   *
   * @param hits requests
   * @param latency whether latencies are there
   * @param slow the 95th percentile in seconds; 0 if it isn't known
   */
  record Load(double hits, boolean latency, double slow) {

    /** The first usual bound, in seconds, that most requests keep. */
    double bound() {
      for (double bound : BOUNDS) {
        if (slow > 0 && slow <= bound) {
          return bound;
        }
      }
      return slow > 0 ? BOUNDS[BOUNDS.length - 1] : USUAL_BOUND;
    }
  }

  List<Suggestion> suggestions(String source, Load load) {
    List<Suggestion> all = new ArrayList<>();
    String seen = String.format(Locale.ROOT, "%,.0f requests in an hour", load.hits());
    String where = env.isEmpty() ? "" : " in " + env;
    all.add(
        new Suggestion(
            id("availability"),
            service,
            Suggestion.Aspect.AVAILABILITY,
            "%s without errors%s".formatted(operation, where),
            new Indicator.Ratio(
                source,
                count("sum:trace.%s.errors".formatted(operation)),
                true,
                count("sum:trace.%s.hits".formatted(operation)),
                false),
            seen));
    if (load.latency()) {
      String bound = trimmed(load.bound());
      all.add(
          new Suggestion(
              id("latency"),
              service,
              Suggestion.Aspect.LATENCY,
              "%s within %s s%s".formatted(operation, bound, where),
              new Indicator.Ratio(
                  source,
                  count("count(v: v<=%s):trace.%s".formatted(bound, operation)),
                  false,
                  count("count:trace.%s".formatted(operation)),
                  false),
              load.slow() > 0
                  ? seen + String.format(Locale.ROOT, ", 95 %% within %.3f s", load.slow())
                  : seen));
    }
    return all;
  }

  private Metric count(String metric) {
    String scope = "service:" + service + (env.isEmpty() ? "" : ",env:" + env);
    return new Metric(Map.of("query", "%s{%s}.as_count()".formatted(metric, scope)));
  }

  private String id(String aspect) {
    return String.join("/", service, env.isEmpty() ? "none" : env, operation, aspect);
  }

  private static String trimmed(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}

package io.andal.traffic.signal;

import io.andal.signal.BadSpec;
import io.andal.signal.Durations;
import io.andal.signal.Metric;
import io.andal.traffic.count.LatencyBounds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a metric of traffic asks for.
 *
 * @param operation its key; empty for the whole API
 * @param bucket of the threshold; 0 if it has none
 */
record TrafficMetric(String api, String operation, CountKind kind, int bucket) {
  private static final Set<String> FIELDS = Set.of("api", "operation", "count", "threshold");

  /** Reads the spec of a metric. */
  static TrafficMetric of(Metric metric) throws BadSpec {
    Set<String> foreign = new TreeSet<>(metric.spec().keySet());
    foreign.removeAll(FIELDS);
    if (!foreign.isEmpty()) {
      throw new BadSpec(
          "A metric of traffic has no " + String.join(", ", foreign) + ".",
          "It has api, operation, count and threshold.");
    }
    String api = metric.text("api");
    if (api.isBlank()) {
      throw new BadSpec(
          "The metric doesn't say which API it counts.", "Write api: and the API's name.");
    }
    CountKind kind =
        CountKind.spelled(metric.text("count"))
            .orElseThrow(
                () ->
                    new BadSpec(
                        "\"%s\" is nothing that is counted of requests."
                            .formatted(metric.text("count")),
                        "Write count: and one of "
                            + String.join(", ", CountKind.spellings())
                            + "."));
    return new TrafficMetric(api, metric.text("operation"), kind, bucket(kind, metric));
  }

  private static int bucket(CountKind kind, Metric metric) throws BadSpec {
    String text = metric.text("threshold");
    if (kind != CountKind.FASTER) {
      if (!text.isEmpty()) {
        throw new BadSpec(
            "count: %s has no threshold.".formatted(kind.spelling()),
            "Leave it out, or write count: faster.");
      }
      return 0;
    }
    long millis =
        Durations.parse(text)
            .orElseThrow(
                () ->
                    new BadSpec(
                        "\"%s\" is no threshold.".formatted(text),
                        "Write how fast is fast enough, such as threshold: 300ms."))
            .toMillis();
    int bucket = LatencyBounds.bucketOf(millis);
    if (bucket < 0) {
      throw new BadSpec(
          "Requests aren't counted by the bound %s.".formatted(text),
          "The nearest ones are " + nearest(millis) + ".");
    }
    return bucket;
  }

  private static String nearest(long millis) {
    List<Long> bounds = LatencyBounds.millis();
    long below = bounds.stream().filter(bound -> bound < millis).reduce(0L, Math::max);
    long above =
        bounds.stream().filter(bound -> bound > millis).findFirst().orElse(bounds.getLast());
    return below == 0
        ? spelled(above)
        : below == above ? spelled(below) : spelled(below) + " and " + spelled(above);
  }

  /** A bound as documents write it. */
  static String spelled(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}

package io.andal.signal.cloudwatch;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** AWS' services that count their requests by themselves, and what of that makes an SLI. */
enum Vended {
  /** API Gateway's REST APIs. */
  REST_API(
      "AWS/ApiGateway",
      List.of("Count"),
      List.of("5XXError"),
      "Latency",
      500,
      List.of(Set.of("ApiName", "Stage"), Set.of("ApiName"))),
  /** API Gateway's HTTP APIs. */
  HTTP_API(
      "AWS/ApiGateway",
      List.of("Count"),
      List.of("5xx"),
      "Latency",
      500,
      List.of(Set.of("ApiId", "Stage"), Set.of("ApiId"))),
  /** A request that found no target isn't in {@code RequestCount}: it is answered with 503. */
  LOAD_BALANCER(
      "AWS/ApplicationELB",
      List.of("RequestCount", "HTTPCode_ELB_503_Count"),
      List.of("HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"),
      "TargetResponseTime",
      0.5,
      List.of(Set.of("LoadBalancer"))),
  /** An invocation that is throttled is in neither {@code Invocations} nor {@code Errors}. */
  LAMBDA(
      "AWS/Lambda",
      List.of("Invocations", "Throttles"),
      List.of("Errors", "Throttles"),
      "Duration",
      500,
      List.of(Set.of("FunctionName")));

  private final String namespace;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of only
  private final List<String> total;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of only
  private final List<String> bad;

  private final String duration;
  private final double threshold;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of only
  private final List<Set<String>> dimensions;

  /**
   * @param total metrics that together are all requests; the first tells that there were any
   * @param bad metrics that together are the bad ones
   * @param threshold in the unit of the duration
   * @param dimensions the names that one such service has, the finest first
   */
  Vended(
      String namespace,
      List<String> total,
      List<String> bad,
      String duration,
      double threshold,
      List<Set<String>> dimensions) {
    this.namespace = namespace;
    this.total = total;
    this.bad = bad;
    this.duration = duration;
    this.threshold = threshold;
    this.dimensions = dimensions;
  }

  String namespace() {
    return namespace;
  }

  /** The metric that tells which of them there are. */
  String marker() {
    return total.getFirst();
  }

  /** Those that were found; the whole of an API only where none of its stages is known. */
  List<Map<String, String>> found(List<Map<String, String>> listed) {
    List<Map<String, String>> found = new ArrayList<>();
    for (Set<String> names : dimensions) {
      for (Map<String, String> one : listed) {
        boolean whole =
            found.stream().anyMatch(finer -> finer.entrySet().containsAll(one.entrySet()));
        if (one.keySet().equals(names) && !whole) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /** What people call it. */
  String service(Map<String, String> dimensions) {
    return switch (this) {
      case REST_API -> dimensions.getOrDefault("ApiName", "");
      case HTTP_API -> dimensions.getOrDefault("ApiId", "");
      case LAMBDA -> dimensions.getOrDefault("FunctionName", "");
      case LOAD_BALANCER -> {
        // app/NAME/ID
        String[] parts = dimensions.getOrDefault("LoadBalancer", "").split("/", -1);
        yield parts.length > 1 ? parts[1] : parts[0];
      }
    };
  }

  String availabilityTitle() {
    return switch (this) {
      case REST_API, HTTP_API -> "API requests without server errors";
      case LOAD_BALANCER -> "Load balancer requests without server errors";
      case LAMBDA -> "Invocations without errors and throttling";
    };
  }

  String latencyTitle() {
    return switch (this) {
      case REST_API, HTTP_API -> "API requests within 500 ms";
      case LOAD_BALANCER -> "Load balancer requests answered by targets within 500 ms";
      case LAMBDA -> "Invocations within 500 ms";
    };
  }

  Metric all(Map<String, String> dimensions) {
    return metric(total, dimensions, "Sum");
  }

  Indicator availability(String source, Map<String, String> dimensions) {
    return new Indicator.Ratio(
        source, metric(bad, dimensions, "Sum"), true, all(dimensions), false);
  }

  Indicator latency(String source, Map<String, String> dimensions) {
    String within = "TC(:" + (threshold < 1 ? String.valueOf(threshold) : (int) threshold) + ")";
    return new Indicator.Ratio(
        source,
        metric(List.of(duration), dimensions, within),
        false,
        metric(List.of(duration), dimensions, "SampleCount"),
        false);
  }

  private Metric metric(List<String> names, Map<String, String> dimensions, String stat) {
    List<Map<String, Object>> all =
        names.stream()
            .map(
                name ->
                    Map.<String, Object>of(
                        "namespace",
                        namespace,
                        "metric",
                        name,
                        "dimensions",
                        dimensions,
                        "stat",
                        stat))
            .toList();
    return new Metric(all.size() == 1 ? all.getFirst() : Map.of("sum", all));
  }
}

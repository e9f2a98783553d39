package io.andal.signal.google;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds load balancers and Cloud Run services that had requests in the last hour. */
final class Suggesting {
  private static final int HOUR = 60;
  private static final int POINTS = 2_000;

  /** The share of the last hour's requests that a suggested threshold lets pass. */
  private static final double SHARE = 0.99;

  private final String source;
  private final TimeSeriesList list;

  /**
   * @param source its name, for indicators
   */
  Suggesting(String source, TimeSeriesList list) {
    this.source = source;
    this.list = list;
  }

  private record Found(Suggestion suggestion, double busy) {}

  /**
   * Looks at one hour.
   *
   * @param end the minute after it
   */
  List<Suggestion> at(long end) throws SourceException, InterruptedException {
    List<Found> found = new ArrayList<>();
    for (KnownService service : KnownService.ALL) {
      for (Series series : series(service, service.requests(), end)) {
        double requests = Point.of(series.points().get(0), Optional.empty()).value();
        found.add(new Found(availability(service, series, requests), requests));
      }
      for (Series series : series(service, service.latencies(), end)) {
        JsonNode distribution = series.points().get(0).at("/value/distributionValue");
        threshold(distribution)
            .ifPresent(
                max ->
                    found.add(
                        new Found(
                            latency(service, series, max),
                            distribution.path("count").asDouble(0))));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Found::busy).reversed())
        .limit(Suggestion.MOST)
        .map(Found::suggestion)
        .toList();
  }

  /** One series for each service, with one point; none if the project has no such metric. */
  private List<Series> series(KnownService service, String metric, long end)
      throws SourceException, InterruptedException {
    List<Series> all = new ArrayList<>();
    try {
      list.read(
          Filter.text(metric, List.of("resource.type = \"" + service.resource() + "\"")),
          Optional.of(new Aggregation(HOUR, "ALIGN_SUM", "REDUCE_SUM", service.names())),
          new MinuteRange(end - HOUR, end),
          POINTS,
          false,
          series -> {
            // One that can't be read is found out while the answer is.
            if (!series.points().isEmpty()
                && Point.of(series.points().get(0), Optional.empty()).value() > 0) {
              all.add(series);
            }
          });
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
    }
    return all;
  }

  private Suggestion availability(KnownService service, Series series, double requests) {
    String total = filter(service, service.requests(), series);
    return new Suggestion(
        id(service, series, "availability"),
        name(service, series),
        Aspect.AVAILABILITY,
        service.title() + ": requests without server errors",
        new Indicator.Ratio(
            source,
            new Metric(Map.of("filter", total + " AND " + service.failed())),
            true,
            new Metric(Map.of("filter", total)),
            false),
        String.format(Locale.ROOT, "%,.0f requests in an hour", requests));
  }

  private Suggestion latency(KnownService service, Series series, double max) {
    String filter = filter(service, service.latencies(), series);
    String bound = Cut.spelled(max);
    return new Suggestion(
        id(service, series, "latency"),
        name(service, series),
        Aspect.LATENCY,
        "%s: requests faster than %s ms".formatted(service.title(), bound),
        new Indicator.Ratio(
            source,
            new Metric(Map.of("filter", filter, "range", Map.of("max", Double.parseDouble(bound)))),
            false,
            new Metric(Map.of("filter", filter)),
            false),
        "99%% of an hour's requests were faster than %s ms".formatted(bound));
  }

  /** The lowest bound that nearly all values are below; empty if there is none. */
  private static Optional<Double> threshold(JsonNode distribution) {
    double count = distribution.path("count").asDouble(0);
    double[] bounds = Cut.bounds(distribution.path("bucketOptions"));
    JsonNode counts = distribution.path("bucketCounts");
    double below = 0;
    for (int i = 0; i < bounds.length && i < counts.size(); i++) {
      below += counts.get(i).asDouble(0);
      if (count > 0 && below >= SHARE * count && bounds[i] > 0) {
        return Optional.of(bounds[i]);
      }
    }
    return Optional.empty();
  }

  private static String filter(KnownService service, String metric, Series series) {
    List<String> conditions = new ArrayList<>();
    conditions.add("resource.type = \"" + service.resource() + "\"");
    for (String key : service.names()) {
      conditions.add(key + " = \"" + series.label(key) + "\"");
    }
    return Filter.text(metric, conditions);
  }

  private static String name(KnownService service, Series series) {
    return series.label(service.names().getLast());
  }

  private static String id(KnownService service, Series series, String what) {
    return service.id()
        + "/"
        + service.names().stream().map(series::label).collect(Collectors.joining("/"))
        + "/"
        + what;
  }
}

package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds what APM measures of services: {@code trace.OPERATION.hits} and {@code .errors}, and the
 * distribution of latencies {@code trace.OPERATION}, by the operations that servers have.
 */
final class TraceSuggestions {
  private static final Pattern HITS = Pattern.compile("trace\\.(?<operation>[a-z0-9_.]+)\\.hits");

  /** What a server does for others; databases, caches and clients are seen by their callers. */
  private static final Pattern SERVES =
      Pattern.compile("(.*\\.)?(request|server|invocation|consume|process)");

  private static final Pattern CALLS =
      Pattern.compile(".*(client|okhttp|urllib|requests|httpx|elasticsearch|opensearch).*");
  private static final int MOST_OPERATIONS = 60;
  private static final long HOUR = 3_600;
  private static final String BY = "service,env";

  private final String source;
  private final DatadogApi api;
  private final DatadogSettings settings;
  private final Clock clock;

  TraceSuggestions(String source, DatadogApi api, DatadogSettings settings, Clock clock) {
    this.source = source;
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  List<Suggestion> find() throws SourceException, InterruptedException {
    long now = clock.instant().getEpochSecond();
    JsonNode body = api.get(Endpoint.METRICS, "/api/v1/metrics", Keys.since(now - HOUR), false);
    if (!body.path("metrics").isArray()) {
      throw api.broken("it has no list of metrics");
    }
    Set<String> active = new HashSet<>(SecondSeriesApi.texts(body.path("metrics")));
    Map<TracedService, TracedService.Load> loads = loads(operations(active), active);
    return loads.entrySet().stream()
        .sorted(Comparator.comparingDouble(one -> -one.getValue().hits()))
        .flatMap(one -> one.getKey().suggestions(source, one.getValue()).stream())
        .limit(Suggestion.MOST)
        .toList();
  }

  private static List<String> operations(Set<String> active) {
    return active.stream()
        .map(HITS::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(found -> found.group("operation"))
        .filter(one -> SERVES.matcher(one).matches() && !CALLS.matcher(one).matches())
        .sorted()
        .limit(MOST_OPERATIONS)
        .toList();
  }

  /** The last whole hour of all operations, by service and environment. */
  private Map<TracedService, TracedService.Load> loads(List<String> operations, Set<String> active)
      throws SourceException, InterruptedException {
    Map<Column, String> operationOf = new HashMap<>();
    List<Set<Column>> together = new ArrayList<>();
    for (String operation : operations) {
      Set<Column> columns = new LinkedHashSet<>();
      columns.add(hits(operation));
      if (active.contains("trace." + operation)) {
        columns.add(slow(operation));
      }
      columns.forEach(column -> operationOf.put(column, operation));
      together.add(columns);
    }
    Map<TracedService, Double> counts = new LinkedHashMap<>();
    Map<TracedService, Double> percentiles = new LinkedHashMap<>();
    SeriesApi series = SeriesApi.of(api, settings);
    for (Batch batch : Batch.fill(together, series::weight, series.capacity())) {
      for (Sum sum : sums(series, batch)) {
        String operation = operationOf.getOrDefault(sum.column(), "");
        TracedService service =
            new TracedService(
                operation,
                sum.tags().getOrDefault("service", ""),
                sum.tags().getOrDefault("env", ""));
        (sum.column().counts() ? counts : percentiles).put(service, sum.value());
      }
    }
    Map<TracedService, TracedService.Load> loads = new LinkedHashMap<>();
    counts.forEach(
        (service, hits) ->
            loads.put(
                service,
                new TracedService.Load(
                    hits,
                    active.contains("trace." + service.operation()),
                    percentiles.getOrDefault(service, 0.0))));
    return loads;
  }

  private static Column hits(String operation) {
    Term hits =
        new Term("sum", "trace." + operation + ".hits", "*", BY, List.of(Term.Modifier.AS_COUNT));
    return Column.of(hits.rolledUp(HOUR));
  }

  private static Column slow(String operation) {
    Term slow = new Term("p95", "trace." + operation, "*", BY, List.of());
    return new Column(List.of(slow.rolledUp(HOUR)), List.of("", ""), false);
  }

  /** What one service did in the hour, by one column. */
  private record Sum(Column column, Map<String, String> tags, double value) {}

  /** Percentiles may be switched off for one metric, which spoils the whole request. */
  private List<Sum> sums(SeriesApi series, Batch batch)
      throws SourceException, InterruptedException {
    long end = Math.floorDiv(MinuteRange.minuteOf(clock.instant()), 60L) * 60;
    List<Sum> sums = new ArrayList<>();
    try {
      for (Points points : series.ask(batch, new MinuteRange(end - 60, end), true).series()) {
        double value = points.points().stream().mapToDouble(Points.Point::value).sum();
        Map<String, String> tags = tags(points.groups());
        if (value > 0 && tags.containsKey("service")) {
          sums.add(new Sum(batch.columns().get(points.column()), tags, value));
        }
      }
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
      if (batch.columns().size() > 1) {
        for (Batch half : batch.halves()) {
          sums.addAll(sums(series, half));
        }
      }
    }
    return sums;
  }

  private static Map<String, String> tags(List<String> groups) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String group : groups) {
      int colon = group.indexOf(':');
      // What has no such tag comes as N/A.
      if (colon > 0 && !group.endsWith(":N/A") && group.indexOf('}') < 0) {
        tags.put(group.substring(0, colon), group.substring(colon + 1));
      }
    }
    return tags;
  }
}

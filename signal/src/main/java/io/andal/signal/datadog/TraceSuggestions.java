package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.Suggestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    List<String> operations = operations(active);
    Map<TracedService, TracedService.Load> loads = new LinkedHashMap<>();
    for (String operation : operations) {
      boolean latency = active.contains("trace." + operation);
      loads.putAll(loads(operation, latency));
    }
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

  /** The last whole hour of an operation, by service and environment, in one request. */
  private Map<TracedService, TracedService.Load> loads(String operation, boolean latency)
      throws SourceException, InterruptedException {
    Term hits =
        new Term("sum", "trace." + operation + ".hits", "*", BY, List.of(Term.Modifier.AS_COUNT));
    Term slow = new Term("p95", "trace." + operation, "*", BY, List.of());
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of(hits.rolledUp(HOUR)));
    if (latency) {
      columns.add(new Column(List.of(slow.rolledUp(HOUR)), List.of("", ""), false));
    }
    long end = Math.floorDiv(MinuteRange.minuteOf(clock.instant()), 60L) * 60;
    Answer answer =
        SeriesApi.of(api, settings)
            .ask(new Batch(columns, HOUR), new MinuteRange(end - 60, end), true);
    Map<TracedService, Double> counts = new LinkedHashMap<>();
    Map<TracedService, Double> percentiles = new LinkedHashMap<>();
    for (Points points : answer.series()) {
      double sum = points.points().stream().mapToDouble(Points.Point::value).sum();
      Map<String, String> tags = tags(points.groups());
      if (tags.containsKey("service")) {
        TracedService service =
            new TracedService(
                operation, tags.getOrDefault("service", ""), tags.getOrDefault("env", ""));
        (points.column() == 0 ? counts : percentiles).put(service, sum);
      }
    }
    return counts.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one ->
                    new TracedService.Load(
                        one.getValue(), latency, percentiles.getOrDefault(one.getKey(), 0.0))));
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

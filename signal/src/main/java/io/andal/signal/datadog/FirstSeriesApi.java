package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Version 1: {@code GET /api/v1/query} takes queries parted by commas. The interval stands in each
 * query, and in the answer.
 */
final class FirstSeriesApi implements SeriesApi {
  /** What fits into an address, in characters as they are sent. */
  private static final int LONGEST = 6_000;

  private static final long MINUTE = 60;

  /** Longer than any interval that is asked for; what is above is written in milliseconds. */
  private static final long LONGEST_SECONDS = 90_000;

  private final DatadogApi api;

  FirstSeriesApi(DatadogApi api) {
    this.api = api;
  }

  @Override
  public int weight(Column column) {
    return URLEncoder.encode(column.classic(MINUTE), StandardCharsets.UTF_8).length() + 3;
  }

  @Override
  public int capacity() {
    return LONGEST;
  }

  @Override
  public Answer ask(Batch batch, MinuteRange range, boolean history)
      throws SourceException, InterruptedException {
    List<String> queries = batch.columns().stream().map(column -> column.classic(MINUTE)).toList();
    return ask(queries, range.from() * MINUTE, range.to() * MINUTE, history);
  }

  /**
   * Asks.
   *
   * @param from seconds since the epoch
   * @param to seconds since the epoch
   */
  Answer ask(List<String> queries, long from, long to, boolean history)
      throws SourceException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("from", String.valueOf(from));
    parameters.put("to", String.valueOf(to));
    parameters.put("query", String.join(",", queries));
    JsonNode body = api.get(Endpoint.SERIES, "/api/v1/query", parameters, history);
    String words = body.path("error").asString("");
    if (body.path("status").asString("").equals("error")) {
      throw SecondSeriesApi.failed(words.isEmpty() ? body.path("message").asString("") : words);
    }
    if (!body.path("series").isArray()) {
      throw api.broken("it has no series");
    }
    List<Points> all = new ArrayList<>();
    for (JsonNode series : body.path("series")) {
      int column = queries.size() == 1 ? 0 : series.path("query_index").asInt(-1);
      if (column < 0 || column >= queries.size()) {
        throw api.broken("a series belongs to no query");
      }
      all.add(points(column, series));
    }
    return new Answer(all, words);
  }

  private Points points(int column, JsonNode series) throws SourceException {
    List<Points.Point> points = new ArrayList<>();
    long closest = Long.MAX_VALUE;
    long before = Long.MIN_VALUE;
    for (JsonNode pair : series.path("pointlist")) {
      if (pair.size() != 2 || !pair.get(0).isNumber()) {
        throw api.broken("a point is no time with a value");
      }
      long start = Math.floorDiv((long) pair.get(0).asDouble(), 1_000L);
      closest = before == Long.MIN_VALUE ? closest : Math.min(closest, start - before);
      before = start;
      if (pair.get(1).isNumber()) {
        points.add(new Points.Point(start, pair.get(1).asDouble()));
      } else if (!pair.get(1).isNull()) {
        throw api.broken("a value is no number");
      }
    }
    long told = series.path("interval").asLong(MINUTE);
    // Documented as milliseconds, and recorded as seconds: points can't be closer than it is long.
    boolean millis = told > LONGEST_SECONDS || (told > closest && told % 1_000 == 0);
    return new Points(
        column,
        SecondSeriesApi.texts(series.path("tag_set")),
        points,
        Math.max(1, millis ? told / 1_000 : told));
  }
}

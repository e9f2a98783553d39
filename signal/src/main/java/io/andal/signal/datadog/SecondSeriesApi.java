package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Version 2: {@code POST /api/v2/query/timeseries} takes many queries over one range, so good and
 * total of an SLI are always of one moment. The answer doesn't say its interval.
 */
final class SecondSeriesApi implements SeriesApi {
  /** Datadog names no bound; this many have short enough answers. */
  private static final int MOST_QUERIES = 100;

  static final long MINUTE_MILLIS = 60_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final DatadogApi api;

  SecondSeriesApi(DatadogApi api) {
    this.api = api;
  }

  @Override
  public int weight(Column column) {
    return column.metrics().size();
  }

  @Override
  public int capacity() {
    return MOST_QUERIES;
  }

  @Override
  public Answer ask(Batch batch, MinuteRange range, boolean history)
      throws SourceException, InterruptedException {
    return ask(
        batch, range.from() * MINUTE_MILLIS, range.to() * MINUTE_MILLIS, MINUTE_MILLIS, history);
  }

  /**
   * Asks.
   *
   * @param from milliseconds since the epoch
   * @param to milliseconds since the epoch, exclusive
   * @param interval milliseconds
   */
  Answer ask(Batch batch, long from, long to, long interval, boolean history)
      throws SourceException, InterruptedException {
    JsonNode body =
        api.post(
            Endpoint.SERIES,
            "/api/v2/query/timeseries",
            request(batch, from, to, interval),
            history);
    return answer(batch, interval / 1_000, body);
  }

  private static ObjectNode request(Batch batch, long from, long to, long interval) {
    ObjectNode request = MAPPER.createObjectNode();
    ObjectNode data = request.putObject("data");
    data.put("type", "timeseries_request");
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("from", from);
    attributes.put("to", to);
    attributes.put("interval", interval);
    ArrayNode queries = attributes.putArray("queries");
    ArrayNode formulas = attributes.putArray("formulas");
    for (int i = 0; i < batch.columns().size(); i++) {
      Column column = batch.columns().get(i);
      String prefix = "q" + i + "_";
      for (int j = 0; j < column.metrics().size(); j++) {
        ObjectNode query = queries.addObject();
        query.put("data_source", "metrics");
        query.put("name", prefix + j);
        query.put("query", column.metrics().get(j).text());
      }
      formulas.addObject().put("formula", column.formula(prefix));
    }
    return request;
  }

  private Answer answer(Batch batch, long asked, JsonNode body) throws SourceException {
    JsonNode attributes = body.path("data").path("attributes");
    JsonNode times = attributes.path("times");
    JsonNode series = attributes.path("series");
    JsonNode values = attributes.path("values");
    String remark = ApiError.words(body);
    if (!attributes.isObject() && !remark.isEmpty()) {
      throw failed(remark);
    }
    if (!times.isArray() || !series.isArray() || values.size() != series.size()) {
      throw api.broken("it has no series with times and values");
    }
    List<Unsized> found = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      int column = series.get(i).path("query_index").asInt(-1);
      if (column < 0 || column >= batch.columns().size()) {
        throw api.broken("a series belongs to no query");
      }
      found.add(
          new Unsized(
              column, texts(series.get(i).path("group_tags")), points(times, values.get(i))));
    }
    return new Answer(sized(batch, asked, found), remark);
  }

  /** A series whose interval isn't known yet. */
  private record Unsized(int column, List<String> groups, List<Points.Point> points) {}

  /** All columns without an interval of their own have the request's, so all prove it. */
  private static List<Points> sized(Batch batch, long asked, List<Unsized> found) {
    TreeSet<Long> times = new TreeSet<>();
    for (Unsized one : found) {
      if (batch.columns().get(one.column()).seconds() <= asked) {
        one.points().forEach(point -> times.add(point.start()));
      }
    }
    long common = Grid.seconds(times, asked);
    List<Points> all = new ArrayList<>();
    for (Unsized one : found) {
      long own = batch.columns().get(one.column()).seconds();
      all.add(new Points(one.column(), one.groups(), one.points(), own > asked ? own : common));
    }
    return all;
  }

  private List<Points.Point> points(JsonNode times, JsonNode values) throws SourceException {
    if (values.size() != times.size()) {
      throw api.broken("%d times and %d values".formatted(times.size(), values.size()));
    }
    List<Points.Point> points = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      JsonNode value = values.get(i);
      if (value.isNull()) {
        continue;
      }
      if (!value.isNumber() || !times.get(i).isNumber()) {
        throw api.broken("a time or a value is no number");
      }
      points.add(new Points.Point(Math.floorDiv(times.get(i).asLong(), 1_000L), value.asDouble()));
    }
    return points;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  /** An answer that is nothing but an error, with status 200. */
  static SourceException failed(String words) {
    boolean passing = words.matches("(?i).*(time.?out|timed out|unavailable|internal|try again).*");
    return new SourceException(
        new SourceFailure(
            passing ? Cause.UNAVAILABLE : Cause.BAD_QUERY,
            "Datadog couldn't answer: %s.".formatted(words.replaceAll("\\.+$", "")),
            passing
                ? "It is asked again; look at Datadog's status page if it stays."
                : "Try it in Datadog's Metrics Explorer and correct it."));
  }
}

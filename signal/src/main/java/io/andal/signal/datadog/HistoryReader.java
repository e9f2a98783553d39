package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what an SLO that Datadog keeps has counted: {@code /api/v1/slo/{id}/history}. */
final class HistoryReader {
  /** Over longer ranges Datadog answers in longer intervals than a minute. */
  private static final long PIECE = 240;

  private static final long MINUTE = 60;
  private static final int UP = 0;
  private static final int DOWN = 1;

  private final DatadogApi api;
  private final Clock clock;
  private final Duration delay;

  HistoryReader(DatadogApi api, Clock clock, Duration delay) {
    this.api = api;
    this.clock = clock;
    this.delay = delay;
  }

  /** What is known over a range; failures stand in the values. */
  History read(String slo, MinuteRange range, boolean history) throws InterruptedException {
    History all = new History(slo, range);
    try {
      for (long from = range.from(); from < range.to(); ) {
        long to = Math.min(range.to(), (Math.floorDiv(from, PIECE) + 1) * PIECE);
        JsonNode data = data(slo, from * MINUTE, to * MINUTE, history);
        take(data, new MinuteRange(from, to), all);
        from = to;
      }
    } catch (SourceException e) {
      all.fail(e.failure());
    }
    return all;
  }

  /**
   * The {@code data} of a history.
   *
   * @param from seconds since the epoch
   * @param to seconds since the epoch
   */
  JsonNode data(String slo, long from, long to, boolean history)
      throws SourceException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("from_ts", String.valueOf(from));
    parameters.put("to_ts", String.valueOf(to));
    JsonNode body =
        api.get(Endpoint.SLO_HISTORY, "/api/v1/slo/" + slo + "/history", parameters, history);
    JsonNode data = body.path("data");
    if (!data.isObject()) {
      String words = ApiError.words(body);
      throw words.isEmpty() ? api.broken("it has no data") : SecondSeriesApi.failed(words);
    }
    return data;
  }

  /** Takes what a history says over a piece of the range. */
  void take(JsonNode data, MinuteRange piece, History into) throws SourceException {
    JsonNode overall = data.path("overall");
    String type = data.path("type").asString("");
    into.countsEvents(type.equals("metric"));
    String remark = remark(overall);
    if (!remark.isEmpty()) {
      into.lacks("Datadog said: " + remark);
    }
    if (overall.path("preview").asBoolean(false)) {
      into.lacks("Datadog is still computing this SLO's history.");
    }
    if (!type.equals("metric")) {
      time(overall.path("history"), piece, into.up());
    } else if (!overall.path("state").asString("").equals("no_data")) {
      events(data.path("series"), piece, into);
    }
  }

  /** A total of zero is no error, but a range without events. */
  private static String remark(JsonNode overall) {
    List<String> words = new ArrayList<>();
    for (JsonNode error : overall.path("errors")) {
      if (!error.path("error_type").asString("").equals("ZERO_VALUED_DENOMINATOR")) {
        words.add(error.path("error_message").asString("an error without words"));
      }
    }
    return String.join("; ", words);
  }

  private void events(JsonNode series, MinuteRange piece, History into) throws SourceException {
    JsonNode times = series.path("times");
    JsonNode good = series.path("numerator").path("values");
    JsonNode total = series.path("denominator").path("values");
    long interval = series.path("interval").asLong(0);
    if (good.size() != times.size() || total.size() != times.size() || interval <= 0) {
      throw api.broken("its numerator, denominator and times don't fit");
    }
    long settled =
        MINUTE * Math.max(piece.to(), MinuteRange.minuteOf(clock.instant().minus(delay)));
    for (int i = 0; i < times.size(); i++) {
      long start = seconds(times.get(i));
      long next = i + 1 < times.size() ? seconds(times.get(i + 1)) : start + interval;
      long length = Math.clamp(next - start, 1, interval);
      if (start + length <= settled) {
        add(good.get(i), start, length, into.good());
        add(total.get(i), start, length, into.total());
      }
    }
  }

  private static long seconds(JsonNode millis) {
    return Math.floorDiv((long) millis.asDouble(), 1_000L);
  }

  private static void add(JsonNode value, long start, long length, Values into) {
    if (value.isNumber()) {
      into.add(start, length, value.asDouble());
    }
  }

  /** Each pair is a time in seconds and what holds from then on. */
  private static void time(JsonNode history, MinuteRange piece, Values into) {
    double[] up = new double[Math.toIntExact(piece.minutes())];
    double[] known = new double[up.length];
    for (int i = 0; i < history.size(); i++) {
      long from = Math.max(history.get(i).path(0).asLong(), piece.from() * MINUTE);
      long end = i + 1 < history.size() ? history.get(i + 1).path(0).asLong() : piece.to() * MINUTE;
      int state = history.get(i).path(1).asInt(-1);
      long to = Math.min(end, piece.to() * MINUTE);
      for (long at = from; at < to; ) {
        long step = Math.min(to, (Math.floorDiv(at, MINUTE) + 1) * MINUTE);
        int index = (int) (Math.floorDiv(at, MINUTE) - piece.from());
        up[index] += state == UP ? step - at : 0;
        known[index] += state == UP || state == DOWN ? step - at : 0;
        at = step;
      }
    }
    for (int i = 0; i < up.length; i++) {
      if (known[i] > 0) {
        into.add((piece.from() + i) * MINUTE, MINUTE, up[i] / known[i]);
      }
    }
  }
}

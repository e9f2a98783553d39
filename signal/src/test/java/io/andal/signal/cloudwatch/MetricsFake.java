package io.andal.signal.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/**
 * {@code GetMetricData} over a truth: points stamped with the start of their period, newest first
 * unless asked otherwise, metrics that are silent while nothing happens, and pages.
 */
final class MetricsFake implements FakeAws.Answerer {
  /** Points on a page; AWS has 100,800. */
  private static final int PAGE = 700;

  volatile Truth truth;
  volatile Trouble trouble = Trouble.NONE;
  volatile boolean lacking;
  private final CountDownLatch end = new CountDownLatch(1);

  MetricsFake(Truth truth) {
    this.truth = truth;
  }

  /** Lets go who waits for a slow answer. */
  void release() {
    end.countDown();
  }

  private record Line(String id, String label, Map<Long, Double> values) {}

  @Override
  public void answer(HttpExchange exchange, FakeAws.Seen request) throws IOException {
    switch (trouble) {
      case NONE -> FakeAws.send(exchange, 200, page(request.json()));
      case THROTTLED ->
          FakeAws.send(exchange, 400, FakeAws.error("ThrottlingException", "Rate exceeded"));
      case UNAUTHORIZED ->
          FakeAws.send(exchange, 403, FakeAws.error("UnrecognizedClientException", "Who?"));
      case FORBIDDEN ->
          FakeAws.send(exchange, 403, FakeAws.error("AccessDeniedException", "You may not."));
      case OUT_OF_ORDER -> FakeAws.send(exchange, 503, "");
      case SLOW -> slow(exchange);
      case MALFORMED -> FakeAws.send(exchange, 200, "<html>log in</html>");
      case HALF -> half(exchange, page(request.json()));
      case REDIRECTED -> {
        exchange
            .getResponseHeaders()
            .add("Location", "http://169.254.169.254/latest/meta-data/iam");
        FakeAws.send(exchange, 302, "");
      }
      case HUGE ->
          FakeAws.send(
              exchange,
              200,
              page(request.json())
                  .replaceFirst("\\{", "{\"Pad\":\"" + "x".repeat(10 << 20) + "\","));
    }
  }

  private void slow(HttpExchange exchange) throws IOException {
    try {
      if (!end.await(20, TimeUnit.SECONDS)) {
        throw new IOException("nobody ended the test");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FakeAws.send(exchange, 503, "");
  }

  private static void half(HttpExchange exchange, String whole) throws IOException {
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
  }

  String page(JsonNode request) {
    boolean newestFirst = !request.path("ScanBy").asString("").equals("TimestampAscending");
    int from = Integer.parseInt(request.path("NextToken").asString("0"));
    int left = PAGE;
    int seen = 0;
    boolean more = false;
    List<String> results = new ArrayList<>();
    for (JsonNode query : request.path("MetricDataQueries")) {
      if (!query.path("ReturnData").asBoolean(true)) {
        continue;
      }
      for (Line line : lines(query, request)) {
        List<Long> minutes = new ArrayList<>(line.values().keySet());
        if (newestFirst) {
          Collections.reverse(minutes);
        }
        int start = Math.clamp(from - seen, 0, minutes.size());
        int stop = Math.min(minutes.size(), start + left);
        seen += minutes.size();
        left -= stop - start;
        more |= stop < minutes.size();
        String status = stop < minutes.size() || lacking ? "PartialData" : "Complete";
        results.add(result(line, status, minutes.subList(start, stop)));
      }
    }
    String next = more ? ",\"NextToken\":\"" + (from + PAGE) + "\"" : "";
    return "{\"MetricDataResults\":[" + String.join(",", results) + "]" + next + "}";
  }

  private static String result(Line line, String status, List<Long> minutes) {
    return "{\"Id\":\"%s\",\"Label\":\"%s\",\"StatusCode\":\"%s\",\"Timestamps\":%s,\"Values\":%s}"
        .formatted(
            line.id(),
            line.label(),
            status,
            minutes.stream().map(minute -> minute * 60).toList(),
            minutes.stream().map(line.values()::get).toList());
  }

  /** A search finds two series of the same metric, whose sum is the truth. */
  private List<Line> lines(JsonNode query, JsonNode request) {
    String id = query.path("Id").asString();
    String expression = query.path("Expression").asString("");
    if (expression.isEmpty()) {
      return List.of(
          new Line(
              id,
              "x",
              values(query.at("/MetricStat/Metric/MetricName").asString(), query, request, 1)));
    }
    String metric = expression.replaceAll("^.*MetricName=\"([^\"]+)\".*$", "$1");
    return List.of(
        new Line(id, "a", values(metric, query, request, 0.25)),
        new Line(id, "b", values(metric, query, request, 0.75)));
  }

  private Map<Long, Double> values(String metric, JsonNode query, JsonNode request, double share) {
    ToLongFunction<Truth.Counts> count =
        switch (metric) {
          case "Good" -> Truth.Counts::good;
          case "Count" -> Truth.Counts::total;
          default -> counts -> counts.total() - counts.good();
        };
    long period =
        Math.max(query.path("Period").asLong(0), query.at("/MetricStat/Period").asLong(0)) / 60;
    long start = request.path("StartTime").asLong() / 60;
    long stop = request.path("EndTime").asLong() / 60;
    Map<Long, Double> values = new TreeMap<>();
    truth
        .counts()
        .forEach(
            (minute, counts) -> {
              long stamp = Math.floorDiv(minute, period) * period;
              double value = count.applyAsLong(counts) * share;
              boolean silent = metric.equals("Bad") && value == 0;
              if (stamp >= start && stamp < stop && !silent) {
                values.merge(stamp, value, Double::sum);
              }
            });
    return values;
  }
}

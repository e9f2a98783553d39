package io.andal.signal.grafana;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Grafana whose data source {@code logs} counts a truth, as its API answers: coarser if it isn't
 * told how many points are wanted, and with what JSON has no numbers for beside the others.
 */
final class FramesRig implements Rig {
  private static final long MINUTE = 60_000;

  private final FakeGrafana grafana = new FakeGrafana();
  private final MutableClock clock;
  private final SignalSource source;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean ends;
  private volatile Truth truth;
  private volatile Trouble trouble = Trouble.NONE;
  private volatile boolean lacking;

  FramesRig(Truth truth, boolean ends) {
    this.truth = truth;
    this.ends = ends;
    this.clock = new MutableClock(truth.range().end());
    grafana.connected("logs", "Logs", ends ? "loki" : "elasticsearch");
    grafana.queries(this::answer);
    source = GrafanaSources.open("g", grafana.details(), clock);
  }

  private void answer(HttpExchange exchange, JsonNode request) throws IOException {
    requests.incrementAndGet();
    switch (trouble) {
      case NONE -> FakeGrafana.send(exchange, 200, right(request, ""));
      case THROTTLED -> {
        exchange.getResponseHeaders().set("Retry-After", "20");
        FakeGrafana.send(exchange, 429, "{\"message\":\"limit of %s\"}".formatted(secret()));
      }
      case UNAUTHORIZED ->
          FakeGrafana.send(exchange, 401, "{\"message\":\"Invalid %s\"}".formatted(secret()));
      case FORBIDDEN ->
          FakeGrafana.send(
              exchange,
              403,
              "{\"message\":\"Permissions needed: datasources:query\",\"title\":\"Access denied\"}");
      case OUT_OF_ORDER ->
          FakeGrafana.send(exchange, 500, "{\"message\":\"An error occurred within the plugin\"}");
      case SLOW -> {
        awaitClose();
        FakeGrafana.send(exchange, 200, right(request, ""));
      }
      case MALFORMED -> FakeGrafana.send(exchange, 200, "<html>Please log in</html>");
      case HALF -> {
        byte[] bytes = right(request, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
      }
      case REDIRECTED -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
        FakeGrafana.send(exchange, 302, "");
      }
      case HUGE -> FakeGrafana.send(exchange, 200, right(request, "x".repeat(10 << 20)));
    }
  }

  private void awaitClose() {
    try {
      if (closed.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String right(JsonNode request, String more) {
    ObjectNode answer = FakeGrafana.JSON.createObjectNode();
    ObjectNode results = answer.putObject("results");
    long from = Long.parseLong(request.path("from").asString());
    long to = Long.parseLong(request.path("to").asString());
    for (JsonNode query : request.path("queries")) {
      long points = query.path("maxDataPoints").asLong(100);
      long step = Math.max(query.path("intervalMs").asLong(1000), (to - from) / points);
      ObjectNode result = results.putObject(query.path("refId").asString());
      result.put("status", 200);
      ObjectNode frame = result.putArray("frames").addObject();
      ObjectNode schema = frame.putObject("schema");
      if (lacking) {
        ObjectNode notice = schema.putObject("meta").putArray("notices").addObject();
        notice.put("severity", "warning").put("text", "a shard did not answer");
      }
      if (!more.isEmpty() && results.size() == 1) {
        schema.withObject("meta").put("executedQueryString", more);
      }
      ArrayNode fields = schema.putArray("fields");
      fields.addObject().put("name", "time").put("type", "time");
      fields.addObject().put("name", "lines").put("type", "string");
      fields.addObject().put("name", "count").put("type", "number").putObject("labels");
      fill(frame.putObject("data"), query.path("expr").asString(), from, to, step);
    }
    return FakeGrafana.JSON.writeValueAsString(answer);
  }

  private void fill(ObjectNode data, String kind, long from, long to, long step) {
    ArrayNode values = data.putArray("values");
    ArrayNode times = values.addArray();
    ArrayNode texts = values.addArray();
    ArrayNode counts = values.addArray();
    ArrayNode strange = data.putArray("entities").addNull().addNull().addObject().putArray("NaN");
    for (long start = from; start < to; start += step) {
      long sum = 0;
      boolean known = false;
      for (long minute = start / MINUTE; minute < (start + step) / MINUTE; minute++) {
        var one = truth.at(minute);
        known |= one.isPresent();
        sum += one.map(counted -> value(counted, kind)).orElse(0L);
      }
      times.add(ends ? start + step : start);
      texts.add("a line");
      if (!known) {
        strange.add(counts.size());
        counts.addNull();
      } else if (kind.equals("bad") && sum == 0) {
        counts.addNull();
      } else {
        counts.add(sum);
      }
    }
  }

  private static long value(Truth.Counts counts, String kind) {
    return switch (kind) {
      case "good" -> counts.good();
      case "bad" -> counts.total() - counts.good();
      default -> counts.total();
    };
  }

  private static Metric metric(String kind) {
    return new Metric(Map.of("model", Map.of("expr", kind)));
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return new Indicator.Ratio("g", metric("good"), false, metric("total"), false);
  }

  @Override
  public Indicator.Ratio badRatio() {
    return new Indicator.Ratio("g", metric("bad"), true, metric("total"), false);
  }

  @Override
  public void know(Truth next) {
    truth = next;
  }

  @Override
  public void answer(Trouble next) {
    if (next == Trouble.NONE) {
      clock.advance(Duration.ofMinutes(1));
    }
    trouble = next;
  }

  @Override
  public boolean lackSomething() {
    lacking = true;
    return true;
  }

  @Override
  public int requests() {
    return requests.get();
  }

  @Override
  public String secret() {
    return FakeGrafana.TOKEN;
  }

  @Override
  public void close() {
    closed.countDown();
    source.close();
    grafana.close();
  }
}

package io.andal.signal.datadog;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A played Datadog with a source in front of it. */
final class DatadogRig implements Rig {
  private final FakeDatadog dog = new FakeDatadog();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final boolean firstApi;
  private final SignalSource source;

  DatadogRig(Truth truth, boolean firstApi) {
    this.firstApi = firstApi;
    MutableClock clock = new MutableClock(truth.range().end());
    this.source =
        Dog.open(dog, Map.of("timeout", "1s", "delay", "0s", "api", firstApi ? "v1" : "v2"), clock);
    know(truth);
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return Dog.good("sum:shop.good{*}.as_count()", "sum:shop.hits{*}.as_count()");
  }

  @Override
  public Indicator.Ratio badRatio() {
    return Dog.ERROR_RATIO;
  }

  /** Two hosts saw the events, and one of them only half of the time. */
  @Override
  public void know(Truth truth) {
    dog.series.clear();
    for (String host : new String[] {"host:a", "host:b"}) {
      Map<Long, Double> good = new TreeMap<>();
      Map<Long, Double> bad = new TreeMap<>();
      Map<Long, Double> all = new TreeMap<>();
      truth
          .counts()
          .forEach(
              (minute, counts) -> {
                put(good, host, minute, counts.good());
                put(bad, host, minute, counts.total() - counts.good());
                put(all, host, minute, counts.total());
              });
      dog.series.put("shop.good", host, good);
      dog.series.put("shop.errors", host, bad);
      dog.series.put("shop.hits", host, all);
    }
  }

  private static void put(Map<Long, Double> values, String host, long minute, long count) {
    long ofFirst = minute % 2 == 0 ? count : count / 3;
    long own = host.equals("host:a") ? ofFirst : count - ofFirst;
    if (own > 0) {
      values.put(minute, (double) own);
    }
  }

  @Override
  public void answer(Trouble trouble) {
    dog.instead =
        trouble == Trouble.NONE ? null : (exchange, seen) -> answer(trouble, exchange, seen);
  }

  private void answer(Trouble trouble, HttpExchange exchange, FakeDatadog.Seen seen)
      throws IOException {
    switch (trouble) {
      case NONE -> dog.series(exchange, seen);
      case THROTTLED -> {
        exchange.getResponseHeaders().set("X-RateLimit-Limit", "100");
        exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
        exchange.getResponseHeaders().set("X-RateLimit-Period", "10");
        exchange.getResponseHeaders().set("X-RateLimit-Reset", "3");
        FakeDatadog.send(exchange, 429, "{\"errors\":[\"Rate limit of 100 requests\"]}");
      }
      case UNAUTHORIZED ->
          FakeDatadog.send(exchange, 401, "{\"errors\":[\"Unknown key " + secret() + "\"]}");
      case FORBIDDEN ->
          FakeDatadog.send(exchange, 403, "{\"errors\":[\"Forbidden for " + secret() + "\"]}");
      case OUT_OF_ORDER -> FakeDatadog.send(exchange, 500, "{\"errors\":[\"Internal error\"]}");
      case SLOW -> await();
      case MALFORMED -> FakeDatadog.send(exchange, 200, "<html>Please log in</html>");
      case HALF -> {
        byte[] bytes = SeriesAnswers.answer(dog.series, seen, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      }
      case REDIRECTED -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
        exchange.sendResponseHeaders(302, -1);
      }
      case HUGE ->
          FakeDatadog.send(
              exchange,
              200,
              SeriesAnswers.answer(dog.series, seen, "")
                  .replaceFirst("\\{", "{\"padding\":\"" + "x".repeat(10 << 20) + "\","));
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only version 2 has a place for words beside data. */
  @Override
  public boolean lackSomething() {
    dog.remark = "Some data could not be fetched";
    return !firstApi;
  }

  @Override
  public int requests() {
    return dog.seriesRequests();
  }

  @Override
  public String secret() {
    return FakeDatadog.APPLICATION_KEY;
  }

  @Override
  public void close() {
    closed.countDown();
    source.close();
    dog.close();
  }
}

package io.andal.signal.google;

import com.google.api.MetricDescriptor.MetricKind;
import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A load balancer's requests at a fake Google, and a source before it. */
final class GoogleRig implements Rig {
  private final MetricKind kind;
  private final FakeMonitoring monitoring = new FakeMonitoring();
  private final FakeGoogle google = new FakeGoogle(this::answer);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final MutableClock clock;
  private final GoogleCloudSource source;
  private volatile Trouble trouble = Trouble.NONE;

  GoogleRig(MetricKind kind, Truth truth) {
    this.kind = kind;
    know(truth);
    clock = new MutableClock(truth.range().end());
    source = Google.open(google, Map.of("timeout", "3s", "delay", "0s"), clock);
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return Google.ratio(
        Google.filter(Google.ALL + " AND metric.labels.response_code_class != 500"),
        false,
        Google.filter(Google.ALL));
  }

  @Override
  public Indicator.Ratio badRatio() {
    return Google.bad();
  }

  @Override
  public void know(Truth truth) {
    monitoring.metrics.put(Google.REQUESTS, FakeMetric.requests(Google.REQUESTS, kind, truth));
  }

  @Override
  public void answer(Trouble next) {
    if (next == Trouble.NONE) {
      clock.advance(java.time.Duration.ofMinutes(5));
    }
    trouble = next;
  }

  private void answer(HttpExchange exchange, FakeGoogle.Seen request) throws IOException {
    switch (trouble) {
      case NONE -> monitoring.answer(exchange, request);
      case THROTTLED -> {
        exchange.getResponseHeaders().add("Retry-After", "2");
        FakeGoogle.send(
            exchange, 429, FakeGoogle.error(429, "RESOURCE_EXHAUSTED", "Quota exceeded."));
      }
      case UNAUTHORIZED ->
          FakeGoogle.send(exchange, 401, FakeGoogle.error(401, "UNAUTHENTICATED", google.token));
      case FORBIDDEN ->
          FakeGoogle.send(exchange, 403, FakeGoogle.error(403, "PERMISSION_DENIED", google.token));
      case OUT_OF_ORDER ->
          FakeGoogle.send(exchange, 503, FakeGoogle.error(503, "UNAVAILABLE", "Try again."));
      case SLOW -> await();
      case MALFORMED -> FakeGoogle.send(exchange, 200, "<html><body>Welcome!</body></html>");
      case HALF -> half(exchange);
      case REDIRECTED -> {
        exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
        exchange.sendResponseHeaders(302, -1);
      }
      case HUGE -> huge(exchange, request);
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // it ends with the test, or is given up
  private void await() {
    try {
      closed.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void half(HttpExchange exchange) throws IOException {
    byte[] bytes = "{\"timeSeries\":[{\"metric\":".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, bytes.length * 2L);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
  }

  /** A field that nobody asked for. */
  private void huge(HttpExchange exchange, FakeGoogle.Seen request) throws IOException {
    monitoring.padding = "x".repeat(10 << 20);
    monitoring.answer(exchange, request);
    monitoring.padding = "";
  }

  @Override
  public boolean lackSomething() {
    monitoring.executionErrors = List.of("A backend did not answer in time.");
    return true;
  }

  @Override
  public int requests() {
    return (int) google.requests.stream().filter(one -> one.path().startsWith("/v3/")).count();
  }

  @Override
  public String secret() {
    return google.token;
  }

  @Override
  public void close() {
    closed.countDown();
    source.close();
    google.close();
  }
}

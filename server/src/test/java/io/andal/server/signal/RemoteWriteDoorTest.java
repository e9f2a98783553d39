package io.andal.server.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.testing.RealPrometheus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a Prometheus sends its samples. */
@Timeout(120)
class RemoteWriteDoorTest {

  @Test
  void onlyTokensThatMaySendArePassed() {
    try (TestServer server = TestServer.start()) {
      String[] headers = {"Content-Type", "application/x-protobuf", "Content-Encoding", "snappy"};
      assertThat(new Browser(server.url()).send("POST", "/api/v1/write", "x", headers).statusCode())
          .isEqualTo(401);
      assertThat(server.client(Scope.READ).send("POST", "/api/v1/write", "x", headers).statusCode())
          .isEqualTo(403);
      var broken = server.client(Scope.INGEST).send("POST", "/api/v1/write", "x", headers);
      assertThat(broken.statusCode()).isEqualTo(400);
      assertThat(broken.body()).contains("no snappy block").hasLineCount(1);
      assertThat(broken.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
          .contains("0");
      var empty = server.client(Scope.INGEST).send("POST", "/api/v1/write", "\0", headers);
      assertThat(empty.statusCode()).isEqualTo(204);
      var other =
          server
              .client(Scope.INGEST)
              .send("POST", "/api/v1/write", "\0", "Content-Type", "application/x-protobuf");
      assertThat(other.statusCode()).isEqualTo(415);
    }
  }

  @Test
  void whatARealPrometheusSendsIsCountedExactly() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    Application application = new Application();
    try (TestServer server = TestServer.start()) {
      String token =
          server
              .tokens()
              .create("prometheus", EnumSet.of(Scope.INGEST), Optional.empty(), "test")
              .secret();
      MinuteRange range =
          new MinuteRange(
              MinuteRange.minuteOf(Instant.now()) - 1, MinuteRange.minuteOf(Instant.now()) + 4);
      try (RealPrometheus _ =
          RealPrometheus.builder()
              .scrapeSeconds(1)
              .scrapes(
                  """
                  - job_name: shop
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                  """
                      .formatted(application.port()))
              .remoteWrites(
                  """
                  - url: %s/api/v1/write
                    authorization: {credentials: %s}
                    queue_config: {batch_send_deadline: 200ms}
                  """
                      .formatted(server.url(), token))
              .start()) {
        assertThat(application.done.await(60, TimeUnit.SECONDS)).isTrue();
        SignalSource source = server.runtime().remoteWrite().source("probe", Map.of());
        Indicator indicator =
            new Indicator.Ratio(
                "probe",
                new Metric(Map.of("query", "requests_total{job=\"shop\",code=~\"5..\"}")),
                true,
                new Metric(Map.of("query", "requests_total{job=\"shop\"}")),
                true);
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        long total = -1;
        long good = -1;
        while (total != Application.TOTAL && System.nanoTime() < deadline) {
          Reading reading = source.read(List.of(indicator), range).getFirst();
          List<Slice> slices = ((Reading.Slices) reading).slices();
          total = slices.stream().mapToLong(Slice::total).sum() / Slice.SCALE;
          good = slices.stream().mapToLong(Slice::good).sum() / Slice.SCALE;
          assertThat(total).isLessThanOrEqualTo(Application.TOTAL);
          new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(total).isEqualTo(Application.TOTAL);
        assertThat(good).isEqualTo(Application.TOTAL - Application.ERRORS);
      }
    } finally {
      application.server.stop(0);
    }
  }

  /** Counts 7 good and 2 bad requests between two scrapes, ten times, and restarts after five. */
  private static final class Application {
    static final long ERRORS = 20;
    static final long TOTAL = 90;

    private final HttpServer server;
    private final CountDownLatch done = new CountDownLatch(1);
    private int scrapes;

    Application() throws java.io.IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/metrics",
          exchange -> {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private synchronized String text() {
      int step = Math.min(scrapes++, 10);
      if (step == 10) {
        done.countDown();
      }
      // the fifth count is the last of the first life
      boolean restarted = step > 5;
      int good = restarted ? 7 * (step - 5) : 1_000 + 7 * step;
      int bad = restarted ? 2 * (step - 5) : 50 + 2 * step;
      return """
      # TYPE requests_total counter
      requests_total{code="200"} %d
      requests_total{code="500"} %d
      """
          .formatted(good, bad);
    }
  }
}

package io.andal.signal.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.pushed.Pushed;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what becomes of it when the server doesn't want it. */
class RemoteWriterTest {
  private final MutableClock clock = new MutableClock(Pushed.START);
  private final List<SentRequest> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Map<String, String>> headers = Collections.synchronizedList(new ArrayList<>());
  private final Queue<Integer> answers = new ArrayDeque<>();
  private volatile boolean written;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/write",
        exchange -> {
          Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, all) -> sent.put(name, all.getFirst()));
          headers.add(sent);
          byte[] body = exchange.getRequestBody().readAllBytes();
          int status = answers.isEmpty() ? 204 : answers.remove();
          try {
            received.add(
                Protocol.of(sent.getOrDefault("Content-Type", ""))
                    .decode(SnappyBlock.unpack(body, 1 << 20), WriteLimits.DEFAULT));
          } catch (RefusedRequestException e) {
            status = 500;
          }
          exchange.getResponseHeaders().add("Retry-After", "30");
          if (written) {
            exchange.getResponseHeaders().add("X-Prometheus-Remote-Write-Samples-Written", "1");
          }
          byte[] words = "no, secret-token\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, status == 204 ? -1 : words.length);
          if (status != 204) {
            exchange.getResponseBody().write(words);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RemoteWriter writer(String version) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, Object> details = new HashMap<>();
    details.put("url", url);
    details.put("tenant", "pumps");
    details.put("basicAuth", Map.of("username", "andal", "password", "secret-token"));
    details.put(
        "remoteWrite",
        Map.of("url", url + "/write", "labels", Map.of("cluster", "eu"), "version", version));
    return RemoteWriter.of("p", details, clock).orElseThrow();
  }

  private static Measured measured(String slo, double value) {
    return new Measured("andal_slo_x", new TreeMap<>(Map.of("slo", slo)), value);
  }

  @Test
  void aSourceWithoutRemoteWriteHasNoWriter() {
    assertThat(RemoteWriter.of("p", Map.of("url", "http://localhost:9090"), clock)).isEmpty();
  }

  @Test
  void valuesArriveWithTheirLabels() throws Exception {
    try (RemoteWriter writer = writer("1.0")) {
      writer.write(clock.instant(), List.of(measured("a", 0.5)));
      assertThat(writer.health().waiting()).isOne();
      assertThat(writer.sendOldest()).isZero();

      assertThat(received.getFirst().series())
          .containsExactly(
              new SentSeries(
                  List.of("__name__", "andal_slo_x", "cluster", "eu", "slo", "a"),
                  List.of(Sent.at(0, 0.5)),
                  0,
                  SampleType.UNKNOWN));
      assertThat(headers.getFirst())
          .containsEntry("X-Prometheus-Remote-Write-Version", "0.1.0")
          .containsEntry("Content-Encoding", "snappy")
          .containsEntry("X-Scope-OrgID", "pumps")
          .containsKey("Authorization");
      assertThat(writer.health().sent()).isOne();
      assertThat(writer.health().waiting()).isZero();
      assertThat(writer.health().lastSent()).contains(Pushed.START);
    }
  }

  @Test
  void aServerThatDoesNotTakeVersionTwoGetsVersionOne() throws Exception {
    answers.add(415);
    try (RemoteWriter writer = writer("2.0")) {
      writer.write(clock.instant(), List.of(measured("a", 1)));
      writer.sendOldest();
      writer.sendOldest();
      assertThat(headers)
          .extracting(sent -> sent.get("X-Prometheus-Remote-Write-Version"))
          .containsExactly("2.0.0", "0.1.0");
      assertThat(writer.health().sent()).isOne();
      assertThat(writer.health().failures()).isZero();
    }
  }

  @Test
  void aYesToVersionTwoCountsOnlyWithTheNumberOfSamplesWritten() throws Exception {
    try (RemoteWriter writer = writer("2.0")) {
      writer.write(clock.instant(), List.of(measured("a", 1)));
      writer.sendOldest();
      assertThat(writer.health().sent()).isZero();
      writer.sendOldest();
      assertThat(writer.health().sent()).isOne();
    }
    written = true;
    try (RemoteWriter writer = writer("2.0")) {
      writer.write(clock.instant(), List.of(measured("a", 1)));
      writer.sendOldest();
      assertThat(writer.health().sent()).isOne();
    }
    assertThat(headers)
        .extracting(sent -> sent.get("X-Prometheus-Remote-Write-Version"))
        .containsExactly("2.0.0", "0.1.0", "2.0.0");
  }

  @Test
  void whatCantBeTakenNowIsSentAgainWhenTheServerSays() throws Exception {
    answers.addAll(List.of(503, 429));
    try (RemoteWriter writer = writer("1.0")) {
      writer.write(clock.instant(), List.of(measured("a", 1)));
      assertThat(writer.sendOldest()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
      assertThat(writer.health().lastFailure().orElseThrow().cause()).isEqualTo(Cause.UNAVAILABLE);
      assertThat(writer.sendOldest()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
      assertThat(writer.sendOldest()).isZero();
      assertThat(received).hasSize(3);
      assertThat(writer.health().lastFailure()).isEmpty();
      assertThat(writer.health().dropped()).isZero();
      assertThat(writer.health().failures()).isEqualTo(2);
    }
  }

  @Test
  void whatIsRefusedIsGivenUpAndSaidWithoutSecrets() throws Exception {
    answers.add(400);
    try (RemoteWriter writer = writer("1.0")) {
      writer.write(clock.instant(), List.of(measured("a", 1)));
      writer.sendOldest();
      var health = writer.health();
      assertThat(health.dropped()).isOne();
      assertThat(health.waiting()).isZero();
      assertThat(health.lastFailure().orElseThrow().message())
          .contains("HTTP 400")
          .doesNotContain("secret-token");
    }
  }

  @Test
  void aServerThatIsAwayHoldsUpNobodyAndTheOldestGo() throws Exception {
    server.stop(0);
    try (RemoteWriter writer = writer("1.0")) {
      List<Measured> many = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        many.add(measured("slo-" + i, i));
      }
      for (int i = 0; i < 40; i++) {
        writer.write(clock.instant().plusSeconds(i), many);
      }
      assertThat(writer.sendOldest()).isPositive();
      var health = writer.health();
      assertThat(health.waiting()).isEqualTo(RemoteWriter.MOST_WAITING);
      assertThat(health.dropped()).isEqualTo(100_000);
      assertThat(health.lastFailure().orElseThrow().cause()).isEqualTo(Cause.UNREACHABLE);
    }
  }
}

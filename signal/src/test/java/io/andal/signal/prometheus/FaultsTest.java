package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source says when the server misbehaves. */
class FaultsTest {
  private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(6_600));
  private static final MinuteRange RANGE = new MinuteRange(100, 102);
  private static final Indicator EXACT =
      new Indicator.Ratio(
          "p", metric("bad_total{a=\"b\"}"), true, metric("all_total{a=\"b\"}"), true);
  private static final Indicator WINDOW =
      new Indicator.Ratio(
          "p",
          metric("sum(increase(good_total[{{.window}}]))"),
          false,
          metric("sum(increase(all_total[${window}]))"),
          false);

  @Test
  void nothingListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SourceFailure failure = failure("http://127.0.0.1:" + port, EXACT);
    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure.message()).contains("127.0.0.1:" + port);
  }

  @Test
  void theNameIsUnknown() throws Exception {
    assertThat(failure("http://nowhere.invalid:9090", EXACT).cause()).isEqualTo(Cause.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "401 | no entry                                              | DENIED",
        "403 | {\"message\":\"forbidden\"}                           | DENIED",
        "400 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:3: parse error\"}"
            + " | BAD_QUERY",
        "422 | {\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query processing would"
            + " load too many samples into memory in query execution\"} | LIMITED",
        "422 | {\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"found duplicate"
            + " series\"} | BAD_QUERY",
        "503 | <html><body>Service Unavailable</body></html>         | UNAVAILABLE",
        "503 | {\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out\"}"
            + " | TIMEOUT",
        "502 | bad gateway                                           | UNAVAILABLE",
        "429 | slow down                                             | UNAVAILABLE",
        "404 | not here                                              | BROKEN_ANSWER",
        "200 | <html>log in</html>                                   | BROKEN_ANSWER",
        "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{"
            + " | BROKEN_ANSWER",
        "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]},"
            + "\"warnings\":[\"results truncated due to limit\"]} | LIMITED"
      })
  void everyBadAnswerHasItsName(int status, String body, Cause cause) throws Exception {
    for (Indicator indicator : List.of(EXACT, WINDOW)) {
      try (FakeServer server = FakeServer.answering(status, body)) {
        SourceFailure failure = failure(server.url(), indicator);
        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure.message()).isNotBlank().doesNotContain("<html", "<body");
        assertThat(failure.remedy()).isNotBlank();
      }
    }
  }

  @Test
  void halfABodyIsNotAnAnswer() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange
                  .getResponseBody()
                  .write(
                      "{\"status\":\"success\"".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            })) {
      assertThat(failure(server.url(), EXACT).cause()).isEqualTo(Cause.BROKEN_ANSWER);
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              awaitInterrupt();
            })) {
      assertThat(failure(server.url(), EXACT, Map.of("timeout", "1s")).cause())
          .isEqualTo(Cause.TIMEOUT);
    }
  }

  @Test
  void warningsMakeSlicesPartial() throws Exception {
    try (FakeServer server =
        FakeServer.answering(
            200,
            matrix(
                    "\"metric\":{\"__name__\":\"all_total\",\"a\":\"b\"},\"values\":[[5990,\"1\"],"
                        + "[6010,\"3\"],[6070,\"8\"]]")
                .replace("}}", "},\"warnings\":[\"one store is away\"],\"infos\":[\"x\"]}"))) {
      Reading.Slices read = (Reading.Slices) read(server.url(), WINDOW, Map.of());
      assertThat(read.warnings()).containsExactly("one store is away");
      assertThat(read.slices()).anyMatch(slice -> slice.quality() == Quality.PARTIAL);
    }
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, _) -> {
              exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
              exchange.sendResponseHeaders(302, -1);
            })) {
      SourceFailure failure = failure(server.url(), EXACT);
      assertThat(failure.message()).contains("elsewhere.example");
      assertThat(server.requests).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest",
    "http://metadata.google.internal",
    "http://100.100.100.200",
    "http://[fe80::1]:9090",
    "http://[fd00:ec2::254]",
    "http://[::ffff:169.254.169.254]",
    "http://[64:ff9b::a9fe:a9fe]"
  })
  void cloudMetadataIsNeverAsked(String url) throws Exception {
    assertThat(failure(url, EXACT).cause()).isEqualTo(Cause.DENIED);
  }

  @Test
  void whoAsksForPatienceGetsIt() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, _) -> {
              exchange.getResponseHeaders().add("Retry-After", "120");
              FakeServer.send(exchange, 429, "slow down");
            })) {
      MutableClock clock = new MutableClock(CLOCK.instant());
      try (SignalSource source = PrometheusSources.open("p", Map.of("url", server.url()), clock)) {
        Reading.Failed first = (Reading.Failed) source.read(List.of(WINDOW), RANGE).getFirst();
        assertThat(first.failure().retryAfter()).contains(Duration.ofMinutes(2));
        int asked = server.requests.size();
        source.read(List.of(WINDOW), RANGE);
        assertThat(server.requests).hasSize(asked);
        clock.advance(Duration.ofSeconds(121));
        source.read(List.of(WINDOW), RANGE);
        assertThat(server.requests).hasSizeGreaterThan(asked);
      }
    }
  }

  @Test
  void tooManySamplesAreAskedForInParts() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, request) -> {
              boolean large = request.contains("[240s]") || request.contains("[300s]");
              FakeServer.send(
                  exchange,
                  large ? 422 : 200,
                  large
                      ? "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query"
                          + " processing would load too many samples into memory\"}"
                      : matrix(""));
            })) {
      Reading reading = read(server.url(), EXACT, Map.of());
      assertThat(reading).isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void nothingNaNAndZeroAreDifferent() throws Exception {
    String total = "[[6060,\"10\"],[6120,\"0\"],[6180,\"NaN\"],[6300,\"4\"]]";
    String good = "[[6060,\"7\"],[6120,\"NaN\"],[6240,\"3\"]]";
    try (FakeServer server =
        new FakeServer(
            (exchange, request) ->
                FakeServer.send(
                    exchange,
                    200,
                    matrix(
                        "\"metric\":{},\"values\":"
                            + (request.contains("good") ? good : total))))) {
      try (SignalSource source = PrometheusSources.open("p", Map.of("url", server.url()), CLOCK)) {
        Reading reading = source.read(List.of(WINDOW), new MinuteRange(100, 105)).getFirst();
        assertThat(((Reading.Slices) reading).slices())
            .containsExactly(
                Slice.of(100, 7, 10, Quality.ESTIMATED),
                Slice.of(101, 0, 0, Quality.ESTIMATED),
                Slice.missing(102),
                Slice.missing(103),
                Slice.of(104, 0, 4, Quality.ESTIMATED));
      }
    }
  }

  @Test
  void oneBadSelectorDoesNotSpoilTheOthers() throws Exception {
    try (FakeServer server =
        new FakeServer(
            (exchange, request) ->
                FakeServer.send(
                    exchange,
                    request.contains("poison") ? 400 : 200,
                    request.contains("poison")
                        ? "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no\"}"
                        : matrix("")))) {
      Indicator poisoned =
          new Indicator.Ratio(
              "p", metric("bad_total{a=\"poison\"}"), true, metric("all_total{a=\"b\"}"), true);
      Indicator noSelector =
          new Indicator.Ratio("p", metric("rate(x[5m])"), true, metric("all_total"), true);
      try (SignalSource source = PrometheusSources.open("p", Map.of("url", server.url()), CLOCK)) {
        List<Reading> readings = source.read(List.of(EXACT, poisoned, noSelector), RANGE);
        assertThat(readings.get(0)).isInstanceOf(Reading.Slices.class);
        assertThat(((Reading.Failed) readings.get(1)).failure().cause()).isEqualTo(Cause.BAD_QUERY);
        assertThat(((Reading.Failed) readings.get(2)).failure().message())
            .contains("plain selector");
      }
    }
  }

  @Test
  void manyLongLabelsAreAskedForInSeveralQueries() throws Exception {
    try (FakeServer server = FakeServer.answering(200, matrix(""));
        SignalSource source = PrometheusSources.open("p", Map.of("url", server.url()), CLOCK)) {
      List<Indicator> many = new java.util.ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String label = "{path=\"/a/" + "very.long/".repeat(10) + i + "\"}";
        many.add(
            new Indicator.Ratio("p", metric("bad" + label), true, metric("all" + label), true));
      }
      assertThat(source.read(many, RANGE)).allMatch(Reading.Slices.class::isInstance);
      assertThat(server.requests).hasSizeBetween(4, 20);
    }
  }

  @Test
  void aNewBoundIsFoundWithinAMinute() throws Exception {
    String[] bounds = {"\"0.1\",\"+Inf\""};
    try (FakeServer server =
        new FakeServer(
            (exchange, request) ->
                FakeServer.send(
                    exchange,
                    200,
                    request.contains("/label/le/values")
                        ? "{\"status\":\"success\",\"data\":[" + bounds[0] + "]}"
                        : matrix("")))) {
      MutableClock clock = new MutableClock(CLOCK.instant());
      Indicator quick = bucket("0.1");
      Indicator slow = bucket("0.3");
      try (SignalSource source = PrometheusSources.open("p", Map.of("url", server.url()), clock)) {
        assertThat(source.read(List.of(quick), RANGE).getFirst())
            .isInstanceOf(Reading.Slices.class);
        clock.advance(Duration.ofHours(1));
        assertThat(source.read(List.of(slow), RANGE).getFirst()).isInstanceOf(Reading.Failed.class);
        bounds[0] = "\"0.1\",\"0.3\",\"+Inf\"";
        int asked = boundsAsked(server);
        clock.advance(Duration.ofSeconds(30));
        assertThat(source.read(List.of(slow), RANGE).getFirst()).isInstanceOf(Reading.Failed.class);
        assertThat(boundsAsked(server)).isEqualTo(asked);
        clock.advance(Duration.ofSeconds(31));
        assertThat(source.read(List.of(slow), RANGE).getFirst()).isInstanceOf(Reading.Slices.class);
      }
    }
  }

  private static int boundsAsked(FakeServer server) {
    return (int) server.requests.stream().filter(one -> one.contains("/label/le/")).count();
  }

  private static Indicator bucket(String bound) {
    return new Indicator.Ratio(
        "p",
        metric("t_bucket{a=\"b\",le=\"" + bound + "\"}"),
        false,
        metric("t_count{a=\"b\"}"),
        true);
  }

  private static String matrix(String series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        + (series.isEmpty() ? "" : "{" + series + "}")
        + "]}}";
  }

  private static SourceFailure failure(String url, Indicator indicator) throws Exception {
    return failure(url, indicator, Map.of());
  }

  private static SourceFailure failure(String url, Indicator indicator, Map<String, Object> more)
      throws Exception {
    Reading reading = read(url, indicator, more);
    assertThat(reading).isInstanceOf(Reading.Failed.class);
    return ((Reading.Failed) reading).failure();
  }

  private static Reading read(String url, Indicator indicator, Map<String, Object> more)
      throws Exception {
    Map<String, Object> details = new HashMap<>(more);
    details.put("url", url);
    try (SignalSource source = PrometheusSources.open("p", details, CLOCK)) {
      return source.read(List.of(indicator), RANGE).getFirst();
    }
  }

  private static void awaitInterrupt() {
    try {
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }
}

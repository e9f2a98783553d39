package io.andal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PumpCompanyTest {
  private static final long START = 29_922_480;

  private final Story story = new Story(START);

  @Test
  void theStoryHasItsCharacters() {
    assertThat(budgetLeft(Signal.TELEMETRY, 0.999)).isBetween(0.70, 0.95);
    assertThat(budgetLeft(Signal.COMMANDS, 0.995)).isBetween(0.60, 0.90);
    assertThat(budgetLeft(Signal.IDENTITY, 0.999)).isBetween(0.50, 0.80);
    assertThat(budgetLeft(Signal.FIRMWARE, 0.99)).isBetween(0.80, 0.95);
    assertThat(budgetLeft(Signal.UPDATES, 0.98)).isBetween(0.35, 0.55);
    assertThat(budgetLeft(Signal.ALARMS, 0.999)).isNegative();
    assertThat(budgetLeft(Signal.BILLING, 0.995)).isBetween(0.55, 0.85);
  }

  @Test
  void mostThingsAreFastEnough() {
    assertThat(slowBudgetLeft(Signal.TELEMETRY, 0.25, 0.99)).isBetween(0.80, 0.98);
    assertThat(slowBudgetLeft(Signal.COMMANDS, 0.3, 0.99)).isBetween(0.40, 0.75);
    assertThat(slowBudgetLeft(Signal.IDENTITY, 0.5, 0.995)).isBetween(0.60, 0.85);
    assertThat(slowBudgetLeft(Signal.ALARMS, 5, 0.99)).isBetween(0.90, 0.99);
    assertThat(slowBudgetLeft(Signal.BILLING, 1, 0.95)).isBetween(0.50, 0.75);
  }

  @Test
  void commandsSmolderBeforeTheStartAndBurnAfterIt() {
    double hourBefore = burn(START - 60, START);
    assertThat(hourBefore).isBetween(10.0, 14.0);
    assertThat(burn(START - 6 * 60, START)).isLessThan(5);
    assertThat(burn(START + 4 - 60, START + 4)).isGreaterThan(14.4);
    assertThat(burn(START + 60, START + 120)).isLessThan(2);
  }

  @Test
  void theSameStartPlaysTheSameStory() {
    Story again = new Story(START);
    for (long minute = START - 200; minute < START + 10; minute++) {
      assertThat(again.happened(Signal.COMMANDS, minute, 0, 60_000))
          .isEqualTo(story.happened(Signal.COMMANDS, minute, 0, 60_000));
    }
  }

  @Test
  void historyIsSentAgainWhenTheServerIsBusy() throws Exception {
    List<Integer> points = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/metrics",
        exchange -> {
          if (points.isEmpty()) {
            points.add(0);
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
          }
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer geheim");
          points.add(
              points(
                  ExportMetricsServiceRequest.parseFrom(
                      new GZIPInputStream(exchange.getRequestBody()))));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (Sender sender = new Sender(url, "geheim")) {
      PumpCompany.history(story, sender, new PrintStream(said, true, StandardCharsets.UTF_8));
    } finally {
      server.stop(0);
    }
    int silent = 2 * 2 * 180;
    assertThat(points.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(30 * 1_440 * 14 - silent);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("30 days of history sent");
  }

  private static int points(ExportMetricsServiceRequest request) {
    return request.getResourceMetricsList().stream()
        .map(ResourceMetrics::getScopeMetricsList)
        .flatMap(List::stream)
        .flatMap(scope -> scope.getMetricsList().stream())
        .mapToInt(
            metric ->
                metric.getSum().getDataPointsCount() + metric.getHistogram().getDataPointsCount())
        .sum();
  }

  private double budgetLeft(Signal signal, double target) {
    long bad = count(signal, story.begin(), START, happened -> Happened.sum(happened.bad()));
    long total =
        bad + count(signal, story.begin(), START, happened -> Happened.sum(happened.good()));
    return 1 - (double) bad / total / (1 - target);
  }

  private double slowBudgetLeft(Signal signal, double bound, double target) {
    int buckets = Signal.BOUNDS.indexOf(bound) + 1;
    long fast =
        count(
            signal,
            story.begin(),
            START,
            happened -> Happened.sum(happened.good().subList(0, buckets)));
    long all = count(signal, story.begin(), START, happened -> Happened.sum(happened.good()));
    return 1 - (double) (all - fast) / all / (1 - target);
  }

  private double burn(long from, long to) {
    long bad = count(Signal.COMMANDS, from, to, happened -> Happened.sum(happened.bad()));
    long good = count(Signal.COMMANDS, from, to, happened -> Happened.sum(happened.good()));
    return (double) bad / (bad + good) / 0.005;
  }

  private long count(Signal signal, long from, long to, ToLongFunction<Happened> what) {
    long sum = 0;
    for (long minute = from; minute < to; minute++) {
      sum += story.happened(signal, minute, 0, 60_000).map(what::applyAsLong).orElse(0L);
    }
    return sum;
  }
}

package io.andal.benchmark.sources;

import io.andal.signal.Collector;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.signal.SignalSource;
import io.andal.signal.TrackedIndicator;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How much later the slices of five sources come while a sixth takes requests and never answers.
 */
final class DeadSourceBenchmark {
  private static final int SOURCES = 6;
  private static final int SLOS_PER_SOURCE = 50;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 25;
  private static final byte[] NOTHING =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"
          .getBytes(StandardCharsets.UTF_8);

  private DeadSourceBenchmark() {}

  static void run() throws IOException, InterruptedException {
    double well = measure(false);
    double dead = measure(true);
    System.out.printf(
        Locale.ROOT,
        "sources: from a minute's being due to the slices of five sources: median %.0f ms where the"
            + " sixth answers, %.0f ms where it is dead: %+.0f ms (they are looked at each"
            + " second)%n",
        well,
        dead,
        dead - well);
  }

  private static double measure(boolean dead) throws IOException, InterruptedException {
    MutableClock clock = new MutableClock(Instant.parse("2026-11-01T12:00:30Z"));
    CountingLedger ledger = new CountingLedger(clock.millis() / 60_000 - 24 * 60);
    try (LocalServer server = new LocalServer(_ -> NOTHING);
        ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Collector collector = new Collector(ledger, clock)) {
      List<SignalSource> sources = new ArrayList<>();
      List<TrackedIndicator> indicators = new ArrayList<>();
      for (int i = 0; i < SOURCES; i++) {
        String url =
            dead && i == SOURCES - 1
                ? "http://127.0.0.1:" + silent.getLocalPort()
                : server.url().toString();
        sources.add(PrometheusSources.open("s" + i, Map.of("url", url, "delay", "0s"), clock));
        for (int k = 0; k < SLOS_PER_SOURCE; k++) {
          indicators.add(indicator("s" + i, k));
        }
      }
      collector.sources(sources);
      collector.track(indicators);
      collector.start();
      double[] millis = new double[ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        // Each round begins just after a look, so all rounds wait equally long for the next.
        clock.advance(Duration.ofMinutes(1));
        long due = clock.millis() / 60_000 - 1;
        long start = System.nanoTime();
        long last = start;
        for (int i = 0; i < SOURCES - 1; i++) {
          last = Math.max(last, recorded(ledger, series("s" + i, SLOS_PER_SOURCE - 1), due));
        }
        if (round >= 0) {
          millis[round] = (last - start) / 1e6;
        }
      }
      return Medians.of(millis);
    }
  }

  private static long recorded(CountingLedger ledger, SeriesId series, long minute) {
    long at = ledger.recordedAt(series, minute);
    while (at == 0) {
      LockSupport.parkNanos(500_000);
      at = ledger.recordedAt(series, minute);
    }
    return at;
  }

  private static SeriesId series(String source, int number) {
    return new SeriesId(source + "-" + number);
  }

  private static TrackedIndicator indicator(String source, int number) {
    String selector = "http_requests_total{service=\"" + number + "\"%s}";
    return new TrackedIndicator(
        series(source, number),
        new Indicator.Ratio(
            source,
            new Metric(Map.of("query", selector.formatted(",code=~\"5..\""))),
            true,
            new Metric(Map.of("query", selector.formatted(""))),
            true),
        0);
  }
}

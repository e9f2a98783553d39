package io.andal.benchmark.sources;

import com.sun.management.OperatingSystemMXBean;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long it takes to receive, decode and count a matrix of 100,000 samples. */
final class DecodeBenchmark {
  private static final long START = 1_793_491_200L;
  private static final int SERIES = 400;
  private static final int POINTS = 250;
  private static final int STEP = 15;
  private static final int WARM_UP = 200;
  private static final int RUNS = 200;

  private DecodeBenchmark() {}

  static void run() throws IOException, InterruptedException {
    byte[] matrix = matrix();
    MinuteRange range = new MinuteRange(START / 60, START / 60 + 60);
    MutableClock clock = new MutableClock(range.end());
    Indicator indicator = new Indicator.Ratio("p", metric(",code=\"500\""), true, metric(""), true);
    double[] millis = new double[RUNS];
    double[] cpu = new double[RUNS];
    long events = 0;
    try (LocalServer server = new LocalServer(_ -> matrix);
        SignalSource source =
            PrometheusSources.open(
                "p",
                Map.of("url", server.url().toString(), "maxRequestsPerMinute", 1_000_000),
                clock)) {
      for (int run = -WARM_UP; run < RUNS; run++) {
        long before = System.nanoTime();
        long cpuBefore = processCpu();
        events = events(source.read(List.of(indicator), range).getFirst());
        if (run >= 0) {
          millis[run] = (System.nanoTime() - before) / 1e6;
          cpu[run] = (processCpu() - cpuBefore) / 1e6;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "sources: a matrix of %,d points (%.1f MB) received, decoded and counted: median %.1f ms,"
            + " CPU %.1f ms (%,d events)%n",
        SERIES * POINTS,
        matrix.length / 1e6,
        Medians.of(millis),
        Medians.of(cpu),
        events);
  }

  private static Metric metric(String condition) {
    return new Metric(Map.of("query", "http_requests_total{job=\"shop\"" + condition + "}"));
  }

  private static long events(Reading reading) {
    return switch (reading) {
      case Reading.Slices read ->
          read.slices().stream().mapToLong(slice -> slice.total() / 1_000).sum();
      case Reading.Failed failed -> throw new IllegalStateException(failed.failure().message());
    };
  }

  private static byte[] matrix() {
    StringBuilder text =
        new StringBuilder(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
    long first = Instant.ofEpochSecond(START).getEpochSecond() - 9L * STEP;
    for (int series = 0; series < SERIES; series++) {
      text.append(series == 0 ? "" : ",")
          .append(
              "{\"metric\":{\"__name__\":\"http_requests_total\",\"job\":\"shop\",\"instance\":\"")
          .append("shop-" + series + ":8080\",\"code\":\"" + (series % 4 == 0 ? "500" : "200"))
          .append("\"},\"values\":[");
      for (int i = 0; i < POINTS; i++) {
        text.append(i == 0 ? "[" : ",[")
            .append(first + (long) i * STEP)
            .append(".123,\"")
            .append(1_000_000L * series + 17L * i)
            .append("\"]");
      }
      text.append("]}");
    }
    return text.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}

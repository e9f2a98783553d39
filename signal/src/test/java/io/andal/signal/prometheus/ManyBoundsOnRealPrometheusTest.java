package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The latency of many services whose histograms have different bounds, spelled differently. */
class ManyBoundsOnRealPrometheusTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final int SERVICES = 40;

  @Test
  void boundsOfManyHistogramsAreLearnedTogether() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    MinuteRange range = new MinuteRange(START / 60 + 10, START / 60 + 20);
    try (RealPrometheus prometheus = RealPrometheus.withHistory(history());
        SignalSource source =
            PrometheusSources.open(
                "p",
                Map.of("url", prometheus.url().toString()),
                new MutableClock(Instant.ofEpochSecond(START + 1800)))) {
      List<Indicator> indicators = new ArrayList<>();
      for (int i = 0; i < SERVICES; i++) {
        indicators.add(within(i, i % 2 == 0 ? "1" : "0.5"));
      }
      for (Reading reading : source.read(indicators, range)) {
        assertThat(((Reading.Slices) reading).slices())
            .extracting(Slice::good, Slice::total)
            .containsOnly(org.assertj.core.groups.Tuple.tuple(90_000L, 100_000L));
      }
      assertThat(metrics(prometheus)).doesNotContain("/api/v1/label/:name/values");

      Reading wrong = source.read(List.of(within(0, "0.5")), range).getFirst();
      assertThat(((Reading.Failed) wrong).failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(((Reading.Failed) wrong).failure().remedy()).contains("1.0, +Inf");
    }
  }

  private static String metrics(RealPrometheus prometheus) throws Exception {
    try (InputStream in = prometheus.url().resolve("/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("prometheus_http_requests_total{"))
          .filter(line -> !line.endsWith(" 0"))
          .reduce("", (all, line) -> all + line + "\n");
    }
  }

  private static Indicator within(int service, String bound) {
    String labels = "service=\"shop-" + service + "\"";
    return new Indicator.Ratio(
        "p",
        new Metric(Map.of("query", "latency_bucket{" + labels + ",le=\"" + bound + "\"}")),
        false,
        new Metric(Map.of("query", "latency_count{" + labels + "}")),
        true);
  }

  private static String history() {
    StringBuilder text = new StringBuilder("# TYPE latency histogram\n");
    for (int i = 0; i < SERVICES; i++) {
      String labels = "service=\"shop-" + i + "\"";
      counter(text, "bucket{" + labels + ",le=\"" + (i % 2 == 0 ? "1.0" : "0.5") + "\"}", 90);
      counter(text, "bucket{" + labels + ",le=\"+Inf\"}", 100);
      counter(text, "count{" + labels + "}", 100);
    }
    return text.append("# EOF\n").toString();
  }

  private static void counter(StringBuilder text, String series, long pace) {
    for (int i = 0; i <= 30; i++) {
      text.append(
          String.format(
              Locale.ROOT, "latency_%s %d %d\n", series, 1000 + i * pace, START + i * 60L));
    }
  }
}

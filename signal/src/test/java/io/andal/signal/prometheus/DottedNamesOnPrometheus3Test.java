package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.Suggestion;
import io.andal.signal.kit.RemoteWriter;
import io.andal.signal.kit.TruthSeries;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's own names, with dots, as Prometheus 3 keeps them. */
class DottedNamesOnPrometheus3Test {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  @Test
  void metricsWithDotsAreSuggestedAndCounted() throws Exception {
    assumeTrue(RealPrometheus.version3().isPresent(), RealPrometheus.skipped3());
    try (RealPrometheus prometheus =
        RealPrometheus.builder()
            .server(RealPrometheus.version3().orElseThrow())
            .flag("--web.enable-remote-write-receiver")
            .start()) {
      RemoteWriter writer = new RemoteWriter(prometheus.url());
      writer.add(counter("bucket", Map.of("le", "0.3"), 98));
      writer.add(counter("bucket", Map.of("le", "+Inf"), 100));
      writer.add(counter("count", Map.of("http.response.status_code", "200"), 100));
      writer.send();
      try (PromqlSource source =
          PrometheusSources.open(
              "p",
              Map.of("url", prometheus.url().toString(), "delay", "0s"),
              PromqlDialect.PROMETHEUS,
              new MutableClock(Instant.ofEpochSecond(START + 3600)))) {
        List<Suggestion> found = source.suggest();
        assertThat(found)
            .extracting(Suggestion::id)
            .containsExactly(
                "commands/http.server.request.duration/availability",
                "commands/http.server.request.duration/latency");
        assertThat(((Indicator.Ratio) found.get(1).indicator()).part().text("query"))
            .isEqualTo(
                "{\"http.server.request.duration_bucket\",\"service.name\"=\"commands\",le=\"0.3\"}");
        Reading latency =
            source
                .read(
                    List.of(found.get(1).indicator()),
                    new MinuteRange(START / 60 + 10, START / 60 + 20))
                .getFirst();
        assertThat(((Reading.Slices) latency).slices())
            .containsExactlyElementsOf(slices(START / 60 + 10, START / 60 + 20));
      }
    }
  }

  private static List<Slice> slices(long from, long to) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(Slice.of(minute, 98, 100, Quality.COMPLETE));
    }
    return slices;
  }

  private static TruthSeries counter(String suffix, Map<String, String> more, double pace) {
    Map<String, String> labels = new HashMap<>(more);
    labels.put("__name__", "http.server.request.duration_" + suffix);
    labels.put("service.name", "commands");
    List<Long> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      times.add((START + i * 60L) * 1000);
      values.add(i * pace);
    }
    return new TruthSeries(labels, times, values);
  }
}

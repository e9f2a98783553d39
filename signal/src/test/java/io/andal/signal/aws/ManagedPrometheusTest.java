package io.andal.signal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amazon Managed Prometheus: a real Prometheus behind a door that wants signatures. */
class ManagedPrometheusTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final MinuteRange RANGE = new MinuteRange(START / 60 + 1, START / 60 + 20);
  private static final Indicator ERRORS =
      new Indicator.Ratio(
          "amp", metric("shop_total{code=\"500\"}"), true, metric("shop_total"), true);

  private static RealPrometheus prometheus;
  private final MutableClock clock = new MutableClock(Instant.ofEpochSecond(START + 1_500));
  @TempDir private Path folder;
  private SigningFacade amp;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    StringBuilder history = new StringBuilder("# TYPE shop counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= 80; i++) {
        history.append(
            "shop_total{job=\"shop\",instance=\"a\",code=\"%s\"} %d %d\n"
                .formatted(code, i * (code.equals("200") ? 40 : 3), START + i * 15L));
      }
    }
    prometheus = RealPrometheus.withHistory(history.append("# EOF\n").toString());
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    amp = new SigningFacade(prometheus.url(), "/workspaces/ws-4a1f", "aps");
  }

  @AfterEach
  void close() {
    amp.close();
  }

  @Test
  void signedQueriesAreAnsweredAndCounted() throws Exception {
    try (SignalSource source = source("secret", Map.of())) {
      Reading reading = source.read(List.of(ERRORS), RANGE).getFirst();
      assertThat(reading).isInstanceOf(Reading.Slices.class);
      assertThat(((Reading.Slices) reading).slices())
          .hasSize(19)
          .allMatch(slice -> slice.equals(Slice.of(slice.minute(), 160, 172, Quality.COMPLETE)));
      assertThat(source.identify()).startsWith("Prometheus ");
    }
  }

  @Test
  void boundsAreAskedWithASignedQueryString() throws Exception {
    Indicator latency =
        new Indicator.Ratio(
            "amp",
            metric("slow_bucket{le=\"0.3\",path=\"/a b\"}"),
            false,
            metric("shop_total"),
            true);
    try (SignalSource source = source("secret", Map.of())) {
      assertThat(source.read(List.of(latency), RANGE).getFirst())
          .isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void aWrongSecretIsDenied() throws Exception {
    try (SignalSource source = source("another", Map.of())) {
      Reading reading = source.read(List.of(ERRORS), RANGE).getFirst();
      assertThat(reading)
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> {
                assertThat(failed.failure().cause()).isEqualTo(Cause.DENIED);
                assertThat(failed.failure().message())
                    .contains("signature")
                    .doesNotContain("another");
                assertThat(failed.failure().remedy()).contains("sigv4");
              });
      assertThat(amp.forms).isEmpty();
    }
  }

  @Test
  void anotherServiceIsSignedForWhereTheDocumentSaysSo() throws Exception {
    try (SignalSource source = source("secret", Map.of("service", "execute-api"))) {
      assertThatThrownBy(source::identify).isInstanceOf(SourceException.class);
    }
  }

  private SignalSource source(String secret, Map<String, Object> more) throws Exception {
    Map<String, Object> sigv4 = new HashMap<>(more);
    sigv4.put("region", "eu-central-1");
    sigv4.put("accessKeyId", "AKID");
    sigv4.put(
        "secretAccessKey", "${file:" + Files.writeString(folder.resolve("secret"), secret) + "}");
    return PrometheusSources.open("amp", Map.of("url", amp.url(), "sigv4", sigv4), clock);
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }
}

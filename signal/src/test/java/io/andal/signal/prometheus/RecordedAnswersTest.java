package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What real servers answered, recorded by others: read in place from the folder that {@code
 * -Dandal.conformance} names, skipped without it.
 */
class RecordedAnswersTest {
  private static final MutableClock CLOCK =
      new MutableClock(Instant.ofEpochSecond(KnownTruth.START + 4_000));

  @ParameterizedTest
  @CsvSource({
    "query_range_good.json,            23",
    "query_range_total.json,           12",
    "instant_raw_range_selector.json,  4",
    "query_empty.json,                 0",
    "query_nan.json,                   1",
    "query_quantile_edge_inf.json,     1",
    "info_might_not_be_counter.json,   1",
    "native_histogram_vector.json,     0",
    "stats_all.json,                   12"
  })
  void everyPointIsRead(String file, int points) throws Exception {
    int[] found = {0};
    AnswerRemarks remarks =
        AnswerParser.read(
            new ByteArrayInputStream(recorded(file)), (_, _, _, size) -> found[0] += size);
    assertThat(found[0]).isEqualTo(points);
    assertThat(remarks.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"limit1.json, true", "warning_nonmonotonic.json, false"})
  void warningsAreHeardAndTruncationIsKnown(String file, boolean truncated) throws Exception {
    AnswerRemarks remarks =
        AnswerParser.read(new ByteArrayInputStream(recorded(file)), (_, _, _, _) -> {});
    assertThat(remarks.warnings()).hasSize(1);
    assertThat(remarks.truncated()).isEqualTo(truncated);
  }

  @ParameterizedTest
  @CsvSource({
    "error_parse.json,            400, BAD_QUERY, unclosed left parenthesis",
    "error_points.json,           400, BAD_QUERY, maximum resolution",
    "error_end_before_start.json, 400, BAD_QUERY, end timestamp",
    "error_timeout.json,          503, TIMEOUT,   timed out"
  })
  void errorsKeepTheServersWords(String file, int status, Cause cause, String words)
      throws Exception {
    String body = new String(recorded(file), java.nio.charset.StandardCharsets.UTF_8);
    try (FakeServer server = FakeServer.answering(status, body);
        SignalSource source = open(server.url())) {
      Reading reading =
          source
              .read(
                  List.of(new Indicator.Raw("p", ExactCountOnRealPrometheusTest.metric("x"), true)),
                  new MinuteRange(1, 2))
              .getFirst();
      assertThat(((Reading.Failed) reading).failure().cause()).isEqualTo(cause);
      assertThat(((Reading.Failed) reading).failure().message()).contains(words);
    }
  }

  @Test
  void theKnownTruthOfTheRecordedDataIsCounted() throws Exception {
    String history =
        new String(recorded("input.openmetrics"), java.nio.charset.StandardCharsets.UTF_8);
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    try (RealPrometheus prometheus = RealPrometheus.withHistory(history);
        SignalSource source = open(prometheus.url().toString())) {
      Indicator indicator =
          new Indicator.Ratio(
              "p",
              ExactCountOnRealPrometheusTest.metric("http_requests_total{code=~\"5..\"}"),
              true,
              ExactCountOnRealPrometheusTest.metric("http_requests_total"),
              true);
      long first = KnownTruth.START / 60;
      List<Slice> slices = new ArrayList<>();
      slices.addAll(
          ExactCountOnRealPrometheusTest.slicesOf(
              source.read(List.of(indicator), new MinuteRange(first, first + 61)).getFirst()));
      assertThat(slices.stream().mapToLong(Slice::total).sum()).isEqualTo(12_229 * Slice.SCALE);
    }
  }

  private static SignalSource open(String url) {
    return PrometheusSources.open("p", Map.of("url", url), CLOCK);
  }

  private static byte[] recorded(String file) throws IOException {
    String folder = System.getProperty("andal.conformance", "");
    Path path = Path.of(folder, "connectors", "prometheus", file);
    assumeTrue(
        !folder.isEmpty() && Files.exists(path),
        "recorded answers are skipped: -Dandal.conformance names no folder that has them");
    return Files.readAllBytes(path);
  }
}

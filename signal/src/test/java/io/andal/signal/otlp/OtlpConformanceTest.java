package io.andal.signal.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What real senders sent, when the recordings are at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class OtlpConformanceTest {
  private final Path folder =
      Path.of(System.getProperty("andal.conformance", "")).resolve("connectors/otlp");

  @Test
  void whatSdksSentIsTakenExceptExponentialHistograms() throws IOException {
    for (Path file : files(".bin")) {
      byte[] body = Files.readAllBytes(file);
      String meta = Files.readString(Path.of(file.toString().replace(".bin", ".meta.json")));
      String encoding = meta.contains("\"Content-Encoding\": \"gzip\"") ? "gzip" : "";
      try (Database database = TestDatabases.sqlite()) {
        OtlpReceiver.Answer answer =
            new OtlpReceiver(database, clockOf(body, encoding))
                .accept(body, Otlp.PROTOBUF, encoding);
        assertThat(answer.status()).as(file.toString()).isEqualTo(200);
        ExportMetricsServiceResponse response =
            ExportMetricsServiceResponse.parseFrom(answer.body());
        if (response.hasPartialSuccess()) {
          assertThat(response.getPartialSuccess().getErrorMessage())
              .as(file.toString())
              .contains("is an exponential histogram")
              .endsWith("(EXPLICIT_BUCKET_HISTOGRAM) (1 point)");
          assertThat(response.getPartialSuccess().getRejectedDataPoints()).isOne();
        }
      }
    }
  }

  @Test
  void theExampleOfTheSpecificationLosesOnlyWhatCantBeCounted() throws IOException {
    byte[] body = Files.readAllBytes(folder.resolve("metrics.example.json"));
    try (Database database = TestDatabases.sqlite()) {
      OtlpReceiver.Answer answer =
          new OtlpReceiver(database, new MutableClock(Instant.ofEpochSecond(1544712661)))
              .accept(body, "application/json", "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("exponential histogram")
          .contains("\"rejectedDataPoints\":\"1\"");
    }
  }

  private MutableClock clockOf(byte[] body, String encoding) throws IOException {
    try {
      ExportMetricsServiceRequest request =
          Format.PROTOBUF.request(GzipBody.unpack(body, encoding, 1_000_000));
      long nanos =
          request.getResourceMetricsList().stream()
              .flatMap(resource -> resource.getScopeMetricsList().stream())
              .flatMap(scope -> scope.getMetricsList().stream())
              .flatMap(
                  metric ->
                      Stream.concat(
                          metric.getSum().getDataPointsList().stream()
                              .map(point -> point.getTimeUnixNano()),
                          metric.getHistogram().getDataPointsList().stream()
                              .map(point -> point.getTimeUnixNano())))
              .findFirst()
              .orElse(0L);
      return new MutableClock(Instant.ofEpochSecond(0, nanos));
    } catch (RefusedRequestException e) {
      throw new IOException(e);
    }
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}

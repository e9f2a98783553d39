package io.andal.signal.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What Prometheus 2.42 and 3.5.3 sent, when the recordings are at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class RecordedWritesTest {
  private final Path folder =
      Path.of(System.getProperty("andal.conformance", "")).resolve("connectors/prometheus");

  @Test
  void versionOneIsTakenWhole() throws Exception {
    byte[] body = Files.readAllBytes(folder.resolve("remote_write_rw1.snappy.bin"));
    SentRequest request =
        Protocol.V1.decode(SnappyBlock.unpack(body, 1 << 20), WriteLimits.DEFAULT);
    assertThat(request.series()).hasSize(18);
    assertTaken(Protocol.V1, body, request);
  }

  @Test
  void versionTwoIsTakenWhole() throws Exception {
    byte[] body = Files.readAllBytes(folder.resolve("remote_write_rw2.snappy.bin"));
    SentRequest request =
        Protocol.V2.decode(SnappyBlock.unpack(body, 1 << 20), WriteLimits.DEFAULT);
    assertThat(request.series()).hasSize(61);
    assertThat(request.series()).extracting(SentSeries::type).contains(SampleType.COUNTER);
    assertTaken(Protocol.V2, body, request);
  }

  private static void assertTaken(Protocol protocol, byte[] body, SentRequest request)
      throws IOException {
    long newest =
        request.series().stream()
            .flatMap(series -> series.samples().stream())
            .map(SentSample::timeMillis)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    try (Database database = TestDatabases.sqlite()) {
      RemoteWriteReceiver receiver =
          new RemoteWriteReceiver(database, new MutableClock(Instant.ofEpochMilli(newest)));
      var answer = receiver.accept(body, protocol.contentType(), "snappy");
      assertThat(answer.message()).isEmpty();
      assertThat(answer.status()).isEqualTo(204);
      long numbers =
          request.series().stream()
              .flatMap(series -> series.samples().stream())
              .filter(sample -> sample.form() == SentSample.Form.NUMBER)
              .count();
      assertThat((long) answer.samples()).isEqualTo(numbers);
      assertThat(answer.histograms() > 0).isEqualTo(protocol == Protocol.V2);
    }
  }
}

package io.andal.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Prometheus' own checker has nothing to say against our metrics. */
class MetricsTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @Test
  void promtoolFindsNothingWrong() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");
    try (TestServer server = TestServer.start()) {
      server.client(Scope.INGEST).json("POST", "/v1/metrics", "{}");
      String metrics = server.client(Scope.READ).get("/metrics").body();
      assertThat(metrics).contains("andal_otlp_requests_total{status=\"200\"} 1.0");
      Process checker =
          new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
              .redirectErrorStream(true)
              .start();
      try (OutputStream in = checker.getOutputStream()) {
        String ours =
            metrics
                .lines()
                .filter(line -> line.contains("andal_"))
                .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
        in.write(ours.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(checker.waitFor()).as(said).isZero();
    }
  }
}

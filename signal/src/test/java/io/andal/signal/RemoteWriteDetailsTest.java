package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where budgets are written is checked before anything is. */
class RemoteWriteDetailsTest {

  private static List<String> problems(String type, String remoteWrite) {
    String text =
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata:
          name: p
        spec:
          type: %s
          connectionDetails:
            url: https://metrics.example
            remoteWrite: %s
        """
            .formatted(type, remoteWrite);
    return new DocumentChecker(SourceDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("p.yaml", text))).problems().stream()
            .map(Problem::oneLine)
            .toList();
  }

  @Test
  void aWholeAddressIsEnough() {
    assertThat(problems("Prometheus", "{url: \"https://metrics.example/api/v1/write\"}")).isEmpty();
    assertThat(
            problems(
                "Thanos",
                "{url: \"http://receive:19291/api/v1/receive\", interval: 30s, version: \"2.0\","
                    + " labels: {cluster: eu}}"))
        .isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(problems("Prometheus", "{url: \"https://user:secret@metrics.example/write\"}"))
        .singleElement()
        .asString()
        .contains("credentials")
        .doesNotContain("secret@");
    assertThat(problems("Prometheus", "{url: \"http://m/write\", interval: 1s}"))
        .singleElement()
        .asString()
        .contains("10s to 1h");
    assertThat(problems("Prometheus", "{url: \"http://m/write\", labels: {__name__: x}}"))
        .singleElement()
        .asString()
        .contains("no name of a label");
    assertThat(problems("Prometheus", "{interval: 1m}")).isNotEmpty();
    assertThat(problems("CloudWatch", "{url: \"http://m/write\"}"))
        .anyMatch(problem -> problem.contains("has no \"remoteWrite\""));
  }
}

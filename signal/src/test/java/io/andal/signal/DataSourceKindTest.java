package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DataSourceKindTest {
  private static final Kind KIND = SourceDocuments.kinds().getFirst();

  @Test
  void aPlainPrometheusIsFine() {
    assertThat(check("Prometheus", "'url':'http://localhost:9090','delay':'90s','chunk':'1h'"))
        .isEmpty();
    assertThat(check("prometheus", "'url':'https://mimir.example/prometheus','tenant':'a'"))
        .isEmpty();
    assertThat(check("OTLP", "'retention':'35d'")).isEmpty();
  }

  @Test
  void anUnknownTypeIsRefusedWithTheOnesThatAreRead() {
    assertThat(check("Datadog", "'url':'http://x'"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("Datadog");
              assertThat(problem.remedy()).contains("Prometheus and OTLP");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Prometheus | 'delay':'60s'                                 | source-url",
        "Prometheus | 'url':'ftp://x'                               | source-url",
        "Prometheus | 'url':'http://user:pass@x'                    | source-url",
        "Prometheus | 'url':'http://x/?a=b'                         | source-url",
        "Prometheus | 'url':'localhost:9090'                        | source-url",
        "Prometheus | 'url':'http://x','retention':'1d'             | source-details",
        "Prometheus | 'url':'http://x','delay':'soon'               | source-duration",
        "Prometheus | 'url':'http://x','chunk':'30d'                | source-duration",
        "OTLP       | 'url':'http://x'                              | source-details"
      })
  void whatCannotWorkIsRefused(String type, String details, String rule) {
    assertThat(check(type, details)).extracting(Problem::rule).containsExactly(rule);
  }

  @Test
  void theSchemaIsThere() {
    assertThat(DataSourceKindTest.class.getResource(KIND.schema())).isNotNull();
  }

  private static List<Problem> check(String type, String details) {
    String json =
        "{'kind':'DataSource','spec':{'type':'%s','connectionDetails':{%s}}}"
            .formatted(type, details)
            .replace('\'', '"');
    ObjectNode body = (ObjectNode) new JsonMapper().readTree(json);
    Document document =
        new Document(
            DocumentId.of("DataSource", "x"),
            "openslo/v1",
            body,
            json,
            "x.yaml",
            Position.START,
            Map.of());
    return KIND.check(document, Documents.empty());
  }
}

package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.signal.remotewrite.RemoteWriteReceiver;
import io.andal.testing.TestDatabases;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    assertThat(
            check(
                "Thanos",
                "'url':'https://x','stores':['s:10901','{cluster=\\'eu\\'}'],'tls':{'ca':'${file:/ca}',"
                    + "'certificate':'${file:/c}','key':'${file:/k}'}"))
        .isEmpty();
  }

  @Test
  void aGoogleCloudNeedsItsProjectAndNoSecrets() {
    assertThat(check("GoogleCloud", "'project':'pumps-production'")).isEmpty();
    assertThat(check("GoogleCloud", "'project':'123456','credentials':'${file:/etc/g.json}'"))
        .isEmpty();
    assertThat(check("GoogleCloud", "'delay':'5m'"))
        .extracting(Problem::rule)
        .containsExactly("source-project");
    assertThat(check("GoogleCloud", "'project':'Pumps!','credentials':'{}','url':'ftp://x'"))
        .extracting(Problem::rule)
        .containsExactlyInAnyOrder("secret-in-document", "source-project", "source-url");
    assertThat(check("Prometheus", "'url':'https://x','google':{'credentials':'{}'}"))
        .extracting(Problem::rule)
        .containsExactly("secret-in-document");
  }

  @Test
  void aDatadogNeedsKeysAndKnowsItsSites() {
    String keys = "'apiKey':'${env:A}','applicationKey':'${env:B}'";
    assertThat(check("Datadog", keys)).isEmpty();
    for (String site :
        List.of(
            "datadoghq.com",
            "us3.datadoghq.com",
            "us5.datadoghq.com",
            "ap1.datadoghq.com",
            "ap2.datadoghq.com",
            "datadoghq.eu",
            "ddog-gov.com")) {
      assertThat(check("Datadog", keys + ",'site':'" + site + "','delay':'20m'")).isEmpty();
    }
    assertThat(
            check("Datadog", "'bearerToken':'${env:A}','url':'https://proxy.example','api':'v1'"))
        .isEmpty();
  }

  @Test
  void aGrafanaSaysWhoAsksAndWhatIsWritten() {
    String url = "'url':'https://grafana.example/g'";
    String publish = ",'publish':{'annotations':true,'dashboards':{'datasource':'prom'}}";
    assertThat(check("Grafana", url + ",'token':'${env:T}','orgId':3,'datasource':'x'" + publish))
        .isEmpty();
    assertThat(check("Grafana", url + publish)).singleElement().asString().contains("nobody");
    assertThat(check("Grafana", url + ",'token':'glsa_plain'")).isNotEmpty();
    assertThat(check("Grafana", "'url':'https://grafana.example/api'"))
        .singleElement()
        .asString()
        .contains("/api");
    assertThat(
            check(
                "Grafana",
                url + ",'token':'${env:T}','basicAuth':{'username':'a','password':'${env:P}'}"))
        .singleElement()
        .asString()
        .contains("Both");
  }

  @Test
  void anUnknownTypeIsRefusedWithTheOnesThatAreRead() {
    assertThat(check("Dynatrace", "'url':'http://x'"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("Dynatrace");
              assertThat(problem.remedy()).contains("Prometheus", "CloudWatch", "OTLP");
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
        "Prometheus | 'url':'http://x','stores':['a:1']             | source-details",
        "Thanos     | 'delay':'60s'                                 | source-url",
        "Thanos     | 'url':'http://x','stores':['{a=b}']           | source-stores",
        "Prometheus | 'url':'https://x','tls':{'ca':'/etc/ca.pem'}  | source-tls",
        "Prometheus | 'url':'https://x','tls':{'key':'${file:/k}'}  | source-tls",
        "Prometheus | 'url':'http://x','tls':{'ca':'${file:/ca}'}   | source-tls",
        "Prometheus | 'url':'http://x','oauth2':{'tokenUrl':'x','clientSecret':'${env:S}'}"
            + " | source-url",
        "Prometheus | 'url':'http://x','oauth2':{'tokenUrl':'https://x','clientSecret':'s'}"
            + " | secret-in-document",
        "Prometheus | 'url':'http://x','bearerToken':'${env:T}','oauth2':{'tokenUrl':'https://x'}"
            + " | source-authentication",
        "Datadog    | 'site':'datadoghq.eu'                         | source-authentication",
        "Datadog    | 'apiKey':'${env:A}'                           | source-authentication",
        "Datadog    | 'bearerToken':'t'                             | secret-in-document",
        "Datadog    | 'bearerToken':'${env:A}','apiKey':'${env:A}','applicationKey':'${env:B}'"
            + " | source-authentication",
        "Datadog    | 'bearerToken':'${env:A}','site':'app.datadoghq.com' | source-site",
        "Datadog    | 'bearerToken':'${env:A}','site':'evil.example'      | source-site",
        "Datadog    | 'bearerToken':'${env:A}','site':'datadoghq.eu','url':'https://x'"
            + " | source-site",
        "Datadog    | 'bearerToken':'${env:A}','url':'gopher://x'         | source-url",
        "Datadog    | 'bearerToken':'${env:A}','region':'eu-central-1'    | source-details",
        "OTLP       | 'url':'http://x'                              | source-details"
      })
  void whatCannotWorkIsRefused(String type, String details, String rule) {
    assertThat(check(type, details)).extracting(Problem::rule).containsExactly(rule);
  }

  @Test
  void secretsStandElsewhere() {
    assertThat(check("Prometheus", "'url':'http://x','bearerToken':'${env:TOKEN}'")).isEmpty();
    assertThat(check("Prometheus", "'url':'http://x','bearerToken':'hunter2'"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo("secret-in-document");
              assertThat(problem.oneLine()).doesNotContain("hunter2");
            });
    assertThat(
            check(
                "Prometheus",
                "'url':'http://x','basicAuth':{'username':'andal','password':'hunter2'}"))
        .extracting(Problem::rule)
        .containsExactly("secret-in-document");
  }

  @Test
  void theExampleIsValidAndOpens() throws Exception {
    String example = Files.readString(Path.of("..", "examples/prometheus/sources.yaml"));
    Document document = valid(example, "prometheus");
    try (SignalSource source = open(document)) {
      assertThat(source.name()).isEqualTo("prometheus");
      assertThat(source.timing().delay()).isEqualTo(Duration.ofSeconds(60));
    }
  }

  @Test
  void theExampleOfGoogleCloudIsValid() throws Exception {
    String page = Files.readString(Path.of("..", "docs/sources/google-cloud.md"));
    String example = page.substring(page.indexOf("```yaml") + 7, page.indexOf("```\n\n|"));
    Document document = valid(example, "google");
    try (SignalSource source = open(document)) {
      assertThat(source.type()).isEqualTo("GoogleCloud");
      assertThat(source.timing().delay()).isEqualTo(Duration.ofMinutes(5));
    }
  }

  @Test
  void theExampleOnDatadogsPageIsValid() throws Exception {
    String page = Files.readString(Path.of("..", "docs/sources/datadog.md"));
    String example = page.substring(page.indexOf("```yaml") + 8, page.indexOf("```\n\n|"));
    Document document = valid(example, "datadog");
    try (SignalSource source = open(document)) {
      assertThat(source.type()).isEqualTo("Datadog");
      assertThat(source.timing().delay()).isEqualTo(Duration.ofMinutes(5));
      assertThat(source).isInstanceOf(SuggestingSource.class).isInstanceOf(SloKeepingSource.class);
    }
  }

  @Test
  void problemsStandWhereTheyAre() {
    String text =
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata:
          name: p
        spec:
          type: Prometheus
          connectionDetails:
            url: gopher://x
        """;
    Checked checked =
        new DocumentChecker(SourceDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
            .check(List.of(new SourceText("p.yaml", text)));
    assertThat(checked.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().line()).isEqualTo(8));
  }

  @Test
  void theSchemaIsThere() {
    assertThat(DataSourceKindTest.class.getResource(KIND.schema())).isNotNull();
  }

  /** The DataSource of this name in a text without problems. */
  private static Document valid(String text, String name) {
    Checked checked =
        new DocumentChecker(SourceDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
            .check(List.of(new SourceText("sources.yaml", text)));
    assertThat(checked.problems()).isEmpty();
    return checked.documents().find("DataSource", name).orElseThrow();
  }

  private static SignalSource open(Document document) {
    try (Database database = TestDatabases.sqlite()) {
      return SourceDocuments.open(
          document,
          new SourceDocuments.Receivers(
              new OtlpReceiver(database, Clock.systemUTC()),
              new RemoteWriteReceiver(database, Clock.systemUTC())),
          Clock.systemUTC());
    }
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

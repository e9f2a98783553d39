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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How documents say who Andal is at AWS. */
class AwsDetailsTest {
  private static final Kind KIND = SourceDocuments.kinds().getFirst();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CloudWatch | 'region':'eu-central-1'",
        "CloudWatch | 'region':'us-gov-west-1','profile':'andal'",
        "CloudWatch | 'region':'eusc-de-east-1','url':'https://vpce-1.monitoring.example'",
        "CloudWatch | 'region':'cn-north-1','accessKeyId':'A','secretAccessKey':'${env:S}',"
            + "'sessionToken':'${file:/t}','maxRequestsPerMinute':60",
        "CloudWatch | 'region':'eu-west-3','assumeRole':{'arn':'arn:aws:iam::123456789012:role/a/b',"
            + "'externalId':'x'},'allowCredentialEndpoints':true",
        "Prometheus | 'url':'https://x/workspaces/ws','sigv4':{'region':'eu-central-1'}",
        "Thanos     | 'url':'https://x','sigv4':{'region':'eu-central-1','service':'execute-api',"
            + "'accessKeyId':'${env:I}','secretAccessKey':'${env:S}'}"
      })
  void whatWorksIsAccepted(String type, String details) {
    assertThat(check(type, details)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CloudWatch | 'url':'https://x'                                    | source-region",
        "CloudWatch | 'region':'Frankfurt'                                 | source-region",
        "CloudWatch | 'region':'eu-central-1.evil.example/'                | source-region",
        "CloudWatch | 'region':'eu-central-1','url':'ftp://x'              | source-url",
        "CloudWatch | 'region':'eu-central-1','url':'https://a:b@x'        | source-url",
        "CloudWatch | 'region':'eu-central-1','accessKeyId':'A'            | source-authentication",
        "CloudWatch | 'region':'eu-central-1','sessionToken':'${env:T}'    | source-authentication",
        "CloudWatch | 'region':'eu-central-1','secretAccessKey':'${env:S}' | source-authentication",
        "CloudWatch | 'region':'eu-central-1','accessKeyId':'A','secretAccessKey':'hunter2'"
            + " | secret-in-document",
        "CloudWatch | 'region':'eu-central-1','profile':'p','accessKeyId':'A',"
            + "'secretAccessKey':'${env:S}' | source-authentication",
        "CloudWatch | 'region':'eu-central-1','assumeRole':{'arn':'andal'} | source-role",
        "CloudWatch | 'region':'eu-central-1','basicAuth':{}               | source-details",
        "CloudWatch | 'region':'eu-central-1','overlap':'3d'               | source-duration",
        "Prometheus | 'url':'https://x','sigv4':{}                         | source-region",
        "Prometheus | 'url':'https://x','sigv4':{'region':'eu-central-1'},'bearerToken':'${env:T}'"
            + " | source-authentication",
        "Prometheus | 'url':'https://x','sigv4':{'region':'eu-central-1','accessKeyId':'A',"
            + "'secretAccessKey':'hunter2'} | secret-in-document",
        "Thanos     | 'url':'https://x','sigv4':{'region':'eu-central-1',"
            + "'assumeRole':{'arn':'arn:aws:iam::1:role/a'}} | source-role"
      })
  void whatCannotWorkIsRefused(String type, String details, String rule) {
    assertThat(check(type, details))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(rule);
              assertThat(problem.remedy()).isNotBlank();
              assertThat(problem.oneLine()).doesNotContain("hunter2");
            });
  }

  private static List<Problem> check(String type, String details) {
    String json =
        "{'kind':'DataSource','spec':{'type':'%s','connectionDetails':{%s}}}"
            .formatted(type, details)
            .replace('\'', '"');
    Document document =
        new Document(
            DocumentId.of("DataSource", "x"),
            "openslo/v1",
            (ObjectNode) new JsonMapper().readTree(json),
            json,
            "x.yaml",
            Position.START,
            Map.of());
    return KIND.check(document, Documents.empty());
  }
}

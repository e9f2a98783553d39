package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChannelKindTest {
  private static final Kind KIND = ChannelDocuments.kinds().getFirst();

  @Test
  void theSchemaDescribesEveryFieldOfEveryType() throws Exception {
    try (InputStream in = getClass().getResourceAsStream(KIND.schema())) {
      JsonNode schema = JsonMapper.shared().readTree(in);
      assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      JsonNode types = schema.path("$defs");
      assertThat(types.propertyNames())
          .containsExactlyInAnyOrderElementsOf(ChannelDocuments.typeNames());
      for (JsonNode type : types) {
        assertThat(type.path("additionalProperties").asBoolean(true)).isFalse();
        type.path("properties")
            .properties()
            .forEach(
                field ->
                    assertThat(field.getValue().path("description").asString("")).isNotEmpty());
      }
    }
  }

  @Test
  void eachTypeHasFieldsOfItsOwnAndADocumentWithoutTypeIsEmail() {
    assertThat(checked("host: mail.pumps.example, from: a@pumps.example")).isEmpty();
    assertThat(checked("type: Slack, url: 'https://hooks.slack.com/services/T0'")).isEmpty();
    assertThat(checked("type: Webhook, url: 'https://a.example', secret: '${env:S}'")).isEmpty();
    assertThat(checked("type: Webhook, host: mail.pumps.example")).isNotEmpty();
    assertThat(checked("type: Slack, url: 'https://a.example', body: andal"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("body"));
    assertThat(checked("type: Pigeon"))
        .anySatisfy(problem -> assertThat(problem.toString()).contains("Webhook"));
  }

  @Test
  void secretsAndAddressesAreChecked() {
    assertThat(rules("type: Webhook, url: 'https://a.example', secret: horse"))
        .containsExactly("secret-in-document");
    assertThat(rules("type: Slack, url: 'https://me:pw@a.example'")).containsExactly("channel-url");
    assertThat(rules("type: Teams, url: '${env:TEAMS_URL}', timeout: 5m"))
        .containsExactly("channel-timeout");
  }

  @Test
  void aTemplateNamesOnlyWhatHasAValue() {
    assertThat(rules("type: HttpSms, url: 'https://a.example/?to={to}&text={text}'")).isEmpty();
    assertThat(rules("type: HttpSms, url: 'https://a.example/?to={nobody}&text={text}'"))
        .containsExactly("channel-template");
    assertThat(rules("type: HttpSms, url: 'https://a.example/?to={to}'"))
        .containsExactly("channel-template");
  }

  @Test
  void aFallbackIsAnotherChannelThatUnderstandsItsTarget() {
    String phone = "type: Twilio, accountSid: AC1, authToken: '${env:T}', from: '+15017122661'";
    assertThat(rules(phone + ", fallback: {channel: gone, target: 'mailto:a@b.example'}"))
        .isNotEmpty();
    assertThat(rules(phone + ", fallback: {channel: test, target: '+62812345678'}"))
        .contains("channel-fallback");
    assertThat(rules("type: Twilio, accountSid: AC1, authToken: '${env:T}'"))
        .containsExactly("channel-from");
    assertThat(rules(phone + ", cost: {perMessage: 0, perDay: 5}")).isNotEmpty();
  }

  private static List<String> rules(String spec) {
    return checked(spec).stream().map(Problem::rule).toList();
  }

  private static List<Problem> checked(String spec) {
    String yaml =
        """
        apiVersion: andal.io/v1
        kind: Channel
        metadata: {name: test}
        spec: {%s}
        """
            .formatted(spec);
    return new DocumentChecker(ChannelDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("test.yaml", yaml)))
        .problems();
  }

  @Test
  void aSoundChannelHasNoProblems() {
    assertThat(problems("{\"host\": \"mail\", \"from\": \"Andal <a@pumps.example>\"}")).isEmpty();
  }

  @Test
  void aSenderThatIsNoAddressIsRefused() {
    assertThat(problems("{\"host\": \"mail\", \"from\": \"the pumps\"}"))
        .singleElement()
        .returns("channel-from", Problem::rule)
        .returns(Problem.Severity.ERROR, Problem::severity);
  }

  @Test
  void aLoginIsWholeOrNotThere() {
    assertThat(problems("{\"from\": \"a@pumps.example\", \"username\": \"andal\"}"))
        .extracting(Problem::rule)
        .containsExactly("channel-login");
  }

  @Test
  void aPasswordInTheClearIsWarnedOf() {
    assertThat(
            problems(
                """
                {"from": "a@pumps.example", "security": "none", "username": "andal",
                 "password": "${env:SMTP_PASSWORD}"}
                """))
        .singleElement()
        .returns("channel-clear-text", Problem::rule)
        .returns(Problem.Severity.WARNING, Problem::severity);
  }

  private static List<Problem> problems(String spec) {
    Document document = Samples.channel("ops-mail", spec);
    return KIND.check(document, Documents.of(List.of(document)));
  }
}

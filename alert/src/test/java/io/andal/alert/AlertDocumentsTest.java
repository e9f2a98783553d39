package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import io.andal.slo.AlertRule;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertDocumentsTest {
  private final Kind kind = AlertDocuments.kinds().getFirst();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mailto:ops@pumps.example                      | ops@pumps.example
          MAILTO:ops@pumps.example?subject=x            | ops@pumps.example
          mailto:ops+night@pumps.example                | ops+night@pumps.example
          mailto:a%40b@pumps.example                    | a@b@pumps.example
          mailto:a@pumps.example,b@pumps.example        | a@pumps.example b@pumps.example
          ops@pumps.example                             | ops@pumps.example
          https://hooks.example/x@y                     | ''
          mailto:                                       | ''
          """)
  void aTargetIsReadAsAddresses(String target, String addresses) {
    assertThat(String.join(" ", MailAddresses.of(target))).isEqualTo(addresses);
  }

  @Test
  void theTargetsOfTheRuleAreToldOverTheChannelTheyName() {
    Documents documents =
        Documents.of(
            List.of(
                Mail.channel("day-mail", 25),
                Mail.channel("night-mail", 25),
                Mail.target("night", "night-mail", "mailto:night@pumps.example"),
                Mail.target("ops", "", "mailto:ops@pumps.example")));
    assertThat(told(documents, "night", "ops", "night", "mailto:inline@pumps.example"))
        .containsExactly(
            new Recipient("night-mail", "night@pumps.example"),
            new Recipient("day-mail", "ops@pumps.example"),
            new Recipient("day-mail", "inline@pumps.example"));
  }

  @Test
  void theOwnerIsToldWhereTheRuleNamesNobodyWithAMailbox() {
    Documents documents =
        Documents.of(
            List.of(Mail.channel("ops-mail", 25), Mail.target("chat", "", "https://chat.example")));
    Recipient owner = new Recipient("ops-mail", "controls@pumps.example");
    assertThat(told(documents)).containsExactly(owner);
    assertThat(told(documents, "chat", "gone")).containsExactly(owner);
  }

  @Test
  void nobodyIsToldWithoutAChannelOrAnOwner() {
    Document target = Mail.target("ops", "", "mailto:ops@pumps.example");
    assertThat(told(Documents.of(List.of(target)), "ops")).isEmpty();
    Documents channelAlone = Documents.of(List.of(Mail.channel("ops-mail", 25)));
    assertThat(AlertDocuments.recipients(channelAlone, rule(), Optional.empty())).isEmpty();
  }

  private static List<Recipient> told(Documents documents, String... targets) {
    return AlertDocuments.recipients(
        documents, rule(targets), Optional.of("controls@pumps.example"));
  }

  private static AlertRule rule(String... targets) {
    return new AlertRule(
        "page", "default", "page", List.of(), Duration.ZERO, false, true, true, List.of(targets));
  }

  @Test
  void theSchemaIsThereAndDescribesEveryField() throws Exception {
    try (InputStream in = getClass().getResourceAsStream(kind.schema())) {
      JsonNode schema = JsonMapper.shared().readTree(in);
      assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      schema
          .at("/properties/spec/properties")
          .properties()
          .forEach(
              field -> assertThat(field.getValue().path("description").asString("")).isNotEmpty());
    }
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

  private List<Problem> problems(String spec) {
    Document document = Mail.document("Channel", "ops-mail", "", spec);
    return kind.check(document, Documents.of(List.of(document)));
  }
}

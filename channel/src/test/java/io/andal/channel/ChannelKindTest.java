package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChannelKindTest {
  private static final Kind KIND = ChannelDocuments.kinds().getFirst();

  @Test
  void theSchemaIsThereAndDescribesEveryField() throws Exception {
    try (InputStream in = getClass().getResourceAsStream(KIND.schema())) {
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

  private static List<Problem> problems(String spec) {
    Document document = Samples.channel("ops-mail", spec);
    return KIND.check(document, Documents.of(List.of(document)));
  }
}

package io.andal.specification.difference.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.difference.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which change has which level, against the rules. */
class ApiChangesPageTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().resolveSibling("docs/reference/api-changes.md");

  @Test
  void thePageHasEveryRuleWithItsLevels() throws Exception {
    assertThat(Files.readAllLines(PAGE)).containsAll(rows());
  }

  @Test
  void idsOfSchemasAndOfTheRestDiffer() {
    List<String> ofSchemas = rules().map(Rule::requestId).toList();

    assertThat(Stream.of(ApiRule.values()).map(ApiRule::id)).doesNotContainAnyElementsOf(ofSchemas);
  }

  /** The rows of both tables, as the page has them. */
  static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (ApiRule rule : ApiRule.values()) {
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(rule.id(), shown(rule.verdict().level()), rule.verdict().because()));
    }
    rules()
        .map(
            rule ->
                "| %s | %s | %s | %s | %s |"
                    .formatted(
                        ids(rule),
                        what(rule),
                        shown(rule.request().level()),
                        shown(rule.parameter().level()),
                        shown(rule.response().level())))
        .distinct()
        .forEach(rows::add);
    return rows;
  }

  private static Stream<Rule> rules() {
    return Stream.of(
            TypeRules.all(),
            LimitRules.all(),
            ValueRules.all(),
            PropertyRules.all(),
            CompositionRules.all())
        .flatMap(List::stream);
  }

  private static String ids(Rule rule) {
    String request = "`" + rule.requestId().replace("{place}", "…") + "`";
    String response = "`" + rule.responseId().replace("{place}", "…") + "`";
    return request.equals(response) ? request : request + ", " + response;
  }

  private static String what(Rule rule) {
    return rule.what().replace("{name}", "…").replace("{before}", "…").replace("{after}", "…");
  }

  private static String shown(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}

package io.andal.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SarifTest {
  private static final Problem PROBLEM =
      new Problem(
          Problem.Severity.ERROR,
          "target-range",
          "./objectives/my slo.yaml",
          new Position(12, 5),
          "The target is 1.5",
          "A target is between 0 and 1");

  @Test
  void aFindingStandsWhereTheProblemIs() {
    JsonNode result = log(PROBLEM).at("/runs/0/results/0");

    assertThat(result.path("ruleId").asString()).isEqualTo("target-range");
    assertThat(result.path("level").asString()).isEqualTo("error");
    assertThat(result.at("/message/text").asString())
        .isEqualTo("The target is 1.5. A target is between 0 and 1");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("objectives/my%20slo.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(12);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(5);
  }

  @Test
  void everyRuleThatIsBrokenIsDescribedOnce() {
    JsonNode rules = log(PROBLEM, PROBLEM).at("/runs/0/tool/driver/rules");

    assertThat(rules.size()).isEqualTo(1);
    assertThat(rules.at("/0/id").asString()).isEqualTo("target-range");
  }

  @Test
  void aLogWithoutFindingsStillSaysThatWeLooked() {
    JsonNode log = log();

    assertThat(log.path("version").asString()).isEqualTo("2.1.0");
    assertThat(log.path("$schema").asString()).contains("sarif-schema-2.1.0.json");
    assertThat(log.at("/runs/0/tool/driver/name").asString()).isEqualTo("andal");
    assertThat(log.at("/runs/0/results").isArray()).isTrue();
  }

  private static JsonNode log(Problem... problems) {
    return Json.tree(Sarif.of(List.of(problems), "1.2.3"));
  }
}

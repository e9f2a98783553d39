package io.andal.traffic.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DescribedTemplatesTest {
  private final Learning learning = new Learning();

  @ParameterizedTest
  @CsvSource({
    "/pumps/7, /pumps/{id}",
    "/pumps/search, /pumps/search",
    "/pumps/7/, /pumps/{id}",
    "/pumps/a%2Fb, /pumps/{id}",
    "/Pumps/7, /Pumps/{PumpId}",
    "/pumps/search/parts, /pumps/{id}/parts",
    "/reports/7.json, '/reports/{id}.json'",
    "/reports/7.csv, '/reports/{report}'",
    "/compare/v1...v2, '/compare/{base}...{head}'",
  })
  void whatIsConcreteGoesBeforeWhatIsTemplated(String path, String template) {
    learning.tree.describe("GET", "/pumps/{id}");
    learning.tree.describe("GET", "/pumps/search");
    learning.tree.describe("GET", "/pumps/{id}/parts");
    learning.tree.describe("GET", "/reports/{id}.json");
    learning.tree.describe("GET", "/reports/{report}");
    learning.tree.describe("GET", "/compare/{base}...{head}");
    learning.tree.describe("GET", "/Pumps/{PumpId}");
    assertThat(learning.ask(path).told()).containsOnlyKeys("GET " + template);
  }

  @Test
  void anUndescribedVerbIsSeenAtTheDescribedTemplate() {
    learning.tree.describe("GET", "/pumps/{id}");
    learning.ask("DELETE", "/pumps/mainpump", true);
    assertThat(learning.told()).containsOnlyKeys("DELETE /pumps/{id}");
    assertThat(learning.tree.resolve("DELETE", "/pumps/{x}"))
        .hasValueSatisfying(leaf -> assertThat(leaf.documented()).isFalse());
  }

  @Test
  void whatWasLearnedGivesWayToWhatIsDescribed() {
    learning.ask("/v2/pumps/7", "/v2/pumps/9/parts", "/other");
    learning.told();
    Learning known = new Learning();
    known.tree.describe("GET", "/pumps/{id}");
    known.tree.takeOver(learning.tree, "/v2");
    assertThat(known.told()).containsOnlyKeys("GET /pumps/{id}", "GET /pumps/{id}/parts");
    assertThat(learning.told()).containsOnlyKeys("GET /other");
  }

  @Test
  void aWordThatWasToldBecomesAValueOfADescribedParameter() {
    for (int i = 0; i < 20; i++) {
      learning.ask("/users/johnsmith");
    }
    assertThat(learning.told()).containsOnlyKeys("GET /users/johnsmith");
    Learning known = new Learning();
    known.tree.describe("GET", "/users/{name}");
    known.tree.takeOver(learning.tree, "");
    assertThat(known.told()).containsOnlyKeys("GET /users/{name}").containsValue(20L);
    assertThat(known.tree.resolve("GET", "/users/johnsmith")).isPresent();
  }

  @Test
  void manyWaysCostNoMoreThanAFewSteps() {
    for (int i = 0; i < 1 << 12; i++) {
      StringBuilder template = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        template.append((i & (1 << bit)) == 0 ? "/a" : "/{p" + bit + "}");
      }
      learning.tree.describe("GET", template.toString());
    }
    assertThat(learning.ask("/a/a/a/a/a/a/a/a/a/a/a/a/b").told()).hasSize(1);
  }
}

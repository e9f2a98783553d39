package io.andal.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "acme/*, acme/pumps, true",
    "acme/*, acme/old/pumps, false",
    "acme/**, acme/old/pumps, true",
    "**/pumps, acme/old/pumps, true",
    "**/pumps, pumps, true",
    "**/pumps, acme/oldpumps, false",
    "**/old/pumps, a/old/old/pumps, true",
    "ACME/pump?, acme/pumps, true",
    "*pump*, Our Pumps API, true",
    "pumps, acme/pumps, false",
    "a.b, axb, false",
    "a**b/c, a/x/b/c, true",
  })
  void patternsMatchAsInAGitignore(String pattern, String name, boolean matches) {
    assertThat(new Selection(List.of(pattern), List.of()).takes(name)).isEqualTo(matches);
  }

  @Test
  void withoutPatternsAllIsTaken() {
    assertThat(Selection.ALL.takes("anything")).isTrue();
  }

  @Test
  void whatIsExcludedIsNotTakenAlthoughItIsIncluded() {
    Selection selection = new Selection(List.of("acme/*"), List.of("*draft*"));

    assertThat(selection.takes("acme/pumps", "Pumps")).isTrue();
    assertThat(selection.takes("acme/pumps", "Pumps (draft)")).isFalse();
  }

  @Test
  void aHostilePatternTakesNoTime() {
    String pattern = "*a".repeat(200) + "b";

    assertThat(new Selection(List.of(pattern), List.of()).takes("a".repeat(4_000))).isFalse();
  }
}

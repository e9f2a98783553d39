package io.andal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "${env:}", "${env:A B}", "x${env:A}", "${file:}", "${a}"})
  void whatIsNotOneWholeReferenceIsNone(String text) {
    assertThat(SecretReference.isReference(text)).isFalse();
    assertThatThrownBy(() -> SecretReference.resolve(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileIsReadWithoutItsLastLineBreak() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "geheim\n");
    assertThat(SecretReference.resolve("${file:" + file + "}")).isEqualTo("geheim");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SecretReference.resolve("${env:ANDAL_NO_SUCH_VARIABLE}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ANDAL_NO_SUCH_VARIABLE");
    assertThatThrownBy(() -> SecretReference.resolve("${file:" + folder.resolve("none") + "}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none");
  }

  @Test
  void aSecretInADocumentIsAProblemThatDoesNotRepeatIt() {
    String text =
        SampleKind.pump("north").replace("feeds: []", "mode: hunter2\n  window: ${env:WINDOW}");
    Document document =
        SampleKind.checker()
            .check(List.of(new SourceText("a.yaml", text)))
            .documents()
            .find("Pump", "north")
            .orElseThrow();
    assertThat(SecretReference.problems(document, "/spec/mode", "/spec/window", "/spec/none"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.position()).isEqualTo(new Position(6, 9));
              assertThat(problem.oneLine()).doesNotContain("hunter2");
            });
  }
}

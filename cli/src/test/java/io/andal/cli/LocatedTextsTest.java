package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.workspace.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocatedTextsTest {
  private final LocatedTexts texts =
      LocatedTexts.of(
          List.of(new SourceText("a.yaml", "a: 1\na: 2"), new SourceText("b.yaml", "b: 1\n")));

  @Test
  void filesAreSentAsDocumentsOfOneText() {
    assertThat(texts.joined()).isEqualTo("a: 1\na: 2\n---\nb: 1\n");
  }

  @Test
  void aProblemIsToldWithTheLineOfItsOwnFile() {
    assertThat(texts.line(Json.parse(problem(2))))
        .startsWith("a.yaml:2:4: error: Bad. Do good [r]");
    assertThat(texts.line(Json.parse(problem(4)))).startsWith("b.yaml:1:4: error:");
  }

  private static String problem(int line) {
    return """
        {"line":%d,"column":4,"severity":"error","message":"Bad","remedy":"Do good","rule":"r"}"""
        .formatted(line);
  }
}

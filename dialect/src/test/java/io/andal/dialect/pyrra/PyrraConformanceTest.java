package io.andal.dialect.pyrra;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Conformance;
import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.slo.SloDocuments;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Problem;
import io.andal.workspace.RawDocument;
import io.andal.workspace.YamlText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every SLO among Pyrra's examples, each as an import of its own. */
class PyrraConformanceTest {
  /** Those that group can only be read with loss. */
  private static final int WITHOUT_LOSS = 47;

  @Test
  void everySloIsImportedAndValid() {
    List<JsonNode> slos = slos();
    List<String> wrong = new ArrayList<>();
    int complete = 0;
    for (JsonNode slo : slos) {
      String text = YamlText.write(slo);
      Import strict = Checking.read(Checking.options(), text).getFirst();
      if (strict.accepted()) {
        complete++;
      } else {
        assertThat(strict.problems()).allMatch(p -> p.message().startsWith("grouping makes"));
      }
      ImportOptions lossy = Checking.options().withLoss();
      Import read = Checking.read(lossy, text).getFirst();
      if (!read.accepted() || SloDocuments.definitions(Checking.documents(read)).size() != 1) {
        wrong.add(slo.at("/metadata/name") + ": " + read.problems());
      }
    }
    System.out.printf(
        "Pyrra: %d of %d documents are imported, %d of them without loss%n",
        slos.size() - wrong.size(), slos.size(), complete);
    assertThat(wrong).isEmpty();
    assertThat(slos).hasSizeGreaterThanOrEqualTo(57);
    assertThat(complete).isGreaterThanOrEqualTo(WITHOUT_LOSS);
  }

  private static List<JsonNode> slos() {
    return Conformance.files(Conformance.folder("pyrra")).stream()
        .map(file -> RawDocument.read(Conformance.text(file), Limits.DEFAULT))
        .peek(read -> assertThat(read.problems()).extracting(Problem::oneLine).isEmpty())
        .flatMap(read -> read.documents().stream())
        .map(RawDocument::root)
        .filter(root -> root.path("apiVersion").asString("").startsWith("pyrra.dev/"))
        .toList();
  }
}

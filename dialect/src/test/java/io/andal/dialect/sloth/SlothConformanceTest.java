package io.andal.dialect.sloth;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Conformance;
import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Import;
import io.andal.dialect.Importers;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Documents;
import io.andal.workspace.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sloth's examples: imported, exported, and compared with the rules that Sloth made of them. */
class SlothConformanceTest {
  /** Of 18; the four others need plugins that make other rules, or the SLI itself. */
  private static final int AGREEING = 14;

  @Test
  void rulesOfImportedExamplesEqualThoseOfSloth() {
    Path folder = Conformance.folder("sloth/examples");
    List<String> agreeing = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (Path file : Conformance.files(folder)) {
      Path expected = folder.resolve("_gen").resolve(file.getFileName());
      if (!folder.equals(file.getParent()) || !Files.exists(expected)) {
        continue;
      }
      String text = Conformance.text(file).text();
      String name = String.valueOf(file.getFileName());
      Optional<Documents> documents = imported(name, text);
      if (documents.isEmpty()) {
        refused.add(name);
      } else if (groups(exported(documents.get()))
          .equals(groups(Checking.trees(Conformance.text(expected).text())))) {
        agreeing.add(name);
      } else {
        differing.add(name);
      }
    }
    System.out.printf(
        "Sloth: %d of %d examples agree; refused: %s%n",
        agreeing.size(), agreeing.size() + refused.size() + differing.size(), refused);
    assertThat(differing).isEmpty();
    assertThat(agreeing).hasSizeGreaterThanOrEqualTo(AGREEING);
  }

  private static Optional<Documents> imported(String name, String text) {
    Import read =
        Importers.read(List.of(new SourceText(name, text)), Optional.empty(), Checking.options())
            .getFirst();
    return read.accepted() ? Optional.of(Checking.documents(read)) : Optional.empty();
  }

  private static List<JsonNode> exported(Documents documents) {
    Export export =
        new SlothRulesExporter()
            .export(
                new ExportRequest(
                    documents,
                    SloDocuments.definitions(documents),
                    Map.of("cmd", "examplesgen.sh"),
                    false));
    assertThat(export.problems()).isEmpty();
    return export.files().stream().flatMap(file -> Checking.trees(file.text()).stream()).toList();
  }

  /** All documents but for how they are spread over files: rule files are joined. */
  private static List<JsonNode> groups(List<JsonNode> documents) {
    return documents.stream()
        .flatMap(
            document ->
                document.has("groups")
                    ? document.path("groups").values().stream()
                    : Stream.of(document))
        .toList();
  }
}

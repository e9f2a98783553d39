package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.slo.SloDocuments;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** OpenSLO's own v1 files, read in place when {@code -Dandal.conformance=DIR} says where. */
class OpenSloConformanceTest {
  /** What a file alone can't help (one names the same service twice), or what isn't built yet. */
  private static final Set<String> EXPECTED =
      Set.of("reference-missing", "not-built-yet", "metric-source", "duplicate-document");

  @Test
  void filesOfOpenSloV1AreReadOrRefusedForWhatIsNotBuiltYet() throws IOException {
    String folder = System.getProperty("andal.conformance", "");
    assumeTrue(!folder.isEmpty(), "no -Dandal.conformance=DIR");
    List<String> disagreeing = new ArrayList<>();
    int cases = 0;
    for (Path file : files(Path.of(folder, "openslo"))) {
      // The SDK also reads lists of documents; here each item stands for itself.
      String text = Files.readString(file).replaceAll("(?m)^- ", "---\n  ");
      if (!text.contains("openslo/v1\n") || text.contains("kind: DataSource")) {
        continue;
      }
      cases++;
      List<Problem> unexpected = unexpected(file.getFileName().toString(), text);
      if (!unexpected.isEmpty()) {
        disagreeing.add(file + ": " + unexpected.stream().map(Problem::oneLine).toList());
      }
    }
    System.out.printf("OpenSLO v1: %d of %d cases agree%n", cases - disagreeing.size(), cases);
    assertThat(disagreeing).isEmpty();
  }

  private static List<Problem> unexpected(String name, String text) {
    List<Kind> kinds = SloDocuments.kinds();
    return new DocumentChecker(kinds, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText(name, text))).problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .filter(problem -> !EXPECTED.contains(problem.rule()))
            .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("v1alpha") && !file.toString().contains("v2"))
          .sorted()
          .toList();
    }
  }
}

package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.slo.SloDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Parsed;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OpenSLO's own files, read in place when {@code -Dandal.conformance=DIR} says where. */
class OpenSloConformanceTest {
  private static final int FILES = 49;

  /** What a file alone can't help, or names a source that Andal can't read. */
  private static final Set<String> BEYOND_THE_FILE =
      Set.of("reference-missing", "metric-source", "duplicate-document", "source-type");

  /** The SDK refuses what it ships here: op next to a ratio, wrong names, missing fields. */
  private static final Set<String> REFUSED_BY_THE_SDK =
      Set.of(
          "go-sdk/pkg/openslo/v1/examples/slos.yaml",
          "go-sdk/pkg/openslo/v2alpha/examples/slos.yaml",
          "go-sdk/pkg/openslosdk/test_data/decode/v2alpha_data_source.yaml",
          "go-sdk/pkg/openslosdk/test_data/decode/v2alpha_slos.yaml",
          "spec/examples/treat-low-traffic-as-equally-important/timeslices-slo.yaml",
          "spec/examples/budgeting-method/ratio-timeslices.yaml",
          "spec/examples/budgeting-method/timeslices-slo.yaml");

  /** Written as a list, which the specification doesn't speak of; Andal wants a mapping. */
  private static final Set<String> LISTED_DETAILS =
      Set.of(
          "go-sdk/pkg/openslo/v1/examples/data_sources.yaml",
          "go-sdk/pkg/openslo/v2alpha/examples/data_sources.yaml");

  /** The SDK decodes them without looking at what they say: a bad name, no objective. */
  private static final Set<String> ONLY_DECODED =
      Set.of(
          "go-sdk/pkg/openslosdk/test_data/decode/v2alpha_data_source.yaml",
          "go-sdk/pkg/openslosdk/test_data/decode/v2alpha_slos.yaml");

  private static final DocumentChecker CHECKER =
      new DocumentChecker(Slos.KINDS, DocumentChecker.Limits.DEFAULT);

  private static Path folder() {
    String folder = System.getProperty("andal.conformance", "");
    assumeTrue(!folder.isEmpty(), "no -Dandal.conformance=DIR");
    return Path.of(folder, "openslo");
  }

  private static SourceText text(Path file) throws IOException {
    return new SourceText(file.getFileName().toString(), Files.readString(file));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(yaml|json)")).sorted().toList();
    }
  }

  @Test
  void filesOfAllVersionsAreRead() throws IOException {
    List<String> disagreeing = new ArrayList<>();
    int cases = 0;
    for (Path file : files(folder())) {
      String name = folder().relativize(file).toString();
      cases++;
      List<Problem> unexpected =
          CHECKER.check(List.of(text(file))).problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .filter(problem -> !BEYOND_THE_FILE.contains(problem.rule()))
              .toList();
      boolean refused = LISTED_DETAILS.contains(name) || ONLY_DECODED.contains(name);
      if (unexpected.isEmpty() == refused) {
        disagreeing.add(name + ": " + unexpected.stream().map(Problem::oneLine).toList());
      }
    }
    System.out.printf(
        "OpenSLO v1, v1alpha, v2alpha: %d of %d files agree, %d refused as documented%n",
        cases - disagreeing.size() - LISTED_DETAILS.size() - ONLY_DECODED.size(),
        cases,
        LISTED_DETAILS.size() + ONLY_DECODED.size());
    assertThat(disagreeing).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(FILES);
  }

  @Test
  void theStrictReadingRefusesWhatTheSdkRefuses() throws IOException {
    List<String> disagreeing = new ArrayList<>();
    int cases = 0;
    for (Path file : files(folder())) {
      String name = folder().relativize(file).toString();
      if (LISTED_DETAILS.contains(name)) {
        continue;
      }
      cases++;
      Parsed parsed = CHECKER.parse(List.of(text(file)));
      List<Problem> problems = new ArrayList<>(parsed.problems());
      problems.addAll(SloDocuments.strictProblems(parsed.documents()));
      if (problems.isEmpty() == REFUSED_BY_THE_SDK.contains(name)) {
        disagreeing.add(name + ": " + problems.stream().map(Problem::oneLine).toList());
      }
    }
    System.out.printf(
        "OpenSLO --strict: %d of %d files agree%n", cases - disagreeing.size(), cases);
    assertThat(disagreeing).isEmpty();
  }

  @Test
  void whatIsWrittenIsWhatWasRead() throws IOException {
    for (Path file : files(folder())) {
      List<Document> documents = CHECKER.parse(List.of(text(file))).documents();
      String written = YamlText.write(documents.stream().map(Document::body).toList());
      assertThat(trees(CHECKER.parse(List.of(new SourceText("a.yaml", written))).documents()))
          .as(file.toString())
          .isEqualTo(trees(documents));
    }
  }

  @Test
  void jsonAndYamlOfTheSameObjectsAreTheSame() throws IOException {
    Path data = folder().resolve("go-sdk/pkg/openslosdk/test_data");
    for (String name :
        List.of("encode/v1_slo", "decode/sequence_of_objects", "decode/single_object")) {
      assertThat(trees(read(data.resolve(name + ".json"))))
          .isNotEmpty()
          .isEqualTo(trees(read(data.resolve(name + ".yaml"))));
    }
  }

  @Test
  void referencesAreWrittenInlineAsTheSdkDoes() throws IOException {
    Path data = folder().resolve("go-sdk/pkg/openslosdk/test_data/inline");
    int pairs = 0;
    for (Path expected : files(data.resolve("outputs"))) {
      String name = expected.getFileName().toString();
      Set<String> kinds = name.startsWith("custom") ? Set.<String>of() : SloDocuments.INLINE_KINDS;
      Rewritten inlined =
          SloDocuments.inline(
              read(data.resolve("inputs").resolve(name)), kinds, !name.contains("keep"));
      assertThat(inlined.problems()).as(name).isEmpty();
      assertThat(plain(inlined.documents())).as(name).isEqualTo(trees(read(expected)));
      pairs++;
    }
    System.out.printf("OpenSLO inline: %d of %d pairs agree%n", pairs, pairs);
    assertThat(pairs).isGreaterThanOrEqualTo(4);
  }

  @Test
  void anUnresolvedReferenceIsNamedWithItsDocumentAndField() throws IOException {
    Path inputs = folder().resolve("go-sdk/pkg/openslosdk/test_data/inline/inputs");
    int cases = 0;
    for (Path file : files(inputs)) {
      if (file.getFileName().toString().contains("invalid")) {
        Rewritten inlined = SloDocuments.inline(read(file), SloDocuments.INLINE_KINDS, false);
        assertThat(inlined.problems())
            .as(file.toString())
            .singleElement()
            .satisfies(
                p -> assertThat(p.message()).matches("\\S+ refers to \\S+ '\\S+' at spec.*"));
        cases++;
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(5);
  }

  @Test
  void inlineObjectsAreExportedAsTheSdkDoes() throws IOException {
    Path data = folder().resolve("go-sdk/pkg/openslosdk/test_data/export");
    int pairs = 0;
    for (Path expected : files(data.resolve("outputs"))) {
      String name = expected.getFileName().toString();
      Set<String> kinds = name.startsWith("custom") ? Set.<String>of() : SloDocuments.INLINE_KINDS;
      Rewritten exported = SloDocuments.extract(read(data.resolve("inputs").resolve(name)), kinds);
      assertThat(exported.problems()).as(name).isEmpty();
      assertThat(plain(exported.documents())).as(name).isEqualTo(trees(read(expected)));
      pairs++;
    }
    System.out.printf("OpenSLO export: %d of %d pairs agree%n", pairs, pairs);
    assertThat(pairs).isGreaterThanOrEqualTo(3);
  }

  private static List<Document> read(Path file) throws IOException {
    return CHECKER.parse(List.of(text(file))).documents();
  }

  private static List<Object> trees(List<Document> documents) {
    return plain(documents.stream().map(Document::body).toList());
  }

  private static List<Object> plain(List<? extends JsonNode> documents) {
    return documents.stream().map(Values::plain).toList();
  }
}

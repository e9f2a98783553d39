package io.andal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceDocuments;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.RawDocument;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What tests do with imports: write them, and check them as {@code andal validate} does. */
public final class Checking {
  private static final List<Kind> KINDS =
      Stream.of(SourceDocuments.kinds(), SloDocuments.kinds()).flatMap(List::stream).toList();
  private static final ImportOptions OPTIONS =
      new ImportOptions("prometheus", Optional.of("http://localhost:9090"), "30d", false);

  private Checking() {}

  /** With a DataSource, so that documents are complete. */
  public static ImportOptions options() {
    return OPTIONS;
  }

  public static List<Import> read(ImportOptions options, String... texts) {
    List<SourceText> sources =
        Stream.of(texts).map(text -> new SourceText("input.yaml", text)).toList();
    return Importers.read(sources, Optional.empty(), options);
  }

  /** The one file of an import that has no problem. */
  public static Import accepted(ImportOptions options, String text) {
    Import read = read(options, text).getFirst();
    assertThat(read.problems()).extracting(Problem::oneLine).isEmpty();
    return read;
  }

  /** The documents, which are found valid but for AlertWindows, which stay Sloth's. */
  public static Documents documents(Import read) {
    List<ObjectNode> own =
        read.documents().stream()
            .filter(d -> d.path("apiVersion").asString("").startsWith("openslo/"))
            .toList();
    Checked checked = check(YamlText.write(own));
    assertThat(checked.problems()).extracting(Problem::oneLine).isEmpty();
    return checked.documents();
  }

  public static Checked check(String yaml) {
    return new DocumentChecker(KINDS, Limits.DEFAULT)
        .check(List.of(new SourceText("documents.yaml", yaml)));
  }

  /** The trees of a YAML text. */
  public static List<JsonNode> trees(String yaml) {
    RawDocument.Read read = RawDocument.read(new SourceText("tree.yaml", yaml), Limits.DEFAULT);
    assertThat(read.problems()).isEmpty();
    return read.documents().stream().map(RawDocument::root).toList();
  }
}

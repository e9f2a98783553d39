package io.andal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

class PositionLawsTest {
  private static final DocumentChecker.Limits LIMITS = DocumentChecker.Limits.DEFAULT;

  @Property(tries = 300)
  void everyScalarStandsWhereItsPositionSays(@ForAll("files") String file) {
    List<String> lines = file.lines().toList();
    for (YamlDocument document : read(file)) {
      for (Map.Entry<String, Position> entry : document.positions().entrySet()) {
        JsonNode value = document.root().at(entry.getKey());
        if (value.isContainer()) {
          continue;
        }
        Position position = entry.getValue();
        String line = lines.get(position.line() - 1);
        int at = line.offsetByCodePoints(0, position.column() - 1);
        assertThat(line.substring(at)).startsWith(value.asString());
      }
    }
  }

  @Property(tries = 300)
  void aDocumentCutOutOfItsFileReadsTheSame(@ForAll("files") String file) {
    for (YamlDocument document : read(file)) {
      List<YamlDocument> alone = read(document.text());
      assertThat(alone).hasSize(1);
      assertThat(alone.getFirst().root()).isEqualTo(document.root());
    }
  }

  private static List<YamlDocument> read(String text) {
    YamlReader.Read read = YamlReader.read(new SourceText("a.yaml", text), LIMITS, 0);
    assertThat(read.problems()).isEmpty();
    return read.documents();
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> word =
        Arbitraries.of("pump", "7", "1.50", "true", "é", "😀 wet", "x y", "ünder", "12:30");
    Arbitrary<String> line =
        word.flatMap(
            value ->
                Arbitraries.of(
                    "k%d: " + value + "\n",
                    "k%d:\n  deep:   " + value + "\n",
                    "# note\nk%d:\n- " + value + "\n- [a,  " + value + "]\n",
                    "k%d: {a: " + value + "}  # after\n",
                    "k%d:\n  - one: " + value + "\n    two: a\n"));
    Arbitrary<String> document =
        line.list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(
                lines -> {
                  StringBuilder text = new StringBuilder();
                  for (int i = 0; i < lines.size(); i++) {
                    text.append(lines.get(i).replace("%d", "" + i));
                  }
                  return text.toString();
                });
    Arbitrary<String> start = Arbitraries.of("", "# head\n", "---\n", "--- # mark\n");
    Arbitrary<String> between = Arbitraries.of("---\n", "...\n---\n", "\n---\n# next\n\n");
    Arbitrary<String> file =
        document
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .flatMap(
                all ->
                    start.flatMap(
                        first ->
                            between.map(
                                mark -> first + all.stream().collect(Collectors.joining(mark)))));
    return file.flatMap(text -> Arbitraries.of(text, text.replace("\n", "\r\n")));
  }
}

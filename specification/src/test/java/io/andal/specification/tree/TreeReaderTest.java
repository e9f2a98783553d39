package io.andal.specification.tree;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeReaderTest {
  private static final SpecificationLimits SMALL =
      new SpecificationLimits(2000, 3000, 8, 50, 3, 20, Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yes|TEXT",
        "true|BOOLEAN",
        "TRUE|BOOLEAN",
        "tRUE|TEXT",
        "~|NULL",
        "null|NULL",
        "12345678901234567890.10|NUMBER",
        "0x1F|NUMBER",
        "0o17|NUMBER",
        "1e3|NUMBER",
        "-.5|NUMBER",
        ".inf|NUMBER",
        "1.2.3|TEXT",
        "2026-01-31|TEXT",
        "'12'|TEXT",
        "!!str 12|TEXT"
      })
  void yamlScalarsAreWhatTheCoreSchemaSays(String written, Scalar.Type type) {
    assertThat(at("key: " + written, "key")).isInstanceOf(Scalar.class);
    assertThat(((Scalar) at("key: " + written, "key")).type()).isEqualTo(type);
  }

  @Test
  void numbersKeepEveryDigit() {
    assertThat(((Scalar) at("n: 12345678901234567890.10", "n")).text())
        .isEqualTo("12345678901234567890.10");
    assertThat(((Scalar) at("{\"n\": -1.50E+400}", "n")).text()).isEqualTo("-1.50E+400");
  }

  @Test
  void columnsCountCharactersAsPeopleDo() {
    Mapping root = mapping("{\"\ud83d\ude80\": 1, \"b\": 2}");
    assertThat(root.fields().get(1).position()).isEqualTo(new Position(1, 10));
    Mapping yaml = mapping("{\ud83d\ude80: 1, b: 2}");
    assertThat(yaml.fields().get(1).position()).isEqualTo(new Position(1, 8));
  }

  @Test
  void aliasesShareTheirNode() {
    Mapping root = mapping("a: &pump {name: p1}\nb: *pump\n");
    assertThat(root.get("b")).isSameAs(root.get("a"));
  }

  @Test
  void mergedKeysAreAddedBehindTheMerge() {
    Mapping root = mapping("a: &base {x: 1, y: 2}\nb:\n  <<: *base\n  y: 3\n");
    Mapping merged = root.mapping("b").orElseThrow();
    assertThat(merged.text("x")).isEqualTo("1");
    assertThat(merged.text("y")).isEqualTo("3");
    assertThat(merged.get("<<")).isNotNull();
  }

  @Test
  void keysThatStandTwiceAreKeptAndTold() {
    for (String text : List.of("a: 1\nb: 2\na: 3\n", "{\"a\": 1,\n\"b\": 2,\n\"a\": 3}")) {
      Tree tree = read(text);
      assertThat(((Mapping) tree.root().orElseThrow()).fields()).hasSize(3);
      assertThat(tree.problems()).hasSize(1);
      Problem problem = tree.problems().getFirst();
      assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
      assertThat(problem.position()).isEqualTo(new Position(3, 1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\" 1}|1:6|json-syntax",
        "{\"a\": \"b|1:7|json-syntax",
        "{\"a\": \"\\x\"}|1:9|json-syntax",
        "[1, 2|1:6|json-syntax",
        "a: b: c|1:5|yaml-syntax",
        "a: [1, 2|1:9|yaml-syntax",
        "a: *none|1:4|alias-unknown",
        "a: &a [*a]|1:8|recursive-alias",
        "? [a]\\n: b|1:3|key-not-text"
      })
  void mistakesAreToldWithTheirPlace(String written, String place, String rule) {
    Tree tree = read(written.replace("\\n", "\n"));
    assertThat(tree.root()).isEmpty();
    Problem problem = tree.problems().getLast();
    assertThat(problem.rule() + " " + problem.position().line() + ":" + problem.position().column())
        .as(problem.oneLine())
        .isEqualTo(rule + " " + place);
    assertThat(problem.remedy()).isNotEmpty();
  }

  @Test
  void mistakesInJsonThatYamlForgivesAreWarnings() {
    Tree tree = read("{\"a\": 1,}");
    assertThat(tree.root()).isPresent();
    assertThat(tree.problems())
        .extracting(p -> p.severity() + " " + p.rule() + " " + p.position().column())
        .containsExactly("WARNING json-syntax 8");
    assertThat(read("{a: 1,}").problems()).isEmpty();
  }

  @Test
  void onlyTheFirstDocumentOfAFileIsRead() {
    Tree tree = read("a: 1\n---\nb: 2\n");
    assertThat(((Mapping) tree.root().orElseThrow()).text("a")).isEqualTo("1");
    assertThat(tree.problems()).extracting(Problem::rule).containsExactly("more-documents");
  }

  @Test
  void textsInUtf16AreReadAndBrokenBytesAreToldWithTheirPlace() {
    assertThat(bytes("\ufeffa: 1".getBytes(UTF_16BE)).root()).isPresent();
    assertThat(bytes("a: 1".getBytes(UTF_16LE)).root()).isPresent();
    Tree broken = bytes(new byte[] {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xC3, '('});
    assertThat(broken.problems()).extracting(Problem::rule).containsExactly("not-utf-8");
    assertThat(broken.problems().getFirst().position()).isEqualTo(new Position(2, 4));
  }

  @Test
  void compressedFilesAreRefusedClearly() {
    Tree tree = bytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
    assertThat(tree.problems()).extracting(Problem::rule).containsExactly("compressed");
  }

  @Test
  void limitsStopReading() {
    assertThat(rules("x".repeat(2001))).containsExactly("too-large");
    assertThat(rules("[".repeat(9) + "]".repeat(9))).containsExactly("too-deep");
    assertThat(rules("[" + "1,".repeat(50) + "1]")).containsExactly("too-many-values");
    assertThat(rules("a: &a [1,2,3,4,5,6]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]"))
        .containsExactly("too-many-values");
  }

  @Test
  void readingEndsWhenTheTimeIsUsedUp() {
    long[] now = {0};
    ReadingBudget slow = new ReadingBudget(SMALL, () -> now[0] += 2_000_000_000L);
    Tree tree = TreeReader.read(SpecificationFile.of("slow.yaml", "a: 1"), slow);
    assertThat(tree.problems()).extracting(Problem::rule).containsExactly("too-slow");
  }

  private static List<String> rules(String text) {
    Tree tree =
        TreeReader.read(SpecificationFile.of("a.yaml", text), new ReadingBudget(SMALL, () -> 0));
    return tree.problems().stream().map(Problem::rule).toList();
  }

  private static Node at(String text, String key) {
    Node node = mapping(text).get(key);
    assertThat(node).isNotNull();
    return node == null ? new Sequence(1, 1, List.of()) : node;
  }

  private static Mapping mapping(String text) {
    return (Mapping) read(text).root().orElseThrow(() -> new AssertionError(read(text).problems()));
  }

  private static Tree read(String text) {
    return TreeReader.read(
        SpecificationFile.of("a.yaml", text),
        new ReadingBudget(SpecificationLimits.DEFAULT, () -> 0));
  }

  private static Tree bytes(byte[] bytes) {
    return TreeReader.read(
        new SpecificationFile("a.yaml", bytes),
        new ReadingBudget(SpecificationLimits.DEFAULT, () -> 0));
  }
}

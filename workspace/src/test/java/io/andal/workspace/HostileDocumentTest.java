package io.andal.workspace;

import static io.andal.workspace.SampleKind.pump;
import static io.andal.workspace.SampleKind.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileDocumentTest {
  private final DocumentChecker checker = SampleKind.checker();

  @Test
  void aBillionLaughsStopsAtTheLimit() {
    StringBuilder text =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", List.of(alias, alias, alias, alias, alias))));
    }
    assertThat(rule(text.toString())).isIn("too-many-aliases", "too-many-values");
  }

  @Test
  void fewAliasesThatGrowFastStopAtTheNumberOfValues() {
    String many = "a: &a [" + "x,".repeat(20_000) + "]\n";
    String text = many + "b: [" + "*a,".repeat(40) + "]\n";
    assertThat(rule(text)).isEqualTo("too-many-values");
  }

  @Test
  void fiftyMegabytesAreRefusedUnread() {
    assertThat(rule("a: " + "x".repeat(50 << 20))).isEqualTo("too-large");
  }

  @Test
  void tenThousandBracketsAreTooDeep() {
    assertThat(rule("[".repeat(10_000))).isEqualTo("too-deep");
    assertThat(rule("- ".repeat(10_000))).isEqualTo("too-deep");
    assertThat(rule("{a: ".repeat(10_000))).isEqualTo("too-deep");
  }

  @Test
  void depthHiddenBehindAliasesCounts() {
    String thirty = "[".repeat(30) + "]".repeat(30);
    String text =
        "a: &a %s\nb: &b %s*a%s\nc: %s*b%s\n"
            .formatted(thirty, "[".repeat(20), "]".repeat(20), "[".repeat(20), "]".repeat(20));
    assertThat(rule(text)).isEqualTo("too-deep");
  }

  @Test
  void longNamesTimesManyValuesAreRefused() {
    String deep =
        IntStream.range(0, 50)
            .mapToObj(i -> " ".repeat(i) + "k".repeat(900) + ":\n")
            .collect(Collectors.joining());
    String text = deep + " ".repeat(50) + "[" + "1,".repeat(400_000) + "]";
    assertThat(rule(text)).isEqualTo("too-large");
  }

  @Test
  void aMillionSmallDocumentsStopAtTheLimit() {
    assertThat(rule("---\na: 1\n".repeat(100_000))).isEqualTo("too-many-documents");
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    assertThat(rule("a: &a [*a]")).isEqualTo("recursive-alias");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: *nobody            | alias-unknown     | 1 | 4
          a: 1\\na: 2           | duplicate-key     | 2 | 1
          a:\\n\\tb: 1          | yaml-syntax       | 2 | 1
          a: b: c               | yaml-syntax       | 1 | 5
          a: 'open              | yaml-syntax       | 1 | 9
          a: 1e999999999        | number-too-large  | 1 | 4
          a: .inf               | number-not-finite | 1 | 4
          a: !!binary aGk=      | yaml-tag          | 1 | 4
          a: !java.net.URL [x]  | yaml-tag          | 1 | 4
          a: !!int x            | yaml-tag          | 1 | 4
          ? [a, b]\\n: c        | key-not-text      | 1 | 3
          a: {<<: {b: 1}}       | merge-key         | 1 | 5
          a: \\0                | not-text          | 1 | 4
          just text             | not-a-document    | 1 | 1
          - a list              | not-a-document    | 1 | 1
          """)
  void aMistakeIsNamedAndPlaced(String written, String rule, int line, int column) {
    String text = written.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
    assertThat(check(text))
        .filteredOn(problem -> problem.rule().equals(rule))
        .singleElement()
        .satisfies(problem -> assertThat(problem.remedy()).isNotEmpty())
        .extracting(Problem::position)
        .isEqualTo(new Position(line, column));
  }

  @Test
  void aLongNumberIsRefused() {
    assertThat(rule("a: " + "9".repeat(2_000_000))).isEqualTo("number-too-large");
  }

  @Test
  void binaryGarbageIsRefusedWithoutHarm() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(text));
    }
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreHarmless() {
    String text = "\uFEFF" + pump("north").replace("\n", "\r\n").replace("feeds: []", "target: x");
    Problem problem = first(text);
    assertThat(problem.position()).isEqualTo(new Position(6, 11));
  }

  @Test
  void textThatIsNotUtf8IsRefusedAtTheFirstWrongByte() {
    byte[] bytes = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> DocumentFiles.decode(bytes))
        .isInstanceOfSatisfying(
            YamlRefusal.class,
            refusal -> {
              Problem problem = refusal.in("a.yaml");
              assertThat(problem.rule()).isEqualTo("not-utf-8");
              assertThat(problem.position()).isEqualTo(new Position(2, 7));
            });
  }

  @Test
  void aDocumentFullOfMistakesIsAnsweredShortly() {
    String fields =
        IntStream.range(0, 50_000).mapToObj(i -> "  f" + i + ": 1\n").collect(Collectors.joining());
    List<Problem> problems = check(pump("north").replace("  feeds: []\n", fields));
    assertThat(problems).hasSizeBetween(2, 201);
    assertThat(problems).extracting(Problem::rule).contains("too-many-problems");
  }

  private List<Problem> check(String text) {
    return checker.check(List.of(text("a.yaml", text))).problems();
  }

  private Problem first(String text) {
    return check(text).getFirst();
  }

  private String rule(String text) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> check(text).stream().map(Problem::rule).reduce((_, last) -> last).orElse("none"));
  }
}

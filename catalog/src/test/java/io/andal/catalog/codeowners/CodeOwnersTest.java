package io.andal.catalog.codeowners;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.catalog.codeowners.CodeOwners.InvalidLine;
import io.andal.workspace.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {

  @Test
  void theLastLineThatMatchesDecides() {
    CodeOwners file = read("* @acme/all\n/apis/ @acme/apis # who else\n/apis/pumps.yaml @ayu\n");
    assertThat(file.of("README.md")).isEqualTo(owned(1, "@acme/all"));
    assertThat(file.of("apis/valves.yaml")).isEqualTo(owned(2, "@acme/apis"));
    assertThat(file.of("apis/pumps.yaml")).isEqualTo(owned(3, "@ayu"));
  }

  @Test
  void ownedUnownedAndUnmatchedAreThreeStates() {
    CodeOwners file = read("/apis/ @acme/apis ayu@pumps.example\n/apis/old\n");
    assertThat(file.of("apis/new/a.yaml")).isEqualTo(owned(1, "@acme/apis", "ayu@pumps.example"));
    assertThat(file.of("apis/old/a.yaml")).isEqualTo(new Ownership.Unowned(2));
    assertThat(file.of("docs/a.yaml")).isEqualTo(new Ownership.Unmatched());
  }

  @Test
  void aLineThatCantBeReadIsSkippedOrDisablesTheFile() {
    String text = "* @acme/all\n/apis/ acme-apis\n!/docs @ayu\n";
    CodeOwners skipping = read(text);
    assertThat(skipping.of("apis/a.yaml")).isEqualTo(owned(1, "@acme/all"));
    assertThat(skipping.problems())
        .extracting(Problem::oneLine)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("CODEOWNERS:2:1: warning: 'acme-apis' names no"),
            second -> assertThat(second).startsWith("CODEOWNERS:3:1: warning: '!/docs' is a"));
    CodeOwners disabled = CodeOwners.read("CODEOWNERS", bytes(text), InvalidLine.DISABLES);
    assertThat(disabled.of("README.md")).isEqualTo(new Ownership.Unmatched());
    assertThat(disabled.problems()).hasSize(2);
  }

  @Test
  void aFileOfThreeMegabytesIsNotLoaded() {
    String line = "/apis/ @acme/apis\n";
    CodeOwners file = read(line.repeat((3 << 20) / line.length() + 1));
    assertThat(file.of("apis/a.yaml")).isEqualTo(new Ownership.Unmatched());
    assertThat(file.problems()).extracting(Problem::rule).containsExactly("codeowners-size");
  }

  @Test
  void aPathMayHoldBlanks() {
    assertThat(read("/my\\ apis/ @ayu\n").of("my apis/a.yaml")).isEqualTo(owned(1, "@ayu"));
  }

  @Test
  void gitlabsSectionsDecideEachForItself() {
    CodeOwners file =
        read(
            """
            * @all
            [Interfaces][2] @apis
            /apis/
            /apis/pumps/ @pumps
            ^[Writers]
            *.yaml @writers
            [interfaces]
            !/apis/drafts/
            /apis/drafts/kept.yaml @ayu
            """);
    assertThat(file.of("apis/a.json")).isEqualTo(owned(1, "@all", "@apis"));
    assertThat(file.of("apis/pumps/a.yaml")).isEqualTo(owned(1, "@all", "@pumps", "@writers"));
    assertThat(file.of("apis/drafts/kept.yaml")).isEqualTo(owned(1, "@all", "@writers"));
  }

  @Test
  void whatEverySectionTakesOutIsUnowned() {
    CodeOwners file = read("[Interfaces] @apis\n/apis/\n!/apis/drafts/\n");
    assertThat(file.of("apis/drafts/a.yaml")).isEqualTo(new Ownership.Unowned(3));
    assertThat(file.of("a.yaml")).isEqualTo(new Ownership.Unmatched());
  }

  @ParameterizedTest
  @CsvSource({
    "README.md,a/README.md,true",
    "/README.md,a/README.md,false",
    "apis/a.yaml,x/apis/a.yaml,true",
    "/docs,docs/a.md,false",
    "/docs/,docs/x/a.md,true",
    "/docs/*,docs/x/a.md,false",
    "/docs/**/*.md,docs/x/y/a.md,true",
    "\\#a,#a,true",
    "*,x/y,true",
  })
  void gitlabsPatternsAreItsOwn(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern, Dialect.GITLAB).matches(List.of(path.split("/", -1))))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "docs/**,docs,false",
    "docs/**,docs/a/b,true",
    "**,a/b,true",
    "/**/a,x/y/a,true",
    "a/**/b,a/b,true",
    "a/**/b,a/x/y/b/c,true",
    "a/**/b/c,a/b/x/b/c,true",
    "*.y?ml,a/b.yaml,true",
    "docs/*,docs/a,true",
    "docs/*,docs/a/b,false",
  })
  void githubsPatternsAreLikeThoseOfGitignore(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern, Dialect.GITHUB).matches(List.of(path.split("/", -1))))
        .isEqualTo(matches);
  }

  @Test
  void noPatternTakesLong() {
    String stars = "a*".repeat(2_000) + "b";
    String folders = "**/a/".repeat(2_000) + "b";
    CodeOwners file = read(stars + " @ayu\n" + folders + " @ayu\n");
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(file.of("a".repeat(8_000))).isEqualTo(new Ownership.Unmatched());
          assertThat(file.of("a/".repeat(8_000) + "c")).isEqualTo(new Ownership.Unmatched());
        });
  }

  private static Ownership owned(int line, String... owners) {
    return new Ownership.Owned(List.of(owners), line);
  }

  private static CodeOwners read(String text) {
    return CodeOwners.read("CODEOWNERS", bytes(text), InvalidLine.SKIPPED);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

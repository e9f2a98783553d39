package io.andal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  @Test
  void equalTextsHaveNoDifference() {
    assertThat(UnifiedDiff.of("a", "x\ny\n", "b", "x\ny")).isEmpty();
  }

  @Test
  void aChangedLineStandsBetweenThreeLinesOfContext() {
    List<String> diff =
        UnifiedDiff.of(
            "in force", "1\n2\n3\n4\n5\n6\n7\n8\n9", "file", "1\n2\n3\n4\nV\n6\n7\n8\n9");

    assertThat(diff)
        .containsExactly(
            "--- in force",
            "+++ file",
            "@@ -2,7 +2,7 @@",
            " 2",
            " 3",
            " 4",
            "-5",
            "+V",
            " 6",
            " 7",
            " 8");
  }

  @Test
  void aNewTextHasOnlyAddedLines() {
    assertThat(UnifiedDiff.of("a", "", "b", "x\ny"))
        .containsExactly("--- a", "+++ b", "@@ -0,0 +1,2 @@", "+x", "+y");
  }

  @Property(tries = 300)
  void applyingTheDifferenceToTheOldTextGivesTheNewOne(
      @ForAll("texts") List<String> olds, @ForAll("texts") List<String> news) {
    List<String> diff = UnifiedDiff.of("a", String.join("\n", olds), "b", String.join("\n", news));

    assertThat(patched(olds, diff)).isEqualTo(news);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(30);
  }

  /** What {@code patch} does: copies up to each hunk, then follows the hunk. */
  private static List<String> patched(List<String> olds, List<String> diff) {
    List<String> result = new ArrayList<>();
    int at = 0;
    for (String line : diff.stream().skip(2).toList()) {
      switch (line.charAt(0)) {
        case '@' -> {
          String[] range = line.split(" ", -1)[1].substring(1).split(",", -1);
          int start = Integer.parseInt(range[0]);
          boolean empty = range.length == 2 && range[1].equals("0");
          while (at < (empty ? start : start - 1)) {
            result.add(olds.get(at++));
          }
        }
        case ' ' -> {
          assertThat(olds.get(at)).isEqualTo(line.substring(1));
          result.add(olds.get(at++));
        }
        case '-' -> assertThat(olds.get(at++)).isEqualTo(line.substring(1));
        case '+' -> result.add(line.substring(1));
        default -> throw new AssertionError(line);
      }
    }
    result.addAll(olds.subList(at, olds.size()));
    return result;
  }
}

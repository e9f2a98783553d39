package io.andal.server.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a text, line by line: the longest common subsequence stays, the rest went or came.
 */
public final class LineDiff {
  private static final int MOST = 2_000;

  private LineDiff() {}

  /**
   * One line.
   *
   * @param sign {@code +} came, {@code -} went, a space stayed
   */
  public record Line(String sign, String text) {
    public String tone() {
      return switch (sign) {
        case "+" -> "came";
        case "-" -> "went";
        default -> "stayed";
      };
    }
  }

  /** The difference, with at most three unchanged lines around each change. */
  public static List<Line> between(String before, String after) {
    return shortened(all(lines(before), lines(after)));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static List<Line> all(List<String> a, List<String> b) {
    List<Line> lines = new ArrayList<>();
    if (a.size() > MOST || b.size() > MOST) {
      // The table grows with the product of both; beyond this everything counts as replaced.
      a.forEach(text -> lines.add(new Line("-", text)));
      b.forEach(text -> lines.add(new Line("+", text)));
      return lines;
    }
    int[][] common = common(a, b);
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new Line(" ", a.get(i++)));
        j++;
      } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line("-", a.get(i++)));
      } else {
        lines.add(new Line("+", b.get(j++)));
      }
    }
    return lines;
  }

  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<Line> shortened(List<Line> all) {
    List<Line> kept = new ArrayList<>();
    boolean cut = false;
    for (int i = 0; i < all.size(); i++) {
      if (nearChange(all, i)) {
        kept.add(all.get(i));
        cut = false;
      } else if (!cut) {
        kept.add(new Line(" ", "…"));
        cut = true;
      }
    }
    return kept;
  }

  private static boolean nearChange(List<Line> all, int index) {
    for (int i = Math.max(0, index - 3); i <= Math.min(all.size() - 1, index + 3); i++) {
      if (!all.get(i).sign().equals(" ")) {
        return true;
      }
    }
    return false;
  }
}

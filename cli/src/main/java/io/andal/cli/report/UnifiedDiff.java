package io.andal.cli.report;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified form that {@code diff -u} prints. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private record Line(char mark, String text) {}

  private UnifiedDiff() {}

  /** The lines to print; none if the texts have the same lines. */
  public static List<String> of(String oldName, String oldText, String newName, String newText) {
    List<Line> script = script(oldText.lines().toList(), newText.lines().toList());
    List<String> printed = new ArrayList<>();
    int at = 0;
    int oldLine = 1;
    int newLine = 1;
    while (at < script.size()) {
      int change = nextChange(script, at);
      if (change == script.size()) {
        break;
      }
      int start = Math.max(at, change - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = endOfHunk(script, change);
      List<Line> hunk = script.subList(start, end);
      int olds = count(hunk, '+');
      int news = count(hunk, '-');
      printed.add("@@ -%s +%s @@".formatted(range(oldLine, olds), range(newLine, news)));
      hunk.forEach(line -> printed.add(line.mark() + line.text()));
      oldLine += olds;
      newLine += news;
      at = end;
    }
    if (!printed.isEmpty()) {
      printed.add(0, "--- " + oldName);
      printed.add(1, "+++ " + newName);
    }
    return List.copyOf(printed);
  }

  private static String range(int line, int count) {
    return (count == 0 ? line - 1 : line) + (count == 1 ? "" : "," + count);
  }

  private static int count(List<Line> hunk, char notCounted) {
    return (int) hunk.stream().filter(line -> line.mark() != notCounted).count();
  }

  private static int nextChange(List<Line> script, int from) {
    int at = from;
    while (at < script.size() && script.get(at).mark() == ' ') {
      at++;
    }
    return at;
  }

  /** A hunk goes on while the next change is near enough for the contexts to touch. */
  private static int endOfHunk(List<Line> script, int change) {
    int last = change;
    while (true) {
      int next = nextChange(script, last + 1);
      if (next == script.size() || next - last > 2 * CONTEXT) {
        return Math.min(script.size(), last + 1 + CONTEXT);
      }
      last = next;
    }
  }

  /** Longest common subsequence by dynamic programming: documents are short. */
  private static List<Line> script(List<String> olds, List<String> news) {
    int[][] common = new int[olds.size() + 1][news.size() + 1];
    for (int i = olds.size() - 1; i >= 0; i--) {
      for (int j = news.size() - 1; j >= 0; j--) {
        common[i][j] =
            olds.get(i).equals(news.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> script = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < olds.size() || j < news.size()) {
      if (i < olds.size() && j < news.size() && olds.get(i).equals(news.get(j))) {
        script.add(new Line(' ', olds.get(i++)));
        j++;
      } else if (i < olds.size() && (j == news.size() || common[i + 1][j] >= common[i][j + 1])) {
        script.add(new Line('-', olds.get(i++)));
      } else {
        script.add(new Line('+', news.get(j++)));
      }
    }
    return script;
  }
}

package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is wrong in a description, beside the lines that it is wrong in. */
record DescriptionTroubles(
    List<OperationsView.Trouble> rows, List<OperationsView.Excerpt> excerpts) {
  private static final int ROWS = 50;
  private static final int EXPLAINED = 12;
  private static final int AROUND = 4;
  private static final int LONGEST_LINE = 240;

  /**
   * @param text the main file, asked for only where something is wrong in it
   */
  static DescriptionTroubles of(List<Problem> problems, Supplier<String> text, Voice voice) {
    List<Problem> worst =
        problems.stream().sorted(java.util.Comparator.comparing(Problem::severity)).toList();
    return new DescriptionTroubles(
        worst.stream().limit(ROWS).map(problem -> row(problem, voice)).toList(),
        worst.isEmpty() ? List.of() : excerpts(worst, text.get()));
  }

  private static OperationsView.Trouble row(Problem problem, Voice voice) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    return new OperationsView.Trouble(
        error
            ? new Badge("bad", "stop", voice.say("problem.error"))
            : new Badge("warn", "rise", voice.say("problem.warning")),
        ApiWords.cut(problem.file(), 200)
            + ":"
            + problem.position().line()
            + ":"
            + problem.position().column(),
        "l" + problem.position().line(),
        ApiWords.cut(problem.message(), 500),
        ApiWords.cut(problem.remedy(), 500));
  }

  private static List<OperationsView.Excerpt> excerpts(List<Problem> problems, String text) {
    Set<Integer> wrong =
        problems.stream()
            .limit(EXPLAINED)
            .map(problem -> problem.position().line())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> lines = text.lines().toList();
    List<OperationsView.Excerpt> excerpts = new ArrayList<>();
    List<OperationsView.Line> open = new ArrayList<>();
    int last = 0;
    for (int line : wrong) {
      int from = Math.max(last + 1, line - AROUND);
      if (from > last + 1 && !open.isEmpty()) {
        excerpts.add(new OperationsView.Excerpt(open));
        open = new ArrayList<>();
      }
      for (int number = from; number <= Math.min(lines.size(), line + AROUND); number++) {
        open.add(
            new OperationsView.Line(
                number, ApiWords.cut(lines.get(number - 1), LONGEST_LINE), wrong.contains(number)));
        last = number;
      }
    }
    if (!open.isEmpty()) {
      excerpts.add(new OperationsView.Excerpt(open));
    }
    return excerpts;
  }
}

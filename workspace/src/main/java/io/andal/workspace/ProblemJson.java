package io.andal.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A problem as it is written in JSON, by commands and by REST alike. */
public record ProblemJson(
    String severity,
    String rule,
    String file,
    int line,
    int column,
    String message,
    String remedy) {

  public static List<ProblemJson> of(Collection<Problem> problems) {
    return problems.stream().map(ProblemJson::of).toList();
  }

  private static ProblemJson of(Problem problem) {
    return new ProblemJson(
        problem.severity().name().toLowerCase(Locale.ROOT),
        problem.rule(),
        problem.file(),
        problem.position().line(),
        problem.position().column(),
        problem.message(),
        problem.remedy());
  }
}

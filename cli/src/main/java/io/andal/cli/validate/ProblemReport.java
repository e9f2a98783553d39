package io.andal.cli.validate;

import io.andal.workspace.Problem;
import io.andal.workspace.ProblemJson;
import java.util.List;

/**
 * What checking documents found, in the words that are printed.
 *
 * @param documents how many documents could be read
 */
public record ProblemReport(int documents, List<Problem> problems) {
  public ProblemReport {
    problems = List.copyOf(problems);
  }

  public long errors() {
    return count(Problem.Severity.ERROR);
  }

  public long warnings() {
    return count(Problem.Severity.WARNING);
  }

  private long count(Problem.Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** The closing line: {@code 12 documents, 1 error, 0 warnings}. */
  public String summary() {
    return counted(documents, "document")
        + ", "
        + counted(errors(), "error")
        + ", "
        + counted(warnings(), "warning");
  }

  private static String counted(long count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  /** The report as one JSON value; {@code valid} says what the exit code says. */
  public Object json() {
    return new Body(errors() == 0, documents, errors(), warnings(), ProblemJson.of(problems));
  }

  record Body(
      boolean valid, int documents, long errors, long warnings, List<ProblemJson> problems) {}
}

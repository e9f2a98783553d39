package io.andal.cli.validate;

import io.andal.workspace.Problem;
import java.util.List;
import java.util.Locale;

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
    return new Body(
        errors() == 0, documents, errors(), warnings(), problems.stream().map(Item::of).toList());
  }

  record Body(boolean valid, int documents, long errors, long warnings, List<Item> problems) {}

  record Item(
      String severity,
      String rule,
      String file,
      int line,
      int column,
      String message,
      String remedy) {
    static Item of(Problem problem) {
      return new Item(
          problem.severity().name().toLowerCase(Locale.ROOT),
          problem.rule(),
          problem.file(),
          problem.position().line(),
          problem.position().column(),
          problem.message(),
          problem.remedy());
    }
  }
}

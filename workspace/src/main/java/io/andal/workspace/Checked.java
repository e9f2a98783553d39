package io.andal.workspace;

import java.util.List;

/** What checking came to: all documents that could be read, and everything that is wrong. */
public record Checked(Documents documents, List<Problem> problems) {
  public Checked {
    problems = List.copyOf(problems);
  }

  /** Nothing but warnings. */
  public boolean accepted() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}

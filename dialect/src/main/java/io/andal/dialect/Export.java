package io.andal.dialect;

import io.andal.workspace.Problem;
import java.util.List;

/**
 * What an export came to.
 *
 * @param files in the order in which they are printed
 * @param problems what couldn't be said
 */
public record Export(List<File> files, List<Problem> problems) {
  public Export {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * One file.
   *
   * @param name below the folder that is written to, such as {@code rules.yaml}
   * @param text with a line break at its end
   */
  public record File(String name, String text) {}

  /** Nothing but warnings. */
  public boolean accepted() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}

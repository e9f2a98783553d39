package io.andal.dialect;

import io.andal.workspace.Problem;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one file of another tool became.
 *
 * @param file as the user named it
 * @param documents OpenSLO documents, in the order in which a reader wants them
 * @param problems everything that is wrong or can't be said, with its place in the file
 * @param notes what was written in another way without losing anything, in words
 */
public record Import(
    String file, List<ObjectNode> documents, List<Problem> problems, List<String> notes) {
  public Import {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Nothing but warnings. */
  public boolean accepted() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}

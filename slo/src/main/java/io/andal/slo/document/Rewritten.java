package io.andal.slo.document;

import io.andal.workspace.Problem;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents written another way, all of them OpenSLO v1.
 *
 * @param problems if there are any, the documents are not complete
 */
public record Rewritten(List<ObjectNode> documents, List<Problem> problems) {
  public Rewritten {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }
}

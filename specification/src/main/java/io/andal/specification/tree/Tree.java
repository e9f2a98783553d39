package io.andal.specification.tree;

import io.andal.specification.Node;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A text as a tree, and what is wrong in it.
 *
 * @param root empty if the text doesn't parse or says nothing
 */
public record Tree(Optional<Node> root, List<Problem> problems) {
  public Tree {
    problems = List.copyOf(problems);
  }
}

package io.andal.specification.tree;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;

/** A text is refused at one place; reading it ends there. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String rule;
  private final transient Position position;
  private final String remedy;

  /**
   * @param rule a stable id of the check
   * @param message what was found
   * @param remedy what would be right
   */
  public Refusal(String rule, Position position, String message, String remedy) {
    super(message, null, false, false);
    this.rule = rule;
    this.position = position;
    this.remedy = remedy;
  }

  /** The refusal as the problem of a file. */
  public Problem in(String file) {
    return in(file, Problem.Severity.ERROR);
  }

  Problem in(String file, Problem.Severity severity) {
    return new Problem(severity, rule, file, position, String.valueOf(getMessage()), remedy);
  }
}

package io.andal.workspace;

/** A text is refused at one place; reading it ends there. */
final class YamlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String rule;
  private final transient Position position;
  private final String remedy;

  YamlRefusal(String rule, Position position, String message, String remedy) {
    super(message, null, false, false);
    this.rule = rule;
    this.position = position;
    this.remedy = remedy;
  }

  Problem in(String file) {
    return new Problem(
        Problem.Severity.ERROR, rule, file, position, String.valueOf(getMessage()), remedy);
  }
}

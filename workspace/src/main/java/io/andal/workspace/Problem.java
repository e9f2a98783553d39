package io.andal.workspace;

/**
 * Something wrong in a document: where, what is wrong, and what would be right.
 *
 * @param rule a short stable id of the check, for scripts and SARIF ({@code yaml-syntax}, {@code
 *     reference-missing}, …)
 * @param file the file as the user named it, or {@code request} when it came over REST
 * @param message what was found
 * @param remedy what would be right; never empty
 */
public record Problem(
    Severity severity, String rule, String file, Position position, String message, String remedy) {

  /** Errors refuse a document; warnings do not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** One line, as compilers print it: {@code slo.yaml:12:5: error: … (…)}. */
  public String oneLine() {
    return "%s:%d:%d: %s: %s. %s [%s]"
        .formatted(
            file,
            position.line(),
            position.column(),
            severity == Severity.ERROR ? "error" : "warning",
            message,
            remedy,
            rule);
  }
}

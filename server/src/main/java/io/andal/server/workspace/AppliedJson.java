package io.andal.server.workspace;

import io.andal.workspace.Applied;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Locale;

/** What an apply did, as REST writes it. */
record AppliedJson(
    boolean accepted,
    boolean dryRun,
    long revision,
    List<ChangeJson> changes,
    List<ProblemJson> problems) {

  /**
   * @param action {@code created}, {@code configured}, {@code unchanged} or {@code deleted}
   */
  record ChangeJson(String kind, String name, String action, int version) {
    static ChangeJson of(Applied.Change change) {
      return new ChangeJson(
          change.id().kind(),
          change.id().name(),
          change.action().name().toLowerCase(Locale.ROOT),
          change.version());
    }
  }

  /** Something wrong in a document: where, what, and what would be right. */
  record ProblemJson(
      String severity,
      String rule,
      String file,
      int line,
      int column,
      String message,
      String remedy) {
    static ProblemJson of(Problem problem) {
      return new ProblemJson(
          problem.severity().name().toLowerCase(Locale.ROOT),
          problem.rule(),
          problem.file(),
          problem.position().line(),
          problem.position().column(),
          problem.message(),
          problem.remedy());
    }
  }

  static AppliedJson of(Applied applied) {
    return new AppliedJson(
        applied.accepted(),
        applied.dryRun(),
        applied.revision(),
        applied.changes().stream().map(ChangeJson::of).toList(),
        problems(applied));
  }

  static List<ProblemJson> problems(Applied applied) {
    return applied.problems().stream().map(ProblemJson::of).toList();
  }
}

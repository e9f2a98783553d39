package io.andal.server.workspace;

import io.andal.workspace.Applied;
import io.andal.workspace.ProblemJson;
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

  static AppliedJson of(Applied applied) {
    return new AppliedJson(
        applied.accepted(),
        applied.dryRun(),
        applied.revision(),
        applied.changes().stream().map(ChangeJson::of).toList(),
        ProblemJson.of(applied.problems()));
  }
}

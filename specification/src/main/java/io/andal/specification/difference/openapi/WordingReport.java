package io.andal.specification.difference.openapi;

import java.util.List;

/** Tells of reworded things in one change for all of a kind. */
final class WordingReport {
  /** So many places are named, the others counted. */
  private static final int NAMED = 3;

  private final Report report;

  WordingReport(Report report) {
    this.report = report;
  }

  void add(Wording wording) {
    wording
        .reworded()
        .forEach(
            (kind, all) -> {
              switch (kind) {
                case TEXT ->
                    add(
                        ApiRule.DESCRIPTIONS_CHANGED,
                        all,
                        "title or description",
                        "titles or descriptions");
                case EXAMPLE -> add(ApiRule.EXAMPLES_CHANGED, all, "example", "examples");
                case EXTENSION -> add(ApiRule.EXTENSIONS_CHANGED, all, "extension", "extensions");
              }
            });
  }

  private void add(ApiRule rule, List<Wording.Reworded> all, String one, String several) {
    Wording.Reworded first = all.getFirst();
    List<String> named =
        all.stream()
            .limit(NAMED)
            .map(reworded -> reworded.revision() == null ? reworded.base() : reworded.revision())
            .map(String::valueOf)
            .toList();
    String what =
        "%d %s changed, %s%s"
            .formatted(
                all.size(),
                all.size() == 1 ? one : several,
                all.size() > NAMED ? "among them " : "at ",
                String.join(", ", named));
    report.add(
        rule,
        Context.ALL,
        "",
        new Report.Said(
            what,
            first.base() == null ? "" : Values.show(first.base().node()),
            first.revision() == null ? "" : Values.show(first.revision().node())),
        first.base(),
        first.revision());
  }
}

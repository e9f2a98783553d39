package io.andal.device.document;

import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.List;

/** Writes Fleet documents in tests. */
public final class FleetTexts {
  private FleetTexts() {}

  /** Documents of specs such as {@code pumps: {type: HTTP}}. */
  public static Documents of(String... specs) {
    Checked checked = check(specs);
    if (!checked.accepted()) {
      throw new AssertionError(checked.problems());
    }
    return checked.documents();
  }

  static List<String> problems(String spec) {
    return check(spec).problems().stream().map(Problem::oneLine).toList();
  }

  private static Checked check(String... specs) {
    StringBuilder text = new StringBuilder();
    for (String spec : specs) {
      String[] named = spec.split(": ", 2);
      text.append(
          "---\napiVersion: andal.io/v1\nkind: Fleet\nmetadata: {name: %s}\nspec: %s\n"
              .formatted(named[0], named[1]));
    }
    return new DocumentChecker(FleetDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("fleets.yaml", text.toString())));
  }
}

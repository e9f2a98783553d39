package io.andal.benchmark.sloth;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Importers;
import io.andal.dialect.sloth.SlothRulesExporter;
import io.andal.server.Kinds;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.util.List;
import java.util.Optional;

/** The rules that Sloth makes of services' SLOs: 17 for each. */
final class SlothRules {
  private SlothRules() {}

  /** The rule file. */
  static String yaml(List<String> services) {
    Import read =
        Importers.read(
                List.of(new SourceText("sloth.yaml", SlothSpecs.of(services))),
                Optional.empty(),
                new ImportOptions("prometheus", Optional.of("http://localhost:9090"), "30d", false))
            .getFirst();
    Checked checked =
        new DocumentChecker(Kinds.all(), Limits.DEFAULT)
            .check(List.of(new SourceText("slos.yaml", YamlText.write(read.documents()))));
    if (!read.accepted() || !checked.accepted()) {
      throw new IllegalStateException(read.problems() + " " + checked.problems());
    }
    Export export = new SlothRulesExporter().export(ExportRequest.of(checked.documents()));
    return export.files().getFirst().text();
  }
}

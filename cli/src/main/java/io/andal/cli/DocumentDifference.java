package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.UnifiedDiff;
import io.andal.server.Kinds;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an apply of documents would change on a server. */
final class DocumentDifference {
  private final Shell shell;
  private final ServerAddress server;

  record Difference(String document, String file, List<String> lines) {}

  DocumentDifference(Shell shell, ServerAddress server) {
    this.shell = shell;
    this.server = server;
  }

  /** Prints the differences, and says how the command ends. */
  int print(List<String> paths, boolean json) throws InterruptedException {
    List<Difference> differences = new ArrayList<>();
    try (Api api = server.connect(shell)) {
      for (Document document : documents(paths)) {
        String name = document.kind().toLowerCase(Locale.ROOT) + "/" + document.name();
        List<String> lines =
            UnifiedDiff.of(
                "in force: " + name,
                inForce(api, document).strip(),
                document.file() + ": " + name,
                document.text().strip());
        if (!lines.isEmpty()) {
          differences.add(new Difference(name, document.file(), lines));
        }
      }
    }
    if (json) {
      Json.print(shell.out(), differences);
    } else {
      differences.forEach(difference -> difference.lines().forEach(shell.out()::println));
    }
    return differences.isEmpty() ? 0 : CommandException.NO;
  }

  /**
   * The documents to compare. Only what can't be read at all stands in the way: a reference may
   * well lead to a document that only the server has.
   */
  private List<Document> documents(List<String> paths) {
    DocumentFiles files = new DocumentFiles(shell);
    List<SourceText> texts = paths.stream().flatMap(path -> files.read(path).stream()).toList();
    Checked checked = new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT).check(texts);
    if (checked.documents().size() == 0) {
      throw CommandException.couldNot(
          checked.problems().stream()
              .findFirst()
              .map(Problem::oneLine)
              .orElse("there is no document in " + String.join(", ", paths)));
    }
    return List.copyOf(checked.documents().all());
  }

  private static String inForce(Api api, Document document) throws InterruptedException {
    try {
      return api.yaml(Request.get("documents", document.kind(), document.name()));
    } catch (ApiException e) {
      if (e.status() == 404) {
        return "";
      }
      throw e;
    }
  }
}

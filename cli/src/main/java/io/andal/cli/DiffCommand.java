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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code andal diff}: what an apply of these files would change on the server. */
@Command(
    name = "diff",
    description = "Show how documents differ from those in force.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no difference", "1:they differ", "2:they could not be compared"})
final class DiffCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      required = true,
      description = "A file, a folder, or - for standard input. May be repeated.")
  private List<String> paths = List.of();

  record Difference(String document, String file, List<String> lines) {}

  DiffCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Difference> differences = new ArrayList<>();
    try (Api api = server.connect(shell)) {
      for (Document document : documents()) {
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
    if (output.json()) {
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
  private List<Document> documents() {
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
      return api.send(Request.get("documents", document.kind(), document.name()))
          .path("text")
          .asString("");
    } catch (ApiException e) {
      if (e.status() == 404) {
        return "";
      }
      throw e;
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.AppliedReport;
import io.andal.cli.report.Json;
import io.andal.workspace.SourceText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal apply}: puts documents in force on a server, all of them or none. */
@Command(
    name = "apply",
    description = "Put documents in force: all of them or, if one is refused, none.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:in force", "1:refused", "2:the server could not be asked"})
final class ApplyCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      required = true,
      description = "A file, a folder, or - for standard input. May be repeated.")
  private List<String> paths = List.of();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Option(
      names = "--prune",
      description = "Also delete what is in force on the server and not among these documents.")
  private boolean prune;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Why, for the history.")
  private String message = "";

  ApplyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    LocatedTexts texts = LocatedTexts.of(files());
    try (Api api = server.connect(shell)) {
      JsonNode applied =
          api.send(
              Request.post("apply")
                  .with("dryRun", dryRun ? "true" : "")
                  .with("prune", prune ? "true" : "")
                  .with("message", message)
                  .yaml(texts.joined()));
      if (output.json()) {
        Json.print(shell.out(), applied);
      } else {
        AppliedReport.print(shell.out(), applied);
      }
      return 0;
    } catch (ApiException e) {
      return refused(e, texts);
    }
  }

  private List<SourceText> files() {
    DocumentFiles files = new DocumentFiles(shell);
    return paths.stream().flatMap(path -> files.read(path).stream()).collect(Collectors.toList());
  }

  /** Problems are told where the user finds them: in the files, not in what was sent. */
  private int refused(ApiException e, LocatedTexts texts) {
    if (!e.refused() && e.problems().isEmpty()) {
      throw e;
    }
    List<String> lines = e.problems().stream().map(texts::line).toList();
    if (output.json()) {
      Json.print(shell.out(), AppliedReport.refusal(e.getMessage(), lines));
    }
    lines.forEach(shell.err()::println);
    shell.err().println("andal: nothing was applied: " + e.getMessage());
    return CommandException.NO;
  }
}

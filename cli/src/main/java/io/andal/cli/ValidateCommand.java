package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.cli.validate.ProblemReport;
import io.andal.cli.validate.Sarif;
import io.andal.server.Kinds;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal validate}: checks documents without a server and without the network. */
@Command(
    name = "validate",
    description = "Check documents offline: every problem with file, line and column.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all documents are valid (there may be warnings)",
      "1:there are errors",
      "2:the path could not be read"
    })
final class ValidateCommand implements Callable<Integer> {
  enum Format {
    text,
    json,
    sarif
  }

  private final Shell shell;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ".",
      description =
          "Files, folders (all .yaml and .yml below them), or - for standard input; checked"
              + " together, as one workspace. Default: the current folder.")
  private List<String> paths = List.of();

  @Option(
      names = {"--format", "-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(
      names = "--strict",
      description = "Also refuse in OpenSLO documents what OpenSLO's own SDK refuses.")
  private boolean strict;

  ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DocumentFiles files = new DocumentFiles(shell);
    List<SourceText> texts = paths.stream().flatMap(path -> files.read(path).stream()).toList();
    Checked checked = new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT).check(texts);
    List<Problem> problems = new ArrayList<>(checked.problems());
    if (strict) {
      problems.addAll(SloDocuments.strictProblems(checked.documents().all()));
    }
    print(new ProblemReport(checked.documents().size(), problems));
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR)
        ? 0
        : CommandException.NO;
  }

  private void print(ProblemReport report) {
    switch (format) {
      case text -> {
        report.problems().stream().map(Problem::oneLine).forEach(shell.out()::println);
        shell.out().println(report.summary());
      }
      case json -> Json.print(shell.out(), report.json());
      case sarif -> Json.print(shell.out(), Sarif.of(report.problems(), VersionCommand.version()));
    }
  }
}

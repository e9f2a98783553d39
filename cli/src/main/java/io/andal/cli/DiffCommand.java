package io.andal.cli;

import io.andal.cli.difference.ApiDifference;
import io.andal.cli.difference.Compared;
import io.andal.cli.difference.DifferenceJson;
import io.andal.cli.difference.DifferenceMarkdown;
import io.andal.cli.difference.DifferenceSarif;
import io.andal.cli.difference.DifferenceText;
import io.andal.cli.difference.FailOn;
import io.andal.cli.report.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code andal diff}: two API descriptions against each other, or documents against a server. */
@Command(
    name = "diff",
    customSynopsis = {
      "andal diff [--fail-on=LEVEL] [--format=FORMAT] BASE REVISION",
      "       andal diff -f PATH [-f PATH]... [--url=URL] [-o=FORMAT]"
    },
    description = {
      "Tell what changed between two API descriptions, and whom it breaks.",
      "",
      "Breaking changes fail callers that did nothing wrong. Dangerous ones fail callers that"
          + " relied on more than was said. Safe ones fail nobody. No server is needed.",
      "",
      "With -f: show how documents differ from those in force on a server.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no change that --fail-on names; with -f: no difference",
      "1:there is one; with -f: they differ",
      "2:they could not be compared"
    },
    footer = {
      "",
      "Examples:",
      "  andal diff git:main:openapi.yaml openapi.yaml",
      "  andal diff https://api.example.com/openapi.json openapi.yaml --fail-on dangerous",
      "  andal diff old.yaml new.yaml --format markdown > comment.md"
    })
final class DiffCommand implements Callable<Integer> {
  enum Format {
    text,
    json,
    sarif,
    markdown
  }

  private final Shell shell;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerAddress server = new ServerAddress();

  @Parameters(
      paramLabel = "BASE REVISION",
      arity = "0..2",
      hideParamSyntax = true,
      description =
          "API descriptions, the older one first: a file, an address, git:REVISION:PATH, or - for"
              + " standard input.")
  private List<String> descriptions = List.of();

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      description =
          "Documents to compare with those in force: a file, a folder, or - for standard input."
              + " May be repeated.")
  private List<String> paths = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "breaking",
      description =
          "Exit with 1 from this level of changes on: ${COMPLETION-CANDIDATES}. Default: breaking.")
  private FailOn failOn = FailOn.breaking;

  @Option(
      names = {"--format", "-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; sarif and markdown only for API descriptions. Default: text.")
  private Format format = Format.text;

  DiffCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (paths.isEmpty() && descriptions.size() == 2) {
      return descriptions(descriptions.get(0), descriptions.get(1));
    }
    if (!paths.isEmpty() && descriptions.isEmpty()) {
      return documents();
    }
    throw new ParameterException(
        spec.commandLine(),
        "andal: name two API descriptions, BASE and REVISION, or documents with -f");
  }

  private int descriptions(String base, String revision) throws InterruptedException {
    Compared compared = new ApiDifference(shell).compare(base, revision);
    switch (format) {
      case text -> DifferenceText.print(shell.out(), compared);
      case json -> Json.print(shell.out(), DifferenceJson.of(compared));
      case sarif -> Json.print(shell.out(), DifferenceSarif.of(compared, VersionCommand.version()));
      case markdown -> DifferenceMarkdown.print(shell.out(), compared);
    }
    return failOn.met(compared.changes()) ? CommandException.NO : 0;
  }

  private int documents() throws InterruptedException {
    boolean json =
        switch (format) {
          case text -> false;
          case json -> true;
          case sarif, markdown ->
              throw new ParameterException(
                  spec.commandLine(),
                  "andal: --format "
                      + format
                      + " is for API descriptions; with -f there are text"
                      + " and json");
        };
    return new DocumentDifference(shell, server).print(paths, json);
  }
}

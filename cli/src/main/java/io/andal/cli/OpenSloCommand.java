package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.server.Kinds;
import io.andal.slo.SloDocuments;
import io.andal.slo.document.Rewritten;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Parsed;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal openslo inline|export}: writes OpenSLO documents another way. */
@Command(
    name = "openslo",
    description = "Write OpenSLO documents another way, as v1.",
    mixinStandardHelpOptions = true)
final class OpenSloCommand extends NeedsSubcommand {

  /** What both commands share: which files, which kinds, and how the answer is printed. */
  abstract static class Rewrite implements Callable<Integer> {
    enum Format {
      yaml,
      json
    }

    private final Shell shell;

    @Parameters(
        paramLabel = "FILE",
        arity = "1..*",
        description = "Files, folders, or - for standard input; read together.")
    private List<String> paths = List.of();

    @Option(
        names = "--only",
        paramLabel = "KIND",
        description =
            "Only of this kind (SLI, AlertPolicy, AlertCondition,"
                + " AlertNotificationTarget); may be repeated. Default: all four.")
    private List<String> only = List.of();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FORMAT",
        defaultValue = "yaml",
        description = "${COMPLETION-CANDIDATES}. Default: yaml.")
    private Format format = Format.yaml;

    Rewrite(Shell shell) {
      this.shell = shell;
    }

    abstract Rewritten rewrite(List<Document> documents, Set<String> kinds);

    @Override
    public Integer call() {
      DocumentFiles files = new DocumentFiles(shell);
      List<SourceText> texts = paths.stream().flatMap(path -> files.read(path).stream()).toList();
      Parsed parsed = new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT).parse(texts);
      Rewritten rewritten = rewrite(parsed.documents(), kinds());
      List<Problem> problems = new ArrayList<>(parsed.problems());
      problems.addAll(rewritten.problems());
      if (!problems.isEmpty()) {
        problems.stream().map(Problem::oneLine).forEach(shell.err()::println);
        return CommandException.NO;
      }
      switch (format) {
        case yaml -> shell.out().print(YamlText.write(rewritten.documents()));
        case json -> Json.print(shell.out(), rewritten.documents());
      }
      return 0;
    }

    private Set<String> kinds() {
      if (only.isEmpty()) {
        return SloDocuments.INLINE_KINDS;
      }
      Set<String> chosen = new HashSet<>();
      for (String word : only) {
        String kind = KindNames.of(Kinds.written()).resolve(word).name();
        if (!SloDocuments.INLINE_KINDS.contains(kind)) {
          throw CommandException.couldNot(
              "a %s is never written inline; --only takes %s"
                  .formatted(kind, String.join(", ", SloDocuments.INLINE_KINDS)));
        }
        chosen.add(kind);
      }
      return chosen;
    }
  }

  /** {@code andal openslo inline}. */
  @Command(
      name = "inline",
      description = "Write what documents refer to into them.",
      mixinStandardHelpOptions = true)
  static final class InlineCommand extends Rewrite {
    @Option(
        names = "--drop",
        description = "Leave out the documents that were written into others.")
    private boolean drop;

    InlineCommand(Shell shell) {
      super(shell);
    }

    @Override
    Rewritten rewrite(List<Document> documents, Set<String> kinds) {
      return SloDocuments.inline(documents, kinds, drop);
    }
  }

  /** {@code andal openslo export}. */
  @Command(
      name = "export",
      description = "Make documents of what is written inline, and refer to them.",
      mixinStandardHelpOptions = true)
  static final class ExportCommand extends Rewrite {
    ExportCommand(Shell shell) {
      super(shell);
    }

    @Override
    Rewritten rewrite(List<Document> documents, Set<String> kinds) {
      return SloDocuments.extract(documents, kinds);
    }
  }
}

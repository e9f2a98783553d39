package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Importers;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code andal import}: other tools' SLOs as OpenSLO documents, offline. */
@Command(
    name = "import",
    description = "Turn other tools' SLOs into OpenSLO documents, offline.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was read (there may be warnings)",
      "1:something is wrong, or can't be said in OpenSLO; nothing was written",
      "2:wrong usage, or a path could not be read or written"
    })
final class ImportCommand implements Callable<Integer> {
  /** The dialects, for the command's help. */
  static final class Dialects implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Stream.of(AUTO), Importers.names().stream()).iterator();
    }
  }

  enum Form {
    yaml,
    json
  }

  private static final String AUTO = "auto";

  private final Shell shell;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, folders (all .yaml and .yml below them), or - for standard input; read together.")
  private List<String> paths = List.of();

  @Option(
      names = "--from",
      paramLabel = "DIALECT",
      defaultValue = AUTO,
      completionCandidates = Dialects.class,
      description = "${COMPLETION-CANDIDATES}. Default: auto, by what each document says it is.")
  private String from = AUTO;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "prometheus",
      description = "The DataSource that the SLIs read from. Default: prometheus.")
  private String source = "prometheus";

  @Option(
      names = "--source-url",
      paramLabel = "URL",
      description = "Write a DataSource document for the Prometheus at this address too.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--period",
      paramLabel = "DURATION",
      defaultValue = "30d",
      description = "The time window of SLOs whose dialect doesn't say one (Sloth). Default: 30d.")
  private String period = "30d";

  @Option(names = "--lossy", description = "Leave out what OpenSLO can't say, with a warning.")
  private boolean lossy;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "${COMPLETION-CANDIDATES}. Default: yaml.")
  private Form form = Form.yaml;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write one file for each input there instead of printing.")
  private Optional<String> out = Optional.empty();

  ImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DocumentFiles files = new DocumentFiles(shell);
    List<SourceText> texts = paths.stream().flatMap(path -> files.read(path).stream()).toList();
    List<Import> imports = read(texts);
    imports.stream()
        .flatMap(of -> of.problems().stream())
        .map(Problem::oneLine)
        .forEach(shell.err()::println);
    if (!imports.stream().allMatch(Import::accepted)) {
      return CommandException.NO;
    }
    imports.stream().flatMap(of -> of.notes().stream()).forEach(note -> shell.err().println(note));
    write(imports);
    return 0;
  }

  private List<Import> read(List<SourceText> texts) {
    if (!period.matches("[1-9][0-9]{0,5}[mhdwMQY]")) {
      throw CommandException.couldNot(
          "'%s' is not a duration; write one such as 28d or 4w".formatted(period));
    }
    try {
      return Importers.read(
          texts,
          from.equals(AUTO) ? Optional.empty() : Optional.of(from),
          new ImportOptions(source, url, period, lossy));
    } catch (IllegalArgumentException e) {
      throw CommandException.couldNot(String.valueOf(e.getMessage()));
    }
  }

  private void write(List<Import> imports) {
    if (out.isEmpty()) {
      print(imports.stream().flatMap(of -> of.documents().stream()).toList());
      return;
    }
    WrittenFiles written = new WrittenFiles(shell, out.get());
    checkNames(imports);
    for (Import of : imports) {
      if (!of.documents().isEmpty()) {
        String text =
            switch (form) {
              case yaml -> YamlText.write(of.documents());
              case json -> Json.text(of.documents()) + "\n";
            };
        shell.out().println(written.write(name(of.file()), text));
      }
    }
  }

  private void checkNames(List<Import> imports) {
    Map<String, String> named = new HashMap<>();
    for (Import of : imports) {
      String other = named.put(name(of.file()), of.file());
      if (other != null) {
        throw CommandException.couldNot(
            "'%s' and '%s' would both be written to '%s'; import them one by one"
                .formatted(other, of.file(), name(of.file())));
      }
    }
  }

  private void print(List<ObjectNode> documents) {
    switch (form) {
      case yaml -> shell.out().print(YamlText.write(documents));
      case json -> Json.print(shell.out(), documents);
    }
  }

  /** Files keep their places below the folder they came from, as far as that stays below it. */
  private String name(String file) {
    Path path = Path.of(file.equals("<stdin>") ? "stdin.yaml" : file).normalize();
    Path below = path.isAbsolute() || path.startsWith("..") ? path.getFileName() : path;
    String name = String.valueOf(below);
    return form == Form.json ? name.replaceFirst("\\.ya?ml$", "") + ".json" : name;
  }
}

package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.dialect.Exporters;
import io.andal.dialect.grafana.Provisioning;
import io.andal.server.Kinds;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal export}: SLOs in the form of another tool, offline. */
@Command(
    name = "export",
    description = "Write SLOs in the form of another tool, from documents, offline.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was written (there may be warnings)",
      "1:documents have errors, or the form can't say what they say",
      "2:wrong usage, or a path could not be read or written"
    })
final class ExportCommand implements Callable<Integer> {
  /** The formats, for the command's help. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Exporters.all().stream().map(Exporter::format).iterator();
    }
  }

  private final Shell shell;
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String format = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Files, folders (all .yaml and .yml below them), or - for standard input; read together,"
              + " as one workspace. Default: the current folder.")
  private List<String> paths = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write files there instead of printing them.")
  private Optional<String> out = Optional.empty();

  @Option(
      names = "--provisioning",
      paramLabel = "FOLDER",
      description =
          "Write Grafana's dashboards there with a provider's file, for its provisioning.")
  private Optional<String> provisioning = Optional.empty();

  @Option(
      names = "--provisioning-path",
      paramLabel = "PATH",
      description = "Where Grafana finds that folder; the folder itself unless told.")
  private Optional<String> provisioningPath = Optional.empty();

  @Option(
      names = {"-l", "--label"},
      paramLabel = "KEY=VALUE",
      description = "A label for everything that is written, where the form has labels.")
  private Map<String, String> labels = Map.of();

  @Option(names = "--lossy", description = "Leave out what the form can't say, with a warning.")
  private boolean lossy;

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (provisioning.isPresent() && (out.isPresent() || !format.startsWith("grafana"))) {
      throw CommandException.couldNot(
          "--provisioning writes the folder of grafana's formats, in place of --out");
    }
    Exporter exporter =
        Exporters.find(format)
            .orElseThrow(
                () ->
                    CommandException.couldNot(
                        "there is no format '%s'; write one of %s"
                            .formatted(format, String.join(", ", new Formats()))));
    DocumentFiles files = new DocumentFiles(shell);
    List<SourceText> texts =
        (paths.isEmpty() ? List.of(".") : paths)
            .stream().flatMap(path -> files.read(path).stream()).toList();
    Checked checked = new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT).check(texts);
    tell(checked.problems());
    if (!checked.accepted()) {
      return CommandException.NO;
    }
    Export export =
        exporter.export(
            new ExportRequest(
                checked.documents(), SloDocuments.definitions(checked.documents()), labels, lossy));
    tell(export.problems());
    if (!export.accepted()) {
      return CommandException.NO;
    }
    write(provisioning.map(folder -> provisioned(export, folder)).orElse(export));
    return 0;
  }

  private Export provisioned(Export export, String folder) {
    String there =
        provisioningPath.orElseGet(() -> shell.resolve(folder).toAbsolutePath().toString());
    return Provisioning.of(export, there.replaceAll("/+$", "") + "/andal", "Andal");
  }

  private void tell(List<Problem> problems) {
    problems.stream().map(Problem::oneLine).forEach(shell.err()::println);
  }

  private void write(Export export) {
    Stream<Export.File> files = export.files().stream();
    Optional<String> into = provisioning.or(() -> out);
    if (into.isPresent()) {
      WrittenFiles written = new WrittenFiles(shell, into.get());
      List<String> names = files.map(file -> written.write(file.name(), file.text())).toList();
      if (output.json()) {
        Json.print(shell.out(), Map.of("written", names));
      } else {
        names.forEach(shell.out()::println);
      }
    } else if (output.json()) {
      Json.print(shell.out(), Map.of("files", export.files()));
    } else {
      shell.out().print(joined(export.files()));
    }
  }

  /** Several files as one text of the same form: JSON becomes an array, YAML a stream. */
  private static String joined(List<Export.File> files) {
    Stream<String> texts = files.stream().map(Export.File::text);
    boolean arrays = files.size() > 1 && files.stream().allMatch(f -> f.name().endsWith(".json"));
    return arrays
        ? texts.map(String::stripTrailing).collect(Collectors.joining(",\n", "[\n", "\n]\n"))
        : texts.collect(Collectors.joining("---\n"));
  }
}

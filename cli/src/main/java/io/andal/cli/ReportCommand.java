package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Figures;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal report}: which promises were kept over a month or a quarter. */
@Command(
    name = "report",
    description = "Show which objectives were kept over a month or a quarter.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "2026-10 or 2026-Q4; the running month unless told.")
  private Optional<String> period = Optional.empty();

  @Option(names = "--by", paramLabel = "GROUPING", description = "team (unless told) or service.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "IANA zone of the calendar, such as Asia/Jakarta; UTC unless told.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Write a file instead: .pdf or .csv, by its ending.")
  private Optional<Path> save = Optional.empty();

  ReportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    String ending = save.map(ReportCommand::ending).orElse("");
    Request request =
        Request.get("reports", "reliability" + ending)
            .with("period", period.orElse(""))
            .with("by", by.orElse(""))
            .with("zone", zone.orElse(""));
    try (Api api = server.connect(shell)) {
      if (save.isPresent()) {
        write(save.get(), api.file(request));
      } else if (output.json()) {
        Json.print(shell.out(), api.send(request));
      } else {
        print(api.send(request));
      }
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    for (String ending : new String[] {".pdf", ".csv"}) {
      if (name.endsWith(ending)) {
        return ending;
      }
    }
    throw CommandException.couldNot("--save wants a file that ends with .pdf or .csv, not " + name);
  }

  private void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
      shell.out().println("Wrote " + file);
    } catch (IOException e) {
      throw CommandException.couldNot("Can't write " + file + ": " + e.getMessage());
    }
  }

  private void print(JsonNode report) {
    shell
        .out()
        .println(
            report.path("period").asString("")
                + (report.path("closed").asBoolean()
                    ? ""
                    : ", counted until " + report.path("asOf").asString("")));
    TextTable table =
        new TextTable(
            "GROUP", "OBJECTIVE", "VERDICT", "ATTAINED", "TARGET", "BUDGET USED", "ALERTS");
    for (JsonNode group : report.path("groups")) {
      String name = group.path("displayName").asString(group.path("name").asString("(nobody)"));
      for (JsonNode line : group.path("objectives")) {
        table.add(
            name,
            line.path("slo").asString(""),
            line.path("verdict").asString(""),
            Figures.percent(line.path("attained")),
            Figures.percent(line.path("target")),
            Figures.percent(line.path("consumed")),
            line.path("alerts").asString("0"));
      }
    }
    table.print(shell.out());
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.ApiReport;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal inventory}: the catalogs that the inventory is kept from. */
@Command(
    name = "inventory",
    description = "Catalogs and their scans.",
    mixinStandardHelpOptions = true)
final class InventoryCommand extends NeedsSubcommand {

  /** {@code andal inventory scan}. */
  @Command(
      name = "scan",
      description =
          "Start a scan of a catalog, or of all; it goes on on the server, and andal inventory"
              + " status shows how far it is.",
      mixinStandardHelpOptions = true)
  static final class ScanCommand extends ServerQuestion<List<JsonNode>> {
    @Parameters(arity = "0..1", paramLabel = "CATALOG", description = "Default: all of them.")
    private Optional<String> catalog = Optional.empty();

    ScanCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      List<JsonNode> started = new ArrayList<>();
      for (String name : names(api)) {
        started.add(api.send(Request.post("catalogs", name, "scan")));
      }
      return started;
    }

    @Override
    void print(PrintStream out, List<JsonNode> started) {
      ApiReport.printCatalogs(out, started);
    }

    private List<String> names(Api api) throws InterruptedException {
      if (catalog.isPresent()) {
        return List.of(catalog.get());
      }
      return api.list(Request.get("catalogs")).stream()
          .map(one -> one.path("name").asString(""))
          .toList();
    }
  }

  /** {@code andal inventory status}: the exit code says whether all could be read. */
  @Command(
      name = "status",
      description = "Show all catalogs, their last scans, and scans under way.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:all could be read", "1:one could not", "2:the server could not be asked"})
  static final class StatusCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    StatusCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        List<JsonNode> catalogs = api.list(Request.get("catalogs"));
        if (output.json()) {
          Json.print(shell.out(), catalogs);
        } else {
          ApiReport.printCatalogs(shell.out(), catalogs);
        }
        return catalogs.stream().anyMatch(StatusCommand::failed) ? CommandException.NO : 0;
      }
    }

    private static boolean failed(JsonNode catalog) {
      return catalog.path("last").path("state").asString("").equals("failed");
    }
  }
}

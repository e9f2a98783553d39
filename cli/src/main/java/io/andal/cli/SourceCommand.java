package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.SourceReport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code andal source}: where metrics come from, and what can be found there. */
@Command(name = "source", description = "Data sources.", mixinStandardHelpOptions = true)
final class SourceCommand extends NeedsSubcommand {

  /** {@code andal source list}. */
  @Command(
      name = "list",
      description = "Show all data sources and how they are.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    ListCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        List<JsonNode> sources = api.list(Request.get("sources"));
        if (output.json()) {
          Json.print(shell.out(), sources);
        } else {
          SourceReport.printHealth(shell.out(), sources);
        }
      }
    }
  }
}

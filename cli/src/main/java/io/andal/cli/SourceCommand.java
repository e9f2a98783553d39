package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.SourceReport;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code andal source}: where metrics come from, and what can be found there. */
@Command(name = "source", description = "Data sources.", mixinStandardHelpOptions = true)
final class SourceCommand extends NeedsSubcommand {

  /** {@code andal source list}. */
  @Command(
      name = "list",
      description = "Show all data sources and how they are.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("sources"));
    }

    @Override
    void print(PrintStream out, List<JsonNode> sources) {
      SourceReport.printHealth(out, sources);
    }
  }
}

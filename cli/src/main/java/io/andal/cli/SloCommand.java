package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.BudgetFigures;
import io.andal.cli.report.Figures;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal slo list}: all objectives and what is left of their budgets. */
@Command(name = "slo", description = "Objectives.", mixinStandardHelpOptions = true)
final class SloCommand extends NeedsSubcommand {

  /** {@code andal slo list}. */
  @Command(
      name = "list",
      description = "Show all SLOs with what is left of their budgets.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
    private Optional<String> service = Optional.empty();

    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("slos").with("service", service.orElse("")));
    }

    @Override
    void print(PrintStream out, List<JsonNode> slos) {
      TextTable table =
          new TextTable("NAME", "SERVICE", "STATE", "TARGET", "BUDGET LEFT", "BURN 1H");
      for (JsonNode slo : slos) {
        JsonNode budget = slo.path("budget");
        table.add(
            slo.path("name").asString(""),
            slo.path("service").asString(""),
            slo.path("state").asString("-"),
            Figures.percent(slo.path("target")),
            BudgetFigures.left(budget),
            BudgetFigures.rate(BudgetFigures.burn(budget, "1h")));
      }
      table.print(out);
    }
  }
}

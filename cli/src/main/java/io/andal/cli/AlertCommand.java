package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal alert list}: alerts, newest first. */
@Command(name = "alert", description = "Alerts.", mixinStandardHelpOptions = true)
final class AlertCommand extends NeedsSubcommand {

  /** {@code andal alert list}. */
  @Command(
      name = "list",
      description = "Show alerts, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    @Option(names = "--slo", paramLabel = "NAME", description = "Only of this SLO.")
    private Optional<String> slo = Optional.empty();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only pending, firing or resolved ones.")
    private Optional<String> state = Optional.empty();

    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(
          Request.get("alerts").with("slo", slo.orElse("")).with("state", state.orElse("")));
    }

    @Override
    void print(PrintStream out, List<JsonNode> alerts) {
      TextTable table = new TextTable("STARTED", "STATE", "SEVERITY", "SLO", "RULE", "SUMMARY");
      for (JsonNode alert : alerts) {
        table.add(
            alert.path("startedAt").asString(""),
            alert.path("state").asString(""),
            alert.path("severity").asString(""),
            alert.path("slo").asString(""),
            alert.path("rule").asString(""),
            alert.path("summary").asString(""));
      }
      table.print(out);
    }
  }
}

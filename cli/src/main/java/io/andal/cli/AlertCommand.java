package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal alert list}: alerts, newest first. */
@Command(name = "alert", description = "Alerts.", mixinStandardHelpOptions = true)
final class AlertCommand implements NeedsSubcommand {

  /** {@code andal alert list}. */
  @Command(
      name = "list",
      description = "Show alerts, newest first.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Option(names = "--slo", paramLabel = "NAME", description = "Only of this SLO.")
    private Optional<String> slo = Optional.empty();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only pending, firing or resolved ones.")
    private Optional<String> state = Optional.empty();

    ListCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        List<JsonNode> alerts =
            api.list(
                Request.get("alerts").with("slo", slo.orElse("")).with("state", state.orElse("")));
        if (output.json()) {
          Json.print(shell.out(), alerts);
          return;
        }
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
        table.print(shell.out());
      }
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.AgreementReport;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal agreement}: what was promised to customers, and what is owed. */
@Command(
    name = "agreement",
    description = "Agreements with customers (SLAs).",
    mixinStandardHelpOptions = true)
final class AgreementCommand extends NeedsSubcommand {

  /** {@code andal agreement list}. */
  @Command(
      name = "list",
      description = "Show all agreements with how their running periods stand.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    @Option(names = "--customer", paramLabel = "NAME", description = "Only of this customer.")
    private Optional<String> customer = Optional.empty();

    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("agreements").with("customer", customer.orElse("")));
    }

    @Override
    void print(PrintStream out, List<JsonNode> agreements) {
      TextTable table =
          new TextTable(
              "NAME", "CUSTOMER", "PROMISED", "PERIOD", "SO FAR", "FORECAST", "OWED THEN");
      for (JsonNode agreement : agreements) {
        JsonNode current = agreement.path("current");
        table.add(
            agreement.path("name").asString(""),
            agreement.path("customer").path("name").asString(""),
            AgreementReport.percent(agreement.path("commitment")),
            current.path("id").asString("-"),
            AgreementReport.percent(current.path("attained")),
            AgreementReport.percent(current.path("forecast").path("attained")),
            AgreementReport.credit(current.path("forecast").path("credit")));
      }
      table.print(out);
    }
  }

  /** {@code andal agreement show NAME}. */
  @Command(
      name = "show",
      description = "Show one agreement: its periods, and how the running one may end.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "NAME", description = "The agreement.")
    private String name = "";

    ShowCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        JsonNode agreement = api.send(Request.get("agreements", name));
        if (output.json()) {
          Json.print(shell.out(), agreement);
          return;
        }
        JsonNode periods = api.send(Request.get("agreements", name, "periods")).path("items");
        AgreementReport.print(shell.out(), agreement, periods);
      }
    }
  }

  /** {@code andal agreement statement NAME PERIOD}. */
  @Command(
      name = "statement",
      description = "Show the statement of a period, or what it would say; --issue freezes it.",
      mixinStandardHelpOptions = true)
  static final class StatementCommand extends ServerQuestion<JsonNode> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The agreement.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "PERIOD",
        description = "A month (2026-10) or a quarter (2026-Q4).")
    private String period = "";

    @Option(
        names = "--issue",
        description = "Issue it: it never changes again. Needs a token with the scope admin.")
    private boolean issue;

    @Option(
        names = {"-m", "--message"},
        paramLabel = "TEXT",
        description = "Why it is issued; kept with it.")
    private Optional<String> message = Optional.empty();

    StatementCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      Request request =
          issue
              ? Request.post("agreements", name, "statements", period)
                  .json(Json.compact(java.util.Map.of("note", message.orElse(""))))
              : Request.get("agreements", name, "statements", period);
      return api.send(request);
    }

    @Override
    void print(PrintStream out, JsonNode statement) {
      AgreementReport.printStatement(out, statement);
    }
  }
}

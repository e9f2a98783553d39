package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands about messages that could not be delivered. */
final class UndeliveredCommands {
  private UndeliveredCommands() {}

  /** {@code andal alert undelivered}. */
  @Command(
      name = "undelivered",
      description = "Show messages that could not be delivered, and why.",
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
        JsonNode found = api.send(Request.get("alerts", "undelivered"));
        if (output.json()) {
          Json.print(shell.out(), found);
          return;
        }
        TextTable table = new TextTable("ID", "STATE", "ATTEMPTS", "TO", "ABOUT", "ERROR");
        for (JsonNode one : found) {
          table.add(
              one.path("id").asString(""),
              one.path("state").asString(""),
              one.path("attempts").asString(""),
              one.path("channel").asString("") + " " + one.path("recipient").asString(""),
              one.path("title").asString(""),
              one.path("error").asString(""));
        }
        table.print(shell.out());
      }
    }
  }

  /** {@code andal alert resend}. */
  @Command(
      name = "resend",
      description = "Try a message again now that could not be delivered.",
      mixinStandardHelpOptions = true)
  static final class ResendCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "ID", description = "As 'andal alert undelivered' shows it.")
    private String id = "";

    ResendCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        JsonNode answer = api.send(Request.post("alerts", "undelivered", id, "resend"));
        if (output.json()) {
          Json.print(shell.out(), answer);
          return;
        }
        shell.out().println(id + " is tried again");
      }
    }
  }
}

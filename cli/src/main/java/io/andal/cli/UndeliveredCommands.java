package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import picocli.CommandLine.Command;
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
  static final class ListCommand extends ServerQuestion<JsonNode> {
    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.get("alerts", "undelivered"));
    }

    @Override
    void print(PrintStream out, JsonNode found) {
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
      table.print(out);
    }
  }

  /** {@code andal alert resend}. */
  @Command(
      name = "resend",
      description = "Try a message again now that could not be delivered.",
      mixinStandardHelpOptions = true)
  static final class ResendCommand extends ServerQuestion<JsonNode> {
    @Parameters(paramLabel = "ID", description = "As 'andal alert undelivered' shows it.")
    private String id = "";

    ResendCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.post("alerts", "undelivered", id, "resend"));
    }

    @Override
    void print(PrintStream out, JsonNode answer) {
      out.println(id + " is tried again");
    }
  }
}

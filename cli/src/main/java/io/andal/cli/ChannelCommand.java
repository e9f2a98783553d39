package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal channel}: how messages leave, and whether they do. */
@Command(
    name = "channel",
    description = "Channels, by which messages leave.",
    mixinStandardHelpOptions = true)
final class ChannelCommand extends NeedsSubcommand {

  /** {@code andal channel list}. */
  @Command(name = "list", description = "Show all channels.", mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<JsonNode> {
    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.get("channels"));
    }

    @Override
    void print(PrintStream out, JsonNode channels) {
      TextTable table = new TextTable("NAME", "TYPE", "TAKES");
      for (JsonNode channel : channels) {
        table.add(
            channel.path("name").asString(""),
            channel.path("type").asString(""),
            channel.path("named").asBoolean(false)
                ? "what names it"
                : "also what names no channel");
      }
      table.print(out);
    }
  }

  /** {@code andal channel messages}. */
  @Command(
      name = "messages",
      description = "Show what a channel took lately, and what became of it.",
      mixinStandardHelpOptions = true)
  static final class MessagesCommand extends ServerQuestion<JsonNode> {
    @Parameters(paramLabel = "NAME", description = "The channel.")
    private String name = "";

    MessagesCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.get("channels", name, "messages"));
    }

    @Override
    void print(PrintStream out, JsonNode messages) {
      TextTable table = new TextTable("TAKEN", "RECIPIENT", "PARTS", "STATE", "DETAIL", "FALLBACK");
      for (JsonNode message : messages) {
        table.add(
            message.path("takenAt").asString(""),
            message.path("recipient").asString(""),
            message.path("parts").asString(""),
            message.path("state").asString(""),
            message.path("detail").asString(""),
            message.path("fallback").asString(""));
      }
      table.print(out);
    }
  }

  /** {@code andal channel test}: the exit code says whether the other side took it. */
  @Command(
      name = "test",
      description = "Send a test message now, and say what came of it.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:the other side took it",
        "1:it did not",
        "2:the server could not be asked, or nobody was named"
      })
  static final class TestCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "NAME", description = "The channel.")
    private String name = "";

    @Option(
        names = "--to",
        paramLabel = "TARGET",
        description = "Whom, as a notification target writes it; e-mail and SMS need it.")
    private Optional<String> to = Optional.empty();

    @Option(
        names = "--resolved",
        description = "Send a second message that the test is over, for machines that keep count.")
    private boolean resolved;

    TestCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
      String alert = "test-" + java.util.UUID.randomUUID();
      try (Api api = server.connect(shell)) {
        boolean taken = send(api, alert, "started");
        if (taken && resolved) {
          taken = send(api, alert, "resolved");
        }
        return taken ? 0 : CommandException.NO;
      }
    }

    private boolean send(Api api, String alert, String event) throws InterruptedException {
      JsonNode results =
          api.send(
              Request.post("channels", name, "test")
                  .json(
                      Json.compact(
                          Map.of("recipient", to.orElse(""), "event", event, "alert", alert))));
      if (output.json()) {
        Json.print(shell.out(), results);
      }
      boolean all = true;
      for (JsonNode result : results) {
        boolean taken = result.path("taken").asBoolean(false);
        all &= taken;
        if (!output.json()) {
          shell.out().println(line(result, taken, event));
        }
      }
      return all;
    }

    private String line(JsonNode result, boolean taken, String event) {
      String recipient = result.path("recipient").asString("");
      if (!taken) {
        return "✗ %s to %s: %s".formatted(event, recipient, result.path("error").asString(""));
      }
      List<String> references =
          result.path("references").valueStream().map(node -> node.asString("")).toList();
      return "✓ %s to %s: taken in %d ms%s"
          .formatted(
              event,
              recipient,
              result.path("millis").asLong(0),
              references.isEmpty()
                  ? "; more than that the other side doesn't tell"
                  : ", as " + String.join(", ", references));
    }
  }
}

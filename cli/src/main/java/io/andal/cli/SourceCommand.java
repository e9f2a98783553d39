package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal source list} and {@code check}: where metrics come from and how that goes. */
@Command(name = "source", description = "Data sources.", mixinStandardHelpOptions = true)
final class SourceCommand implements NeedsSubcommand {

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
      print(shell, output, sources(server, shell));
    }
  }

  /** {@code andal source check}: the exit code says whether all is well. */
  @Command(
      name = "check",
      description = "Say whether data sources are read without failure, and if not, why.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:healthy", "1:not healthy", "2:couldn't tell"})
  static final class CheckCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one.")
    private Optional<String> name = Optional.empty();

    CheckCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
      List<JsonNode> sources =
          sources(server, shell).stream()
              .filter(source -> name.isEmpty() || name.get().equals(nameOf(source)))
              .toList();
      if (sources.isEmpty() && name.isPresent()) {
        throw CommandException.couldNot(
            "there is no data source '"
                + name.get()
                + "'; andal source list shows those there are");
      }
      print(shell, output, sources);
      if (sources.stream().anyMatch(source -> is(source, "degraded") || is(source, "down"))) {
        return CommandException.NO;
      }
      return sources.stream().allMatch(source -> is(source, "healthy"))
          ? 0
          : CommandException.COULD_NOT;
    }

    private static boolean is(JsonNode source, String state) {
      return source.path("state").asString("").toLowerCase(Locale.ROOT).equals(state);
    }
  }

  private static List<JsonNode> sources(ServerAddress server, Shell shell)
      throws InterruptedException {
    try (Api api = server.connect(shell)) {
      return api.list(Request.get("sources"));
    }
  }

  private static String nameOf(JsonNode source) {
    return source.path("name").asString(source.path("source").asString(""));
  }

  private static void print(Shell shell, TextOrJson output, List<JsonNode> sources) {
    if (output.json()) {
      Json.print(shell.out(), sources);
      return;
    }
    TextTable table =
        new TextTable("NAME", "TYPE", "STATE", "LAST SUCCESS", "IDENTITY", "LAST FAILURE");
    for (JsonNode source : sources) {
      JsonNode failure = source.path("lastFailure");
      table.add(
          nameOf(source),
          source.path("type").asString(""),
          source.path("state").asString(""),
          source.path("lastSuccess").asString("-"),
          source.path("identity").asString(""),
          failure.isObject()
              ? failure.path("message").asString("") + " " + failure.path("remedy").asString("")
              : "-");
    }
    table.print(shell.out());
  }
}

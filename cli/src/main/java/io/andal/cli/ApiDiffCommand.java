package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.ApiReport;
import io.andal.cli.report.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal api diff}: what changed between two versions that the inventory has. */
@Command(
    name = "diff",
    description = "Show what changed between two versions of an API, the worst first.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing changed that --fail-on names",
      "1:something did",
      "2:they could not be compared"
    })
final class ApiDiffCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "ID", description = "The API, as andal api list shows it.")
  private String id = "";

  @Option(names = "--from", paramLabel = "VERSION", description = "Default: the one before --to.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "VERSION", description = "Default: the one in force.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description = "breaking, dangerous (these and breaking ones) or safe (any). Default: none.")
  private Optional<String> failOn = Optional.empty();

  ApiDiffCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (failOn.isPresent() && !failOn.get().matches("breaking|dangerous|safe")) {
      throw CommandException.couldNot(
          "--fail-on is breaking, dangerous or safe, not '" + failOn.get() + "'");
    }
    try (Api api = server.connect(shell)) {
      JsonNode changes =
          api.send(
              Request.get("apis", id, "changes")
                  .with("from", from.orElse(""))
                  .with("to", to.orElse("")));
      if (output.json()) {
        Json.print(shell.out(), changes);
      } else {
        ApiReport.printChanges(shell.out(), changes);
      }
      return failing(changes) > 0 ? CommandException.NO : 0;
    }
  }

  private int failing(JsonNode changes) {
    int breaking = changes.path("breaking").asInt();
    int dangerous = breaking + changes.path("dangerous").asInt();
    return switch (failOn.orElse("")) {
      case "breaking" -> breaking;
      case "dangerous" -> dangerous;
      case "safe" -> dangerous + changes.path("safe").asInt();
      default -> 0;
    };
  }
}

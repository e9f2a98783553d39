package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.cli.report.SourceReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal source check}: the exit code says whether all is well. */
@Command(
    name = "check",
    description =
        "Ask a data source whether it can be reached, who Andal is to it, how late its data is and"
            + " how far back it goes; without NAME, how all sources were when they were last read.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing is bad (there may be things to attend to)",
      "1:something is bad",
      "2:couldn't tell"
    })
final class SourceCheckCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private SourceDoor door = new SourceDoor();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The data source.")
  private Optional<String> name = Optional.empty();

  SourceCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (name.isEmpty()) {
      return health();
    }
    try (SourceDoor.Looker looker = door.open(shell)) {
      JsonNode check = looker.check(name.get());
      if (output.json()) {
        Json.print(shell.out(), check);
      } else {
        SourceReport.printCheck(shell.out(), check);
      }
      return check.path("state").asString("").equals("bad") ? CommandException.NO : 0;
    }
  }

  private int health() throws InterruptedException {
    if (door.local()) {
      throw CommandException.couldNot("source check --folder wants the NAME of a source");
    }
    List<JsonNode> sources = door.health(shell);
    if (output.json()) {
      Json.print(shell.out(), sources);
    } else {
      SourceReport.printHealth(shell.out(), sources);
    }
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

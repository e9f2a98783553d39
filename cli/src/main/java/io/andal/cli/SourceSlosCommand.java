package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.cli.report.SourceReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal source slos}: SLOs that another system keeps, to be compared and taken over. */
@Command(
    name = "slos",
    description =
        "List SLOs that a data source's system keeps, its verdict beside Andal's, and take over"
            + " those you choose.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something can't be taken over; nothing was written",
      "2:the source or the server could not be asked"
    })
final class SourceSlosCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private SourceDoor door = new SourceDoor();
  @Mixin private ChosenDocuments chosen = new ChosenDocuments();

  @Parameters(paramLabel = "NAME", description = "The data source.")
  private String name = "";

  @Option(names = "--lossy", description = "Leave out what can't be taken over, with a warning.")
  private boolean lossy;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Whose calendar counts for calendar windows. Default: UTC.")
  private Optional<String> timeZone = Optional.empty();

  SourceSlosCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean documents = chosen.wanted();
    try (SourceDoor.Looker looker = door.open(shell)) {
      List<JsonNode> slos = looker.slos(name);
      if (documents) {
        Set<String> ids = chosen.ids(slos, SourceSlosCommand::takenOver);
        if (ids.isEmpty()) {
          shell.err().println("andal: there is nothing to write");
          return 0;
        }
        return chosen.deliver(shell, looker.kept(name, ids, lossy, timeZone), name + "-taken-over");
      }
      if (chosen.json()) {
        Json.print(shell.out(), slos);
      } else {
        SourceReport.printSlos(shell.out(), slos);
      }
      return 0;
    }
  }

  private static boolean takenOver(JsonNode slo) {
    return slo.path("objectives").values().stream().anyMatch(one -> one.path("andal").isObject());
  }
}

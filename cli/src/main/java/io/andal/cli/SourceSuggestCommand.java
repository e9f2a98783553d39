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

/** {@code andal source suggest}: what might be measured, as SLOs ready to be put in force. */
@Command(
    name = "suggest",
    description =
        "List SLIs that a data source could measure, and write SLOs for those you choose.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "2:the source or the server could not be asked"})
final class SourceSuggestCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private SourceDoor door = new SourceDoor();
  @Mixin private ChosenDocuments chosen = new ChosenDocuments();

  @Parameters(paramLabel = "NAME", description = "The data source.")
  private String name = "";

  @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
  private Optional<String> service = Optional.empty();

  @Option(
      names = "--aspect",
      paramLabel = "ASPECT",
      description = "Only availability, latency, error-rate or freshness.")
  private Optional<String> aspect = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      description =
          "The share promised, such as 0.995. Default: 0.999, of latency and freshness 0.99.")
  private Optional<Double> target = Optional.empty();

  SourceSuggestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean documents = chosen.wanted();
    if (target.isPresent() && !(target.get() > 0 && target.get() < 1)) {
      throw CommandException.couldNot("--target is a share between 0 and 1, such as 0.995");
    }
    if (aspect.isPresent()
        && !List.of("availability", "latency", "error-rate", "freshness").contains(aspect.get())) {
      throw CommandException.couldNot(
          "--aspect is availability, latency, error-rate or freshness, not '" + aspect.get() + "'");
    }
    try (SourceDoor.Looker looker = door.open(shell)) {
      List<JsonNode> suggestions =
          looker.suggestions(name).stream()
              .filter(one -> is(one, "service", service) && is(one, "aspect", aspect))
              .toList();
      if (documents) {
        Set<String> ids = chosen.ids(suggestions, one -> one.path("slo").isString());
        if (ids.isEmpty()) {
          shell.err().println("andal: there is nothing to write");
          return 0;
        }
        return chosen.deliver(shell, looker.suggested(name, ids, target), name + "-suggested");
      }
      if (chosen.json()) {
        Json.print(shell.out(), suggestions);
      } else {
        SourceReport.printSuggestions(shell.out(), suggestions);
      }
      return 0;
    }
  }

  private static boolean is(JsonNode suggestion, String field, Optional<String> wanted) {
    return wanted.isEmpty() || suggestion.path(field).asString("").equals(wanted.get());
  }
}

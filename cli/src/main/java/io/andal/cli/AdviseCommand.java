package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.AdviceReport;
import io.andal.cli.report.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal slo advise}: whether targets are realistic and measurable. */
@Command(
    name = "advise",
    description = "Which target history suggests, and what can't be right with an SLO.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing is wrong, or not badly",
      "1:a finding of severity error",
      "2:the server could not be asked"
    })
final class AdviseCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The SLO.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "All SLOs, in short.")
  private boolean all;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days of history, at most 400. Default: ${DEFAULT-VALUE}.",
      defaultValue = "90")
  private int days = 90;

  AdviseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (name.isPresent() == all) {
      throw CommandException.couldNot("slo advise wants either the NAME of an SLO or --all");
    }
    try (Api api = server.connect(shell)) {
      List<JsonNode> advices = new ArrayList<>();
      for (String slo : names(api)) {
        advices.add(
            api.send(Request.get("slos", slo, "advice").with("days", String.valueOf(days))));
      }
      if (output.json()) {
        Json.print(shell.out(), all ? advices : advices.getFirst());
      } else if (all) {
        AdviceReport.printAll(shell.out(), advices);
      } else {
        AdviceReport.print(shell.out(), advices.getFirst());
      }
      return advices.stream().anyMatch(AdviceReport::wrong) ? CommandException.NO : 0;
    }
  }

  private List<String> names(Api api) throws InterruptedException {
    if (name.isPresent()) {
      return List.of(name.get());
    }
    return api.list(Request.get("slos")).stream()
        .map(slo -> slo.path("name").asString(""))
        .toList();
  }
}

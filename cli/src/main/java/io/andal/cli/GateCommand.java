package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.GateReport;
import io.andal.cli.report.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal gate}: may we release? The exit code is the answer, the text says why. */
@Command(
    name = "gate",
    description = "May we release? Decided by the error budgets of a service or of one SLO.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:yes", "1:no", "2:couldn't tell"})
final class GateCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Option(names = "--service", paramLabel = "NAME", description = "All SLOs of this service.")
  private Optional<String> service = Optional.empty();

  @Option(names = "--slo", paramLabel = "NAME", description = "This SLO alone.")
  private Optional<String> slo = Optional.empty();

  GateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (service.isPresent() == slo.isPresent()) {
      throw CommandException.couldNot("gate wants either --service NAME or --slo NAME");
    }
    try (Api api = server.connect(shell)) {
      JsonNode decision =
          api.send(
              Request.get("gate").with("service", service.orElse("")).with("slo", slo.orElse("")));
      if (output.json()) {
        Json.print(shell.out(), decision);
      } else {
        GateReport.print(shell.out(), decision);
      }
      return exitCode(decision.path("answer").asString(""));
    }
  }

  private static int exitCode(String answer) {
    return switch (answer.toLowerCase(Locale.ROOT)) {
      case "yes" -> 0;
      case "no" -> CommandException.NO;
      default -> CommandException.COULD_NOT;
    };
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.GateReport;
import io.andal.cli.report.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  /** What is to be released. */
  static final class Subject {
    @Option(names = "--service", paramLabel = "NAME", description = "All SLOs of this service.")
    private Optional<String> service = Optional.empty();

    @Option(names = "--slo", paramLabel = "NAME", description = "This SLO alone.")
    private Optional<String> slo = Optional.empty();
  }

  GateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      JsonNode decision =
          api.send(
              Request.get("gate")
                  .with("service", subject.service.orElse(""))
                  .with("slo", subject.slo.orElse("")));
      if (output.json()) {
        Json.print(shell.out(), decision);
      } else {
        GateReport.print(shell.out(), decision);
      }
      return exitCode(decision.path("answer").asString(""));
    }
  }

  private static int exitCode(String answer) {
    return switch (answer.toLowerCase(java.util.Locale.ROOT)) {
      case "yes" -> 0;
      case "no" -> CommandException.NO;
      default -> CommandException.COULD_NOT;
    };
  }
}

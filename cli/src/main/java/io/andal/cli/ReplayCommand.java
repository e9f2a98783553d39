package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.AppliedReport;
import io.andal.cli.report.Json;
import io.andal.cli.report.ReplayReport;
import io.andal.workspace.SourceText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal slo replay}: what a changed SLO would have done over its history. */
@Command(
    name = "replay",
    description = "Recompute an SLO over its history, as it is and as it could be.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:replayed", "1:the document was refused", "2:the server could not be asked"})
final class ReplayCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "NAME", description = "The SLO.")
  private String name = "";

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description = "The changed SLO, and other documents it needs, or - for standard input.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--target", paramLabel = "PERCENT", description = "Another target: 99.5.")
  private @Nullable BigDecimal target;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days of history, at most 400. Default: ${DEFAULT-VALUE}.",
      defaultValue = "90")
  private int days = 90;

  ReplayCommand(Shell shell) {
    this.shell = shell;
  }

  /** What is sent. */
  record Body(@Nullable String document, @Nullable BigDecimal target, int days) {}

  @Override
  public Integer call() throws InterruptedException {
    Body body = new Body(document(), share(), days);
    try (Api api = server.connect(shell)) {
      JsonNode replayed = api.send(Request.post("slos", name, "replay").json(Json.compact(body)));
      if (output.json()) {
        Json.print(shell.out(), replayed);
      } else {
        ReplayReport.print(shell.out(), replayed);
      }
      return 0;
    } catch (ApiException e) {
      if (!e.refused()) {
        throw e;
      }
      e.problems().stream().map(AppliedReport::line).forEach(shell.err()::println);
      shell.err().println("andal: " + e.getMessage());
      return CommandException.NO;
    }
  }

  private @Nullable BigDecimal share() {
    return target == null ? null : target.movePointLeft(2);
  }

  private @Nullable String document() {
    if (file.isEmpty()) {
      return null;
    }
    List<SourceText> texts = new DocumentFiles(shell).read(file.get());
    return texts.stream().map(SourceText::text).collect(Collectors.joining("\n---\n"));
  }
}

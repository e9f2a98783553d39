package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.AppliedReport;
import io.andal.cli.report.Json;
import io.andal.server.Kinds;
import io.andal.workspace.DocumentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal rollback}: puts an earlier version of a document in force, as a new version. */
@Command(
    name = "rollback",
    description = "Put an earlier version of a document in force again, as a new version.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "KIND/NAME", description = "For example slo/checkout-latency.")
  private String document = "";

  @Option(
      names = {"--to-version", "--to-revision"},
      paramLabel = "N",
      required = true,
      description = "A version that andal history shows.")
  private int version;

  RollbackCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    DocumentId id = KindNames.of(Kinds.written()).resolveDocument(document);
    try (Api api = server.connect(shell)) {
      JsonNode applied =
          api.send(
              Request.post("documents", id.kind(), id.name(), "rollback")
                  .json(Json.compact(new Body(version))));
      if (output.json()) {
        Json.print(shell.out(), applied);
      } else {
        AppliedReport.print(shell.out(), applied);
      }
    } catch (ApiException e) {
      if (!e.refused()) {
        throw e;
      }
      e.problems().stream().map(AppliedReport::line).forEach(shell.err()::println);
      throw CommandException.no("nothing was rolled back");
    }
  }

  record Body(int version) {}
}

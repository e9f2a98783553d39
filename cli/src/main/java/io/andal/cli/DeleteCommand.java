package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.AppliedReport;
import io.andal.cli.report.Json;
import io.andal.server.Kinds;
import io.andal.workspace.DocumentId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal delete}: takes a document out of force; its history stays. */
@Command(
    name = "delete",
    description = "Take a document out of force. Refused while others refer to it.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(index = "0", paramLabel = "KIND[/NAME]", description = "For example slo/checkout.")
  private String kind = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The document.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Why, for the history.")
  private String message = "";

  DeleteCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    DocumentId id =
        KindNames.of(Kinds.written()).resolveDocument(name.map(n -> kind + "/" + n).orElse(kind));
    try (Api api = server.connect(shell)) {
      JsonNode applied =
          api.send(Request.delete("documents", id.kind(), id.name()).with("message", message));
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
      throw CommandException.no("nothing was deleted");
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import io.andal.server.Kinds;
import io.andal.workspace.DocumentId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal history}: who changed a document, when and why. */
@Command(
    name = "history",
    description = "Show all versions of a document, newest first.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements CommandBody {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(paramLabel = "KIND/NAME", description = "For example slo/checkout-latency.")
  private String document = "";

  HistoryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    DocumentId id = KindNames.of(Kinds.written()).resolveDocument(document);
    try (Api api = server.connect(shell)) {
      List<JsonNode> versions = api.list(Request.get("documents", id.kind(), id.name(), "history"));
      if (output.json()) {
        Json.print(shell.out(), versions);
        return;
      }
      TextTable table = new TextTable("VERSION", "AT", "BY", "CHANGE");
      for (JsonNode version : versions) {
        String change = version.path("change").asString("");
        table.add(
            version.path("version").asString(""),
            version.path("at").asString(""),
            version.path("author").asString(""),
            version.path("deleted").asBoolean(false) ? ("deleted " + change).strip() : change);
      }
      table.print(shell.out());
    }
  }
}

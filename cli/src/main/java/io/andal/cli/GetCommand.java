package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import io.andal.ownership.Owners;
import io.andal.server.Kinds;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal get}: the documents in force on a server. */
@Command(
    name = "get",
    description = "Show the documents in force.",
    mixinStandardHelpOptions = true)
final class GetCommand implements CommandBody {
  enum Format {
    text,
    wide,
    name,
    yaml,
    json
  }

  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();

  @Parameters(
      index = "0",
      paramLabel = "KIND[/NAME]",
      description = "For example slos, service, or slo/checkout-latency.")
  private String kind = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  GetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void execute() throws InterruptedException {
    int slash = kind.indexOf('/');
    Optional<String> wanted = slash < 0 ? name : Optional.of(kind.substring(slash + 1));
    Kind found = KindNames.of(Kinds.written()).resolve(slash < 0 ? kind : kind.substring(0, slash));
    try (Api api = server.connect(shell)) {
      if (wanted.isEmpty()) {
        print(api.list(Request.get("documents", found.name())));
      } else if (format == Format.json) {
        Json.print(shell.out(), api.send(Request.get("documents", found.name(), wanted.get())));
      } else {
        JsonNode one = api.send(Request.get("documents", found.name(), wanted.get()));
        String text = api.yaml(Request.get("documents", found.name(), wanted.get()));
        String display = one.path("metadata").path("displayName").asString(wanted.get());
        print(List.of(Json.tree(new Entry(found.name(), wanted.get(), display, one, text))));
      }
    }
  }

  /** A document as lists of the server hold it. */
  record Entry(String kind, String name, String displayName, JsonNode document, String text) {}

  private void print(List<JsonNode> documents) {
    switch (format) {
      case text -> table(documents, false);
      case wide -> table(documents, true);
      case name -> documents.forEach(document -> shell.out().println(reference(document)));
      case yaml -> yaml(documents);
      case json -> Json.print(shell.out(), documents);
    }
  }

  private static String reference(JsonNode document) {
    return document.path("kind").asString("").toLowerCase(Locale.ROOT)
        + "/"
        + document.path("name").asString("");
  }

  private void table(List<JsonNode> documents, boolean wide) {
    TextTable table =
        wide
            ? new TextTable("NAME", "DISPLAY NAME", "API VERSION", "OWNER")
            : new TextTable("NAME", "DISPLAY NAME");
    for (JsonNode entry : documents) {
      String name = entry.path("name").asString("");
      String display = entry.path("displayName").asString("");
      JsonNode document = entry.path("document");
      if (wide) {
        table.add(
            name,
            display,
            document.path("apiVersion").asString(""),
            document.path("metadata").path("annotations").path(Owners.ANNOTATION).asString("-"));
      } else {
        table.add(name, display);
      }
    }
    table.print(shell.out());
  }

  private void yaml(List<JsonNode> documents) {
    String between = "";
    for (JsonNode document : documents) {
      shell.out().print(between);
      shell.out().println(document.path("text").asString("").stripTrailing());
      between = "---\n";
    }
  }
}

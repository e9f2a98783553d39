package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import io.andal.server.Kinds;
import io.andal.workspace.Kind;
import java.util.ArrayList;
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
    Kind found = KindNames.of(Kinds.all()).resolve(slash < 0 ? kind : kind.substring(0, slash));
    try (Api api = server.connect(shell)) {
      if (wanted.isPresent()) {
        JsonNode one = api.send(Request.get("documents", found.name(), wanted.get()));
        print(api, List.of(one), Optional.of(one));
      } else {
        print(api, api.list(Request.get("documents", found.name())), Optional.empty());
      }
    }
  }

  private void print(Api api, List<JsonNode> documents, Optional<JsonNode> single)
      throws InterruptedException {
    switch (format) {
      case text -> table(documents, false);
      case wide -> table(documents, true);
      case name -> documents.forEach(document -> shell.out().println(reference(document)));
      case yaml -> yaml(api, documents);
      case json -> Json.print(shell.out(), single.isPresent() ? single.get() : documents);
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
            ? new TextTable("NAME", "DISPLAY NAME", "VERSION", "CHANGED", "BY", "API VERSION")
            : new TextTable("NAME", "DISPLAY NAME", "VERSION", "CHANGED", "BY");
    for (JsonNode document : documents) {
      List<String> cells = new ArrayList<>();
      for (String field : List.of("name", "displayName", "version", "at", "author")) {
        cells.add(document.path(field).asString(""));
      }
      if (wide) {
        cells.add(document.path("apiVersion").asString(""));
      }
      table.add(cells.toArray(String[]::new));
    }
    table.print(shell.out());
  }

  private void yaml(Api api, List<JsonNode> documents) throws InterruptedException {
    String between = "";
    for (JsonNode document : documents) {
      JsonNode whole =
          document.has("text")
              ? document
              : api.send(
                  Request.get(
                      "documents",
                      document.path("kind").asString(""),
                      document.path("name").asString("")));
      shell.out().print(between);
      shell.out().println(whole.path("text").asString("").stripTrailing());
      between = "---\n";
    }
  }
}

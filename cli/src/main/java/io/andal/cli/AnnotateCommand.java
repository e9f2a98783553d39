package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal annotate}: notes on the line of time that something happened. */
@Command(
    name = "annotate",
    description = "Note that something happened: a deployment, an incident.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:noted", "1:refused", "2:the server could not be asked"})
final class AnnotateCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  /** Not the usual mixin, whose {@code --version} tells Andal's own. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli itself looks at it
  private boolean help;

  @Option(names = "--service", paramLabel = "NAME", description = "About this service.")
  private Optional<String> service = Optional.empty();

  @Option(names = "--slo", paramLabel = "NAME", description = "About this SLO.")
  private Optional<String> slo = Optional.empty();

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      defaultValue = "note",
      description = "deployment, incident, configuration, maintenance or note. Default: note.")
  private String category = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      required = true,
      description = "One line, at most 200 characters.")
  private String title = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "More about it.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--at", paramLabel = "TIME", description = "When. Default: now.")
  private Optional<String> at = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "When it ended, if it took time.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--link", paramLabel = "URL", description = "Where more is told: https://…")
  private Optional<String> link = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "VERSION",
      description = "What was deployed, kept as the label version.")
  private Optional<String> version = Optional.empty();

  @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label. May be repeated.")
  private Map<String, String> labels = Map.of();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "What is sent again with the same key is noted once.")
  private Optional<String> key = Optional.empty();

  AnnotateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Api api = server.connect(shell)) {
      JsonNode noted = api.send(Request.post("annotations").json(Json.compact(body())));
      if (output.json()) {
        Json.print(shell.out(), noted);
      } else {
        shell
            .out()
            .println(
                "annotation %s: %s %s, %s"
                    .formatted(
                        noted.path("id").asString(""),
                        noted.path("category").asString(""),
                        noted.path("title").asString(""),
                        noted.path("from").asString("")));
      }
      return 0;
    } catch (ApiException e) {
      if (!e.refused()) {
        throw e;
      }
      shell.err().println("andal: " + e.getMessage());
      return CommandException.NO;
    }
  }

  private Map<String, Object> body() {
    Map<String, String> all = new TreeMap<>(labels);
    version.ifPresent(value -> all.put("version", value));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("category", category);
    body.put("title", title);
    body.put("labels", all);
    service.ifPresent(value -> body.put("service", value));
    slo.ifPresent(value -> body.put("slo", value));
    text.ifPresent(value -> body.put("text", value));
    at.ifPresent(value -> body.put("at", value));
    to.ifPresent(value -> body.put("to", value));
    link.ifPresent(value -> body.put("link", value));
    key.ifPresent(value -> body.put("key", value));
    return body;
  }
}

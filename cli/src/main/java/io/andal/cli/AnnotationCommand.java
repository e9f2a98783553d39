package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Figures;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal annotation}: what happened, and what it did to budgets. */
@Command(name = "annotation", description = "What happened.", mixinStandardHelpOptions = true)
final class AnnotationCommand extends NeedsSubcommand {

  /** {@code andal annotation list}. */
  @Command(
      name = "list",
      description = "Show what happened, newest first; changes of documents too.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    @Option(names = "--service", paramLabel = "NAME", description = "About this service.")
    private Optional<String> service = Optional.empty();

    @Option(names = "--slo", paramLabel = "NAME", description = "About this SLO.")
    private Optional<String> slo = Optional.empty();

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Only of this one.")
    private Optional<String> category = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "Only since then.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Only before.")
    private Optional<String> to = Optional.empty();

    @Option(
        names = "--most",
        paramLabel = "N",
        defaultValue = "50",
        description = "How many at most. Default: 50.")
    private int most = 50;

    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return found(api);
    }

    @Override
    void print(PrintStream out, List<JsonNode> found) {
      TextTable table = new TextTable("ID", "TIME", "CATEGORY", "ABOUT", "TITLE", "BY");
      for (JsonNode one : found) {
        table.add(
            one.path("id").asString(""),
            one.path("from").asString(""),
            one.path("category").asString(""),
            about(one),
            one.path("title").asString(""),
            one.path("author").asString(""));
      }
      table.print(out);
    }

    private List<JsonNode> found(Api api) throws InterruptedException {
      List<JsonNode> found = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page =
            api.send(
                Request.get("annotations")
                    .with("service", service.orElse(""))
                    .with("slo", slo.orElse(""))
                    .with("category", category.orElse(""))
                    .with("from", from.orElse(""))
                    .with("to", to.orElse(""))
                    .with("limit", String.valueOf(Math.clamp((long) most - found.size(), 1, 500)))
                    .with("cursor", cursor));
        page.path("items").forEach(found::add);
        cursor = page.path("next").asString("");
      } while (!cursor.isEmpty() && found.size() < most);
      return found;
    }

    private static String about(JsonNode one) {
      String slo = one.path("slo").asString("");
      return slo.isEmpty() ? one.path("service").asString("-") : slo;
    }
  }

  /** {@code andal annotation effect}. */
  @Command(
      name = "effect",
      description = "Compare what SLOs did before it and after it.",
      mixinStandardHelpOptions = true)
  static final class EffectCommand extends ServerQuestion<JsonNode> {
    @Parameters(paramLabel = "ID", description = "As andal annotation list shows it.")
    private String id = "";

    @Option(names = "--slo", paramLabel = "NAME", description = "Only on this SLO.")
    private Optional<String> slo = Optional.empty();

    EffectCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.get("annotations", id, "effect").with("slo", slo.orElse("")));
    }

    @Override
    void print(PrintStream out, JsonNode effect) {
      TextTable table = new TextTable("SLO", "HOUR", "BURN", "DAY", "BURN", "BUDGET USED SINCE");
      for (JsonNode one : effect.path("slos")) {
        table.add(
            one.path("slo").asString(""),
            verdict(one.path("hour")),
            burns(one.path("hour")),
            verdict(one.path("day")),
            burns(one.path("day")),
            Figures.percent(one.path("consumed")));
      }
      table.print(out);
    }

    private static String verdict(JsonNode compared) {
      return compared.path("verdict").asString("-");
    }

    private static String burns(JsonNode compared) {
      return Figures.rate(compared.at("/before/burnRate"))
          + " -> "
          + Figures.rate(compared.at("/after/burnRate"));
    }
  }

  /** {@code andal annotation delete}. */
  @Command(name = "delete", description = "Take one away.", mixinStandardHelpOptions = true)
  static final class DeleteCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "ID", description = "As andal annotation list shows it.")
    private String id = "";

    DeleteCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        api.send(Request.delete("annotations", id));
      }
      if (output.json()) {
        Json.print(shell.out(), new Deleted(id, true));
      } else {
        shell.out().println("annotation " + id + " deleted");
      }
    }

    record Deleted(String id, boolean deleted) {}
  }
}

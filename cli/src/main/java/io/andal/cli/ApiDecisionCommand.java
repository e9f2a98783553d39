package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Decides which entries are one API; lasts until somebody decides otherwise. */
abstract class ApiDecisionCommand extends ServerQuestion<JsonNode> {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; it is kept with the decision.")
  private String reason = "";

  ApiDecisionCommand(Shell shell) {
    super(shell);
  }

  /** The request, without its reason. */
  abstract Request request(String because);

  @Override
  JsonNode ask(Api api) throws InterruptedException {
    return api.send(request(reason));
  }

  @Override
  void print(PrintStream out, JsonNode decided) {
    out.println(decided.path("id").asString(""));
  }

  /** {@code andal api merge}. */
  @Command(
      name = "merge",
      description = "Decide that entries are one API. Prints the id that stays.",
      mixinStandardHelpOptions = true)
  static final class Merge extends ApiDecisionCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The entry that stays.")
    private String into = "";

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "OTHER",
        description = "Entries that it takes in.")
    private List<String> others = List.of();

    Merge(Shell shell) {
      super(shell);
    }

    private record Merging(List<String> others, String reason) {}

    @Override
    Request request(String because) {
      return Request.post("apis", into, "merge").json(Json.compact(new Merging(others, because)));
    }
  }

  /** {@code andal api split}. */
  @Command(
      name = "split",
      description = "Decide that a place of an entry is an API of its own. Prints its id.",
      mixinStandardHelpOptions = true)
  static final class Split extends ApiDecisionCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The entry.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "CATALOG", description = "The place's catalog.")
    private String catalog = "";

    @Parameters(index = "2", paramLabel = "KEY", description = "The place's key there.")
    private String key = "";

    Split(Shell shell) {
      super(shell);
    }

    private record Splitting(String catalog, String key, String reason) {}

    @Override
    Request request(String because) {
      return Request.post("apis", id, "split")
          .json(Json.compact(new Splitting(catalog, key, because)));
    }
  }
}

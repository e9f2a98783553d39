package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.ApiReport;
import io.andal.cli.report.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal api}: what we run, and who answers for it. */
@Command(name = "api", description = "The API inventory.", mixinStandardHelpOptions = true)
final class ApiCommand extends NeedsSubcommand {

  /** {@code andal api list}. */
  @Command(
      name = "list",
      description = "Find APIs by words over names, owners, paths, tags and fields.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    private static final int PAGE = 200;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "All of them must be met.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--owner", paramLabel = "OWNER", description = "group:NAME, or unowned.")
    private List<String> owners = new ArrayList<>();

    @Option(names = "--lifecycle", paramLabel = "WORD", description = "Such as production.")
    private List<String> lifecycles = new ArrayList<>();

    @Option(names = "--finding", paramLabel = "RULE", description = "Such as shadow-api.")
    private List<String> findings = new ArrayList<>();

    @Option(names = "--catalog", paramLabel = "NAME", description = "Where it was found.")
    private List<String> catalogs = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag that it has.")
    private List<String> tags = new ArrayList<>();

    @Option(
        names = "--order",
        paramLabel = "ORDER",
        description = "relevance, title, changed or findings.")
    private Optional<String> order = Optional.empty();

    @Option(
        names = "--most",
        paramLabel = "N",
        defaultValue = "200",
        description = "How many at most. Default: 200.")
    private int most = PAGE;

    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return found(api);
    }

    @Override
    void print(PrintStream out, List<JsonNode> found) {
      ApiReport.printList(out, found);
    }

    private List<JsonNode> found(Api api) throws InterruptedException {
      List<JsonNode> found = new ArrayList<>();
      String cursor = "";
      do {
        int left = Math.clamp((long) most - found.size(), 1, PAGE);
        JsonNode page =
            api.send(request().with("limit", String.valueOf(left)).with("cursor", cursor));
        page.path("items").forEach(found::add);
        cursor = page.path("next").asString("");
      } while (!cursor.isEmpty() && found.size() < most);
      return found;
    }

    private Request request() {
      Request request =
          Request.get("apis").with("q", String.join(" ", words)).with("order", order.orElse(""));
      request = with(request, "owner", owners);
      request = with(request, "lifecycle", lifecycles);
      request = with(request, "finding", findings);
      request = with(request, "catalog", catalogs);
      return with(request, "tag", tags);
    }

    private static Request with(Request request, String facet, List<String> values) {
      Request longer = request;
      for (String value : values) {
        longer = longer.with(facet, value);
      }
      return longer;
    }
  }

  /** {@code andal api show}. */
  @Command(
      name = "show",
      description = "Show an API: its owner and how that is known, places, deployments.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand extends ApiQuestion {
    ShowCommand(Shell shell) {
      super(shell);
    }

    @Override
    Object ask(Api api, String id) throws InterruptedException {
      return api.send(Request.get("apis", id));
    }

    @Override
    void print(PrintStream out, Object answer) {
      ApiReport.printOne(out, Json.tree(answer));
    }
  }

  /** {@code andal api versions}. */
  @Command(
      name = "versions",
      description = "Show the versions of an API and what each changed.",
      mixinStandardHelpOptions = true)
  static final class VersionsCommand extends ApiQuestion {
    VersionsCommand(Shell shell) {
      super(shell);
    }

    @Override
    Object ask(Api api, String id) throws InterruptedException {
      return api.list(Request.get("apis", id, "versions"));
    }

    @Override
    void print(PrintStream out, Object answer) {
      ApiReport.printVersions(out, Json.tree(answer));
    }
  }

  /** {@code andal api findings}. */
  @Command(
      name = "findings",
      description = "Show what of an API somebody should look at.",
      mixinStandardHelpOptions = true)
  static final class FindingsCommand extends ApiQuestion {
    FindingsCommand(Shell shell) {
      super(shell);
    }

    @Override
    Object ask(Api api, String id) throws InterruptedException {
      return api.list(Request.get("apis", id, "findings"));
    }

    @Override
    void print(PrintStream out, Object answer) {
      ApiReport.printFindings(out, Json.tree(answer));
    }
  }

  /** {@code andal api consumers}. */
  @Command(
      name = "consumers",
      description = "Show who calls an API, by client and version.",
      mixinStandardHelpOptions = true)
  static final class ConsumersCommand extends ApiQuestion {
    ConsumersCommand(Shell shell) {
      super(shell);
    }

    @Override
    Object ask(Api api, String id) throws InterruptedException {
      return api.list(Request.get("apis", id, "consumers"));
    }

    @Override
    void print(PrintStream out, Object answer) {
      ApiReport.printConsumers(out, Json.tree(answer));
    }
  }

  /** {@code andal api traffic}. */
  @Command(
      name = "traffic",
      description = "Show what of an API was seen in traffic.",
      mixinStandardHelpOptions = true)
  static final class TrafficCommand extends ApiQuestion {
    TrafficCommand(Shell shell) {
      super(shell);
    }

    @Override
    Object ask(Api api, String id) throws InterruptedException {
      return api.send(Request.get("apis", id, "traffic"));
    }

    @Override
    void print(PrintStream out, Object answer) {
      ApiReport.printTraffic(out, Json.tree(answer));
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.AppliedReport;
import io.andal.cli.report.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal adjust}: takes a time out of error budgets, by a document made at once. */
@Command(
    name = "adjust",
    description = "Take a time out of error budgets: makes a BudgetAdjustment document.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:in force", "1:refused", "2:the server could not be asked"})
final class AdjustCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();

  @Option(
      names = "--slo",
      paramLabel = "NAME",
      split = ",",
      description = "Of this SLO; several with commas.")
  private List<String> slos = List.of();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      split = ",",
      description = "Of all SLOs of this service; several with commas.")
  private List<String> services = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "When it starts: 2026-11-22T02:00:00+07:00, or 2026-11-22T02:00 with --zone.")
  private String from = "";

  @Option(names = "--to", paramLabel = "TIME", description = "When it ends; or --duration.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--duration", paramLabel = "LENGTH", description = "90m, 1h30m, 8h or 2d.")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = "--rrule",
      paramLabel = "RULE",
      description = "Repeats it, by an RRULE of RFC 5545: FREQ=WEEKLY;BYDAY=SU.")
  private Optional<String> rrule = Optional.empty();

  @Option(names = "--zone", paramLabel = "ZONE", description = "Of local times: Asia/Jakarta.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      defaultValue = "maintenance",
      description =
          "maintenance, outside-hours, deployment or false-measurement. Default: maintenance.")
  private String category = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why it doesn't count.")
  private String reason = "";

  @Option(
      names = "--decided-by",
      paramLabel = "WHO",
      description = "user:NAME or group:NAME of the workspace. Default: whose token it is.")
  private Optional<String> decidedBy = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME", description = "Of the document.")
  private Optional<String> name = Optional.empty();

  AdjustCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (slos.isEmpty() && services.isEmpty()) {
      throw CommandException.couldNot("adjust wants --slo NAME or --service NAME");
    }
    try (Api api = server.connect(shell)) {
      JsonNode made = api.send(Request.post("adjustments").json(Json.compact(body())));
      if (output.json()) {
        Json.print(shell.out(), made);
        return 0;
      }
      shell
          .out()
          .println(
              "budgetadjustment/%s created (version %d)"
                  .formatted(made.path("name").asString(""), made.path("version").asInt()));
      made.path("warnings").forEach(text -> shell.out().println("warning: " + text.asString("")));
      return 0;
    } catch (ApiException e) {
      return refused(e);
    }
  }

  private Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("slos", slos);
    body.put("services", services);
    body.put("from", from);
    body.put("category", category);
    body.put("reason", reason);
    to.ifPresent(value -> body.put("to", value));
    duration.ifPresent(value -> body.put("duration", value));
    rrule.ifPresent(value -> body.put("rrule", value));
    zone.ifPresent(value -> body.put("timeZone", value));
    decidedBy.ifPresent(value -> body.put("decidedBy", value));
    name.ifPresent(value -> body.put("name", value));
    return body;
  }

  private int refused(ApiException e) {
    if (!e.refused()) {
      throw e;
    }
    if (output.json()) {
      Json.print(shell.out(), AppliedReport.refusal(e.getMessage(), e.problems()));
    }
    e.problems().stream().map(AppliedReport::line).forEach(shell.err()::println);
    if (e.problems().isEmpty()) {
      shell.err().println("andal: " + e.getMessage());
    }
    shell.err().println("andal: nothing was adjusted");
    return CommandException.NO;
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.GateReport;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal gate}: may we release? The exit code is the answer, the text says why. */
@Command(
    name = "gate",
    description = "May we release? Decided by the error budgets of a service or of one SLO.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:yes", "1:no, or not without an approval", "2:couldn't tell"})
final class GateCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private ServerAddress server = new ServerAddress();
  @Mixin private TextOrJson output = new TextOrJson();
  @Mixin private Of of = new Of();

  @Option(
      names = "--change",
      paramLabel = "REF",
      description = "What is to be released; kept with the answer.")
  private Optional<String> change = Optional.empty();

  GateCommand(Shell shell) {
    this.shell = shell;
  }

  /** What is asked about. */
  static final class Of {
    @Option(names = "--service", paramLabel = "NAME", description = "All SLOs of this service.")
    private Optional<String> service = Optional.empty();

    @Option(names = "--slo", paramLabel = "NAME", description = "This SLO alone.")
    private Optional<String> slo = Optional.empty();

    void requireOne(String command) {
      if (service.isPresent() == slo.isPresent()) {
        throw CommandException.couldNot(command + " wants either --service NAME or --slo NAME");
      }
    }

    Request in(Request request) {
      return request.with("service", service.orElse("")).with("slo", slo.orElse(""));
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    of.requireOne("gate");
    try (Api api = server.connect(shell)) {
      JsonNode decision = api.send(of.in(Request.get("gate")).with("change", change.orElse("")));
      if (output.json()) {
        Json.print(shell.out(), decision);
      } else {
        GateReport.print(shell.out(), decision);
      }
      return exitCode(decision.path("answer").asString(""));
    }
  }

  private static int exitCode(String answer) {
    return switch (answer.toLowerCase(Locale.ROOT)) {
      case "yes" -> 0;
      case "no", "approval" -> CommandException.NO;
      default -> CommandException.COULD_NOT;
    };
  }

  /** {@code andal gate approve}: an approval, as an operator gives it. */
  @Command(
      name = "approve",
      description = "Approve releases for which a policy asks for an approval.",
      mixinStandardHelpOptions = true)
  static final class ApproveCommand implements CommandBody {
    private final Shell shell;
    private final Clock clock;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();
    @Mixin private Of of = new Of();

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why it may go out all the same.")
    private String reason = "";

    @Option(
        names = "--for",
        paramLabel = "LENGTH",
        required = true,
        description = "How long it holds: 30m, 4h, 2d; at most 7d.")
    private String length = "";

    ApproveCommand(Shell shell) {
      this(shell, Clock.systemUTC());
    }

    private ApproveCommand(Shell shell, Clock clock) {
      this.shell = shell;
      this.clock = clock;
    }

    @Override
    public void execute() throws InterruptedException {
      of.requireOne("gate approve");
      Instant until = clock.instant().plus(length(length));
      Map<String, String> body = new TreeMap<>(Map.of("reason", reason, "until", until.toString()));
      of.service.ifPresent(name -> body.put("service", name));
      of.slo.ifPresent(name -> body.put("slo", name));
      try (Api api = server.connect(shell)) {
        JsonNode approval = api.send(Request.post("gate", "approvals").json(Json.compact(body)));
        if (output.json()) {
          Json.print(shell.out(), approval);
          return;
        }
        shell
            .out()
            .println(
                "%s approved until %s (approval %s)"
                    .formatted(
                        approval.path("subject").asString(""),
                        approval.path("until").asString(""),
                        approval.path("id").asString("")));
      }
    }

    private static Duration length(String text) {
      if (!text.matches("[1-9][0-9]{0,5}[mhd]")) {
        throw CommandException.couldNot(
            "--for is a number of minutes, hours or days such as 30m, 4h or 2d, not '"
                + text
                + "'");
      }
      long number = Long.parseLong(text.substring(0, text.length() - 1));
      return switch (text.charAt(text.length() - 1)) {
        case 'm' -> Duration.ofMinutes(number);
        case 'h' -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
  }

  /** {@code andal gate revoke}: takes an approval back. */
  @Command(name = "revoke", description = "Take an approval back.", mixinStandardHelpOptions = true)
  static final class RevokeCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "ID", description = "As andal gate approve printed it.")
    private String id = "";

    RevokeCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        api.send(Request.delete("gate", "approvals", id));
      }
      if (output.json()) {
        Json.print(shell.out(), new Revoked(id, true));
      } else {
        shell.out().println("approval " + id + " revoked");
      }
    }

    record Revoked(String id, boolean revoked) {}
  }

  /** {@code andal gate history}: what the gate answered. */
  @Command(
      name = "history",
      description = "What the gate answered, newest first.",
      mixinStandardHelpOptions = true)
  static final class HistoryCommand extends ServerQuestion<List<JsonNode>> {
    @Mixin private Of of = new Of();

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "How many at most, 1 to 500. Default: 50.")
    private int limit = 50;

    HistoryCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api
          .send(of.in(Request.get("gate", "decisions")).with("limit", Integer.toString(limit)))
          .path("items")
          .values()
          .stream()
          .toList();
    }

    @Override
    void print(PrintStream out, List<JsonNode> decisions) {
      TextTable table = new TextTable("TIME", "ANSWER", "SUBJECT", "POLICY", "ASKED BY", "CHANGE");
      for (JsonNode decision : decisions) {
        table.add(
            decision.path("at").asString(""),
            decision.path("answer").asString(""),
            decision.path("subject").asString(""),
            decision.path("policy").asString(""),
            decision.path("askedBy").asString(""),
            decision.path("change").asString("-"));
      }
      table.print(out);
    }
  }
}

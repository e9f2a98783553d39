package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands about alerts that fire, whoever told of them, and who hears of them. */
final class FiringCommands {
  private FiringCommands() {}

  /** All of them. */
  static Object[] all(Shell shell) {
    return new Object[] {
      new FiringCommand(shell),
      new AckCommand(shell),
      new ResolveCommand(shell),
      new SilenceCommand(shell),
      new RouteCommand(shell),
      new OnCallCommand(shell),
      new UndeliveredCommands.ListCommand(shell),
      new UndeliveredCommands.ResendCommand(shell)
    };
  }

  private static String words(JsonNode labels) {
    return labels
        .propertyStream()
        .map(label -> label.getKey() + "=" + label.getValue().asString())
        .collect(Collectors.joining(" "));
  }

  /** {@code andal alert firing}. */
  @Command(
      name = "firing",
      description = "Show what fires now, also what others told of.",
      mixinStandardHelpOptions = true)
  static final class FiringCommand extends ServerQuestion<List<JsonNode>> {
    FiringCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("alerts", "firing"));
    }

    @Override
    void print(PrintStream out, List<JsonNode> alerts) {
      TextTable table = new TextTable("FINGERPRINT", "SINCE", "STATE", "TAKEN BY", "LABELS");
      for (JsonNode alert : alerts) {
        table.add(
            alert.path("fingerprint").asString(""),
            alert.path("startsAt").asString(""),
            alert.path("state").asString(""),
            alert.path("acknowledgedBy").asString(""),
            words(alert.path("labels")));
      }
      table.print(out);
    }
  }

  /** {@code andal alert ack}. */
  @Command(
      name = "ack",
      description = "Take an alert: it isn't repeated and doesn't escalate.",
      mixinStandardHelpOptions = true)
  static final class AckCommand extends ServerQuestion<JsonNode> {
    @Parameters(paramLabel = "FINGERPRINT", description = "As 'andal alert firing' shows it.")
    private String fingerprint = "";

    AckCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.post("alerts", "firing", fingerprint, "acknowledge"));
    }

    @Override
    void print(PrintStream out, JsonNode taken) {
      out.println(fingerprint + " taken by " + taken.path("acknowledgedBy").asString(""));
    }
  }

  /** {@code andal alert resolve}. */
  @Command(
      name = "resolve",
      description = "Say that an alert is over. If its source says otherwise it fires again.",
      mixinStandardHelpOptions = true)
  static final class ResolveCommand extends ServerQuestion<JsonNode> {
    @Parameters(paramLabel = "FINGERPRINT", description = "As 'andal alert firing' shows it.")
    private String fingerprint = "";

    ResolveCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.post("alerts", "firing", fingerprint, "resolve"));
    }

    @Override
    void print(PrintStream out, JsonNode ended) {
      out.println(fingerprint + " is over");
    }
  }

  /** {@code andal alert silence}. */
  @Command(
      name = "silence",
      description = "Tell nobody of some alerts for a while.",
      mixinStandardHelpOptions = true)
  static final class SilenceCommand implements CommandBody {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([mhdw])");

    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(
        arity = "1..*",
        paramLabel = "MATCHER",
        description = "service=billing, device=~\"pump-.*\", severity!=page. All must match.")
    private List<String> matchers = List.of();

    @Option(
        names = "--for",
        paramLabel = "DURATION",
        required = true,
        description = "How long: 30m, 2h, 1d.")
    private String length = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    SilenceCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("matchers", matchers);
      body.put("seconds", seconds());
      body.put("reason", reason);
      try (Api api = server.connect(shell)) {
        JsonNode made = api.send(Request.post("alerts", "silences").json(Json.compact(body)));
        if (output.json()) {
          Json.print(shell.out(), made);
          return;
        }
        shell
            .out()
            .println(
                "silence %s until %s; it hides %s that fire now"
                    .formatted(
                        made.path("id").asString(""),
                        made.path("until").asString(""),
                        made.path("hides").asString("0")));
      }
    }

    private long seconds() {
      Matcher found = LENGTH.matcher(length);
      if (!found.matches()) {
        throw CommandException.couldNot(
            "'%s' is not a duration; write one such as 30m, 2h or 1d".formatted(length));
      }
      long unit =
          switch (found.group(2)) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 7 * 86_400;
          };
      return Long.parseLong(found.group(1)) * unit;
    }
  }

  /** {@code andal alert route}. */
  @Command(
      name = "route",
      description = "Show who would hear of an alert, and why.",
      mixinStandardHelpOptions = true)
  static final class RouteCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Option(
        names = "--labels",
        paramLabel = "NAME=VALUE",
        split = ",",
        required = true,
        description = "The alert's labels, with commas between them. May be repeated.")
    private List<String> labels = List.of();

    @Option(
        names = "--at",
        paramLabel = "TIME",
        description = "When, such as 2026-12-24T22:00:00+07:00. Default: now.")
    private Optional<String> at = Optional.empty();

    RouteCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      Request request = Request.get("alerts", "route").with("at", at.map(this::time).orElse(""));
      for (String label : labels) {
        request = request.with("label", label);
      }
      try (Api api = server.connect(shell)) {
        JsonNode answer = api.send(request);
        if (output.json()) {
          Json.print(shell.out(), answer);
        } else {
          print(answer);
        }
      }
    }

    private String time(String text) {
      try {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return time.toString();
      } catch (DateTimeException e) {
        throw CommandException.couldNot(
            "'%s' is not a time; write one such as 2026-12-24T22:00:00+07:00".formatted(text));
      }
    }

    private void print(JsonNode answer) {
      for (JsonNode route : answer.path("routes")) {
        shell.out().println(route.path("receiver").asString("") + ": " + told(route));
        shell.out().println("  route " + route.path("route").asString(""));
        shell.out().println("  group " + route.path("group").asString(""));
        shell
            .out()
            .println(
                "  after %s, then every %s what is new, every %s the same"
                    .formatted(
                        length(route.path("groupWait")),
                        length(route.path("groupInterval")),
                        length(route.path("repeatInterval"))));
        String muted = route.path("mutedBy").asString("");
        if (!muted.isEmpty()) {
          shell.out().println("  but nobody is told at that time: " + muted);
        }
        for (JsonNode later : route.path("escalation")) {
          shell
              .out()
              .println(
                  "  if nobody acknowledges within %s: %s, %s"
                      .formatted(
                          length(later.path("after")),
                          later.path("receiver").asString(""),
                          told(later)));
        }
      }
      answer
          .path("silencedBy")
          .forEach(id -> shell.out().println("but it is silenced by " + id.asString()));
      answer
          .path("inhibitedBy")
          .forEach(id -> shell.out().println("but it is inhibited by " + id.asString()));
    }

    private static String told(JsonNode route) {
      List<String> told = new ArrayList<>();
      route
          .path("recipients")
          .forEach(
              to ->
                  told.add(
                      to.path("address").asString("")
                          + " over "
                          + to.path("channel").asString("")));
      return told.isEmpty() ? "nobody" : String.join(", ", told);
    }

    private static String length(JsonNode iso) {
      return Duration.parse(iso.asString("PT0S")).toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }

  /** {@code andal alert oncall}. */
  @Command(
      name = "oncall",
      description = "Show who is on call now.",
      mixinStandardHelpOptions = true)
  static final class OnCallCommand extends ServerQuestion<JsonNode> {
    OnCallCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.get("alerts", "oncall"));
    }

    @Override
    void print(PrintStream out, JsonNode all) {
      TextTable table = new TextTable("SCHEDULE", "PERSON", "FROM", "UNTIL");
      for (JsonNode one : all) {
        table.add(
            one.path("schedule").asString(""),
            one.path("person").asString("nobody"),
            one.path("from").asString(""),
            one.path("until").asString(""));
      }
      table.print(out);
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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

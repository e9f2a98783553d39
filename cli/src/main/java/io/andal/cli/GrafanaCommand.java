package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal grafana publish} and {@code status}: what Andal writes into a Grafana. */
@Command(
    name = "grafana",
    description = "What Andal writes into a Grafana.",
    mixinStandardHelpOptions = true)
final class GrafanaCommand extends NeedsSubcommand {

  /** {@code andal grafana publish}. */
  @Command(
      name = "publish",
      description = "Write all dashboards again, and the annotations that wait, now.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:it arrived", "1:it didn't", "2:couldn't tell"})
  static final class PublishCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "NAME", description = "The DataSource.")
    private String name = "";

    PublishCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        return print(shell, output, api.send(Request.post("sources", name, "publish")));
      }
    }
  }

  /** {@code andal grafana status}. */
  @Command(
      name = "status",
      description = "Say whether what Andal writes there arrives, and if not, why.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:it arrives", "1:it doesn't", "2:couldn't tell"})
  static final class StatusCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "NAME", description = "The DataSource.")
    private String name = "";

    StatusCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        return print(shell, output, api.send(Request.get("sources", name, "publishing")));
      }
    }
  }

  private static int print(Shell shell, TextOrJson output, JsonNode publishing) {
    boolean fails = false;
    TextTable table = new TextTable("WHAT", "LAST SUCCESS", "WAITING", "FAILURE");
    for (String what : new String[] {"annotations", "dashboards"}) {
      JsonNode part = publishing.path(what);
      if (part.isObject()) {
        JsonNode failure = part.path("failure");
        fails |= failure.isObject();
        table.add(
            what,
            part.path("lastSuccess").asString("-"),
            String.valueOf(part.path("waiting").asLong(0)),
            failure.isObject()
                ? failure.path("message").asString("") + " " + failure.path("remedy").asString("")
                : "-");
      }
    }
    if (output.json()) {
      Json.print(shell.out(), publishing);
    } else {
      table.print(shell.out());
    }
    return fails ? CommandException.NO : 0;
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal alert silence}. */
@Command(
    name = "silence",
    description = "Tell nobody of some alerts for a while.",
    mixinStandardHelpOptions = true)
final class SilenceCommand implements CommandBody {
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

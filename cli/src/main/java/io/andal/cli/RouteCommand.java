package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code andal alert route}. */
@Command(
    name = "route",
    description = "Show who would hear of an alert, and why.",
    mixinStandardHelpOptions = true)
final class RouteCommand implements CommandBody {
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
                    to.path("address").asString("") + " over " + to.path("channel").asString("")));
    return told.isEmpty() ? "nobody" : String.join(", ", told);
  }

  private static String length(JsonNode iso) {
    return Duration.parse(iso.asString("PT0S")).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}

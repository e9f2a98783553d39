package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.FleetTargetReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal fleet target}. */
@Command(
    name = "target",
    description = "Show how many devices meet their own target, and the worst of those that don't.",
    mixinStandardHelpOptions = true)
final class FleetTargetCommand extends ServerQuestion<Map<String, JsonNode>> {
  @Parameters(paramLabel = "FLEET", description = "The name of the fleet.")
  private String fleet = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many devices, 1 to 1000. Default: 20.")
  private int most = 20;

  FleetTargetCommand(Shell shell) {
    super(shell);
  }

  @Override
  Map<String, JsonNode> ask(Api api) throws InterruptedException {
    Map<String, JsonNode> answer = new LinkedHashMap<>();
    answer.put("target", api.send(Request.get("fleets", fleet, "target")));
    answer.put(
        "missed",
        api.send(
                Request.get("fleets", fleet, "target", "missed")
                    .with("limit", String.valueOf(most)))
            .path("items"));
    return answer;
  }

  @Override
  void print(PrintStream out, Map<String, JsonNode> answer) {
    answer.forEach(
        (name, node) -> {
          if (name.equals("target")) {
            FleetTargetReport.printShare(out, node);
          } else {
            FleetTargetReport.printMissed(out, node);
          }
        });
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.FleetReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal fleet token}, {@code tokens} and {@code revoke}: who may speak for a device. */
final class FleetTokenCommands {
  private FleetTokenCommands() {}

  /** Asks something about one device. */
  abstract static class DeviceQuestion<T> extends ServerQuestion<T> {
    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    String fleet = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of the device.")
    String device = "";

    DeviceQuestion(Shell shell) {
      super(shell);
    }
  }

  /** {@code andal fleet token}. */
  @Command(
      name = "token",
      description = "Make a token by which one device speaks for itself; it is shown once.",
      mixinStandardHelpOptions = true)
  static final class CreateCommand extends DeviceQuestion<JsonNode> {
    CreateCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.post("fleets", fleet, "devices", device, "tokens").json("{}"));
    }

    @Override
    void print(PrintStream out, JsonNode token) {
      out.println(token.path("token").asString(""));
    }
  }

  /** {@code andal fleet tokens}. */
  @Command(
      name = "tokens",
      description = "Show the tokens of a device, without their secrets.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends DeviceQuestion<List<JsonNode>> {
    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("fleets", fleet, "devices", device, "tokens"));
    }

    @Override
    void print(PrintStream out, List<JsonNode> tokens) {
      FleetReport.printTokens(out, tokens);
    }
  }

  /** {@code andal fleet revoke}. */
  @Command(
      name = "revoke",
      description = "Revoke a token of a device, and end its connection to the embedded broker.",
      mixinStandardHelpOptions = true)
  static final class RevokeCommand extends DeviceQuestion<Map<String, String>> {
    @Parameters(index = "2", paramLabel = "ID", description = "The id of the token.")
    private String id = "";

    RevokeCommand(Shell shell) {
      super(shell);
    }

    @Override
    Map<String, String> ask(Api api) throws InterruptedException {
      var _ = api.send(Request.delete("fleets", fleet, "devices", device, "tokens", id));
      return Map.of("revoked", id);
    }

    @Override
    void print(PrintStream out, Map<String, String> answer) {
      out.println("Revoked.");
    }
  }
}

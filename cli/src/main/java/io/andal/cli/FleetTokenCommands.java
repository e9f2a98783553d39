package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.FleetReport;
import io.andal.cli.report.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal fleet token}, {@code tokens} and {@code revoke}: who may speak for a device. */
final class FleetTokenCommands {
  private FleetTokenCommands() {}

  /** {@code andal fleet token}. */
  @Command(
      name = "token",
      description = "Make a token by which one device speaks for itself; it is shown once.",
      mixinStandardHelpOptions = true)
  static final class CreateCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of the device.")
    private String device = "";

    CreateCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        JsonNode token =
            api.send(Request.post("fleets", fleet, "devices", device, "tokens").json("{}"));
        if (output.json()) {
          Json.print(shell.out(), token);
        } else {
          shell.out().println(token.path("token").asString(""));
        }
      }
    }
  }

  /** {@code andal fleet tokens}. */
  @Command(
      name = "tokens",
      description = "Show the tokens of a device, without their secrets.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of the device.")
    private String device = "";

    ListCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        List<JsonNode> tokens = api.list(Request.get("fleets", fleet, "devices", device, "tokens"));
        if (output.json()) {
          Json.print(shell.out(), tokens);
        } else {
          FleetReport.printTokens(shell.out(), tokens);
        }
      }
    }
  }

  /** {@code andal fleet revoke}. */
  @Command(
      name = "revoke",
      description = "Revoke a token of a device, and end its connection to the embedded broker.",
      mixinStandardHelpOptions = true)
  static final class RevokeCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The id of the device.")
    private String device = "";

    @Parameters(index = "2", paramLabel = "ID", description = "The id of the token.")
    private String id = "";

    RevokeCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (Api api = server.connect(shell)) {
        var _ = api.send(Request.delete("fleets", fleet, "devices", device, "tokens", id));
        if (output.json()) {
          Json.print(shell.out(), Map.of("revoked", id));
        } else {
          shell.out().println("Revoked.");
        }
      }
    }
  }
}

package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.FleetReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal fleet}: devices, and whether they are there. */
@Command(name = "fleet", description = "Fleets of devices.", mixinStandardHelpOptions = true)
final class FleetCommand extends NeedsSubcommand {

  /** {@code andal fleet list}. */
  @Command(
      name = "list",
      description = "Show all fleets and how many of their devices are online.",
      mixinStandardHelpOptions = true)
  static final class ListCommand extends ServerQuestion<List<JsonNode>> {
    ListCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      return api.list(Request.get("fleets"));
    }

    @Override
    void print(PrintStream out, List<JsonNode> fleets) {
      FleetReport.printList(out, fleets);
    }
  }

  /** {@code andal fleet show}. */
  @Command(
      name = "show",
      description = "Show a fleet, or one of its devices: presence, clock, last values, changes.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand extends ServerQuestion<JsonNode> {
    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "DEVICE",
        description = "The id of a device.")
    private Optional<String> device = Optional.empty();

    ShowCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(
          device.isPresent()
              ? Request.get("fleets", fleet, "devices", device.get())
              : Request.get("fleets", fleet));
    }

    @Override
    void print(PrintStream out, JsonNode answer) {
      if (device.isPresent()) {
        FleetReport.printDevice(out, answer);
      } else {
        FleetReport.printList(out, List.of(answer));
      }
    }
  }

  /** {@code andal fleet devices}. */
  @Command(
      name = "devices",
      description = "Show devices of a fleet, by id.",
      mixinStandardHelpOptions = true)
  static final class DevicesCommand extends ServerQuestion<List<JsonNode>> {
    private static final int PAGE = 1_000;

    @Parameters(paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Option(
        names = "--presence",
        paramLabel = "WORD",
        description = "online, offline, unknown or never-seen.")
    private Optional<String> presence = Optional.empty();

    @Option(
        names = "--state",
        paramLabel = "WORD",
        description = "commissioned, in-service, maintenance or retired.")
    private Optional<String> state = Optional.empty();

    @Option(
        names = "--most",
        paramLabel = "N",
        defaultValue = "200",
        description = "How many at most. Default: 200.")
    private int most = 200;

    DevicesCommand(Shell shell) {
      super(shell);
    }

    @Override
    List<JsonNode> ask(Api api) throws InterruptedException {
      List<JsonNode> devices = new ArrayList<>();
      String cursor = "";
      do {
        int left = Math.clamp((long) most - devices.size(), 1, PAGE);
        JsonNode page =
            api.send(
                Request.get("fleets", fleet, "devices")
                    .with("presence", presence.orElse(""))
                    .with("state", state.orElse(""))
                    .with("limit", String.valueOf(left))
                    .with("cursor", cursor));
        page.path("items").forEach(devices::add);
        cursor = page.path("next").asString("");
      } while (!cursor.isEmpty() && devices.size() < most);
      return devices;
    }

    @Override
    void print(PrintStream out, List<JsonNode> devices) {
      FleetReport.printDevices(out, devices);
    }
  }

  /** {@code andal fleet try}. */
  @Command(
      name = "try",
      description = "Show what a captured message means by a fleet's mapping; counts nothing.",
      mixinStandardHelpOptions = true)
  static final class TryCommand extends ServerQuestion<JsonNode> {
    private static final int LARGEST = 128 * 1024;

    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A payload; - for standard input.")
    private String file = "";

    @Option(
        names = "--topic",
        paramLabel = "TOPIC",
        description = "The topic of a message at a broker.")
    private String topic = "";

    @Option(
        names = "--encoding",
        paramLabel = "WORD",
        description = "How FILE is written: raw, hex or base64. Default: raw.")
    private String encoding = "raw";

    TryCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      boolean raw = encoding.equals("raw");
      String text =
          raw
              ? Base64.getEncoder().encodeToString(message())
              : new String(message(), StandardCharsets.UTF_8);
      return api.send(
          Request.post("fleets", fleet, "try")
              .with("topic", topic)
              .with("encoding", raw ? "base64" : encoding)
              .json(text));
    }

    @Override
    void print(PrintStream out, JsonNode answer) {
      FleetReport.printTried(out, answer);
    }

    private byte[] message() {
      try (InputStream in =
          file.equals("-") ? shell.in() : Files.newInputStream(shell.resolve(file))) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw CommandException.couldNot(file + " is larger than 128 KiB; a message is small");
        }
        return bytes;
      } catch (IOException e) {
        throw CommandException.couldNot(file + " can't be read: " + e.getMessage());
      }
    }
  }
}

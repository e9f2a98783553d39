package io.andal.cli;

import io.andal.cli.FleetTokenCommands.DeviceQuestion;
import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.DeviceListReport;
import io.andal.cli.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Commands that keep the list of a fleet's devices. */
final class FleetListCommands {
  private FleetListCommands() {}

  /** {@code andal fleet import}. */
  @Command(
      name = "import",
      description = "Add and change devices from a CSV file: all of them or none.",
      mixinStandardHelpOptions = true)
  static final class ImportCommand extends ServerQuestion<JsonNode> {
    private static final int LARGEST = 16 << 20;

    @Parameters(index = "0", paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "CSV whose first line is such as id,state,until,site; - for standard input.")
    private String file = "";

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    ImportCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      try {
        return api.send(
            Request.post("fleets", fleet, "devices")
                .with("dryRun", dryRun ? "true" : "")
                .body("text/csv;charset=UTF-8", text()));
      } catch (ApiException e) {
        if (e.problems().isEmpty()) {
          throw e;
        }
        e.problems().stream().map(DeviceListReport::problem).forEach(shell.err()::println);
        throw CommandException.no(file + ": no device was changed");
      }
    }

    @Override
    void print(PrintStream out, JsonNode outcome) {
      DeviceListReport.print(out, outcome);
    }

    private String text() {
      try (InputStream in =
          file.equals("-") ? shell.in() : Files.newInputStream(shell.resolve(file))) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw CommandException.couldNot(file + " is larger than 16 MiB; split it");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw CommandException.couldNot(file + " can't be read: " + e.getMessage());
      }
    }
  }

  /** {@code andal fleet export}. */
  @Command(
      name = "export",
      description = "Print all devices of a fleet as CSV, as 'andal fleet import' reads it.",
      mixinStandardHelpOptions = true)
  static final class ExportCommand implements CommandBody {
    private static final String PAGE = "1000";

    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "FLEET", description = "The name of the fleet.")
    private String fleet = "";

    ExportCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      Request devices = Request.get("fleets", fleet, "devices");
      try (Api api = server.connect(shell)) {
        if (output.json()) {
          Json.print(shell.out(), api.list(devices.with("limit", PAGE)));
        } else {
          shell.out().print(api.csv(devices));
        }
      }
    }
  }

  /** {@code andal fleet set}. */
  @Command(
      name = "set",
      description =
          "Say where a device is in its life, and what is known of it; add it if it is new.",
      mixinStandardHelpOptions = true)
  static final class SetCommand extends DeviceQuestion<JsonNode> {
    @Option(
        names = {"--life", "--state"},
        paramLabel = "WORD",
        description = "commissioned, in-service, maintenance or retired.")
    private Optional<String> life = Optional.empty();

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description =
            "When it goes into service by itself, such as 2026-12-24T22:00:00+07:00; never.")
    private Optional<String> until = Optional.empty();

    @Option(
        names = "--attribute",
        paramLabel = "NAME=VALUE",
        description = "An attribute; without a value it is taken away. May be repeated.")
    private List<String> attributes = List.of();

    SetCommand(Shell shell) {
      super(shell);
    }

    @Override
    JsonNode ask(Api api) throws InterruptedException {
      return api.send(Request.put("fleets", fleet, "devices", device).json(Json.compact(said())));
    }

    private Map<String, Object> said() {
      Map<String, Object> said = new LinkedHashMap<>();
      life.ifPresent(word -> said.put("state", word));
      until.ifPresent(time -> said.put("until", time.equals("never") ? null : time));
      Map<String, String> pairs = new LinkedHashMap<>();
      for (String attribute : attributes) {
        int middle = attribute.indexOf('=');
        if (middle < 1) {
          throw CommandException.couldNot(
              "'%s' is no attribute; write one such as site=north".formatted(attribute));
        }
        pairs.put(attribute.substring(0, middle), attribute.substring(middle + 1));
      }
      if (!pairs.isEmpty()) {
        said.put("attributes", pairs);
      }
      if (said.isEmpty()) {
        throw CommandException.couldNot("say what to change: --life, --until or --attribute");
      }
      return said;
    }

    @Override
    void print(PrintStream out, JsonNode device) {
      DeviceListReport.printStatus(out, device);
    }
  }

  /** {@code andal fleet remove}. */
  @Command(
      name = "remove",
      description = "Forget a device and end its tokens.",
      mixinStandardHelpOptions = true)
  static final class RemoveCommand extends DeviceQuestion<Map<String, String>> {
    RemoveCommand(Shell shell) {
      super(shell);
    }

    @Override
    Map<String, String> ask(Api api) throws InterruptedException {
      var _ = api.send(Request.delete("fleets", fleet, "devices", device));
      return Map.of("removed", device);
    }

    @Override
    void print(PrintStream out, Map<String, String> answer) {
      out.println("Forgotten.");
    }
  }
}

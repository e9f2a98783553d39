package io.andal.cli;

import io.andal.cli.FleetTokenCommands.DeviceQuestion;
import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code andal fleet command}. */
@Command(
    name = "command",
    description = "Send a command to a device that is connected to the embedded broker.",
    mixinStandardHelpOptions = true)
final class FleetSendCommand extends DeviceQuestion<JsonNode> {
  @Option(
      names = "--payload",
      paramLabel = "TEXT",
      required = true,
      description = "What the device is sent: a JSON object, which gets an id, or any other text.")
  private String payload = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "By which the answer is known. Default: the payload's, or a new one.")
  private String id = "";

  FleetSendCommand(Shell shell) {
    super(shell);
  }

  @Override
  JsonNode ask(Api api) throws InterruptedException {
    ObjectNode order = JsonMapper.shared().createObjectNode();
    order.set("payload", payload());
    if (!id.isEmpty()) {
      order.put("id", id);
    }
    return api.send(
        Request.post("fleets", fleet, "devices", device, "commands").json(order.toString()));
  }

  private JsonNode payload() {
    try {
      JsonNode read = JsonMapper.shared().readTree(payload);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException e) {
      // It is a text.
    }
    return JsonMapper.shared().getNodeFactory().stringNode(payload);
  }

  @Override
  void print(PrintStream out, JsonNode sent) {
    out.println(
        "Sent to %s as %s at %s; its answer is waited for."
            .formatted(
                sent.path("topic").asString(""),
                sent.path("id").asString(""),
                sent.path("sentAt").asString("")));
  }
}

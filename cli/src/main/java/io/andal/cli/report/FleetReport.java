package io.andal.cli.report;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Fleets and devices, for terminals. */
public final class FleetReport {
  private FleetReport() {}

  public static void printList(PrintStream out, List<JsonNode> fleets) {
    TextTable table =
        new TextTable("NAME", "DEVICES", "ONLINE", "OFFLINE", "UNKNOWN", "NEVER SEEN", "INTERVAL");
    for (JsonNode fleet : fleets) {
      JsonNode presence = fleet.path("presence");
      table.add(
          text(fleet, "name"),
          String.valueOf(fleet.path("devices").asInt()),
          String.valueOf(presence.path("online").asInt()),
          String.valueOf(presence.path("offline").asInt()),
          String.valueOf(presence.path("unknown").asInt()),
          String.valueOf(presence.path("never-seen").asInt()),
          fleet.path("intervalSeconds").asLong() + "s");
    }
    table.print(out);
    printCommands(out, fleets);
    for (JsonNode fleet : fleets) {
      JsonNode link = fleet.path("link");
      if (link.isObject() && !link.path("connected").asBoolean()) {
        out.println();
        out.println(
            "%s doesn't hear its broker %s since %s: %s"
                .formatted(
                    text(fleet, "name"),
                    text(link, "broker"),
                    link.path("since").asString("the start"),
                    link.path("trouble").asString("it hasn't answered yet")));
      }
    }
  }

  private static void printCommands(PrintStream out, List<JsonNode> fleets) {
    for (JsonNode fleet : fleets) {
      JsonNode commands = fleet.path("commands");
      long dropped = commands.path("dropped").asLong();
      if (commands.path("counted").asInt() + commands.path("pending").asInt() + dropped > 0) {
        out.println();
        out.println(
            "%s: commands in the last hour: %d, answered well: %d, waiting: %d%s"
                .formatted(
                    text(fleet, "name"),
                    commands.path("counted").asInt(),
                    commands.path("succeeded").asInt(),
                    commands.path("pending").asInt(),
                    dropped == 0 ? "" : ", events dropped: " + dropped));
      }
    }
  }

  public static void printDevices(PrintStream out, List<JsonNode> devices) {
    TextTable table = new TextTable("ID", "STATE", "PRESENCE", "SINCE", "LAST SEEN", "ATTRIBUTES");
    for (JsonNode device : devices) {
      table.add(
          text(device, "id"),
          text(device, "state"),
          presence(device),
          device.path("since").asString("-"),
          device.path("lastSeen").asString("-"),
          pairs(device.path("attributes")));
    }
    table.print(out);
  }

  public static void printTokens(PrintStream out, List<JsonNode> tokens) {
    TextTable table = new TextTable("ID", "MADE", "BY", "REVOKED");
    for (JsonNode token : tokens) {
      table.add(
          text(token, "id"),
          text(token, "createdAt"),
          text(token, "createdBy"),
          token.path("revokedAt").asString("-"));
    }
    table.print(out);
  }

  public static void printDevice(PrintStream out, JsonNode device) {
    out.println(text(device, "id") + ": " + presence(device));
    out.println();
    String until = device.path("until").asString("");
    line(out, "State", text(device, "state") + (until.isEmpty() ? "" : " until " + until));
    line(out, "Since", device.path("since").asString("-"));
    line(out, "Last seen", device.path("lastSeen").asString("-"));
    line(out, "Clock", clock(device.path("clockBehindSeconds").asInt()));
    line(out, "Attributes", pairs(device.path("attributes")));
    line(out, "Values", pairs(device.path("values")));
    if (!device.path("changes").isEmpty()) {
      out.println();
      TextTable table = new TextTable("AT", "PRESENCE");
      for (JsonNode change : device.path("changes")) {
        table.add(text(change, "at"), presence(change));
      }
      table.print(out);
    }
  }

  public static void printTried(PrintStream out, JsonNode message) {
    line(out, "Device", text(message, "device"));
    if (message.path("connection").isString()) {
      line(out, "Connection", message.path("connection").asString(""));
      return;
    }
    if (message.path("command").isObject()) {
      printCommand(out, message.path("command"));
      return;
    }
    line(out, "Time", message.path("time").asString("that of receipt"));
    if (message.path("time").isString() && !message.path("time").equals(message.path("counted"))) {
      line(out, "Counts at", message.path("counted").asString(""));
    }
    line(
        out,
        "Sequence",
        message.path("sequence").isNumber() ? message.path("sequence").asString("") : "none");
    line(out, "Fault", message.path("fault").asBoolean() ? "yes" : "no");
    line(out, "Attributes", pairs(message.path("attributes")));
    line(out, "Values", pairs(message.path("values")));
  }

  private static void printCommand(PrintStream out, JsonNode command) {
    line(out, "Command", text(command, "id"));
    if (command.path("sentAt").isString()) {
      line(out, "Sent", text(command, "sentAt"));
    }
    if (command.path("answeredAt").isString()) {
      line(out, "Answer", command.path("ok").asBoolean() ? "good" : "bad");
    }
  }

  private static String presence(JsonNode device) {
    String reason = device.path("reason").asString("");
    return text(device, "presence")
        + (reason.isEmpty() || reason.equals("none") ? "" : " (" + reason + ")")
        + (device.path("flapping").asBoolean() ? ", flapping" : "");
  }

  private static String clock(int behind) {
    return behind == 0 ? "right" : behind > 0 ? behind + " s behind" : -behind + " s ahead";
  }

  private static void line(PrintStream out, String name, String value) {
    out.println("  %-11s %s".formatted(name, value));
  }

  static String pairs(JsonNode node) {
    StringBuilder text = new StringBuilder();
    node.properties()
        .forEach(
            entry ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(entry.getKey())
                    .append('=')
                    .append(entry.getValue().asString("")));
    return text.isEmpty() ? "-" : text.toString();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}

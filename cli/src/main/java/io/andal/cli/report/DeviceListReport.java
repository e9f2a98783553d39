package io.andal.cli.report;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints what became of the list of a fleet's devices. */
public final class DeviceListReport {
  private static final int SHOWN = 20;

  private DeviceListReport() {}

  /** What was changed, or would be. */
  public static void print(PrintStream out, JsonNode outcome) {
    int added = outcome.path("added").asInt();
    int changed = outcome.path("changed").asInt();
    TextTable table = new TextTable("DEVICE", "NOW", "THEN");
    int shown = 0;
    for (JsonNode change : outcome.path("changes")) {
      if (shown++ < SHOWN) {
        table.add(
            change.path("id").asString(""),
            change.path("before").isObject() ? status(change.path("before")) : "not known",
            status(change.path("after")));
      }
    }
    if (shown > 0) {
      table.print(out);
      if (added + changed > SHOWN) {
        out.println("and %d more".formatted(added + changed - SHOWN));
      }
      out.println();
    }
    out.println(
        (outcome.path("dryRun").asBoolean()
                ? "would add %d, change %d, leave %d"
                : "%d added, %d changed, %d left as they were")
            .formatted(added, changed, outcome.path("unchanged").asInt()));
  }

  /** How one device is now. */
  public static void printStatus(PrintStream out, JsonNode device) {
    out.println(device.path("id").asString("") + ": " + status(device));
  }

  /** One problem on a line. */
  public static String problem(JsonNode problem) {
    String place = problem.path("place").asString("");
    return (place.isEmpty() ? "" : place + ": ") + problem.path("message").asString("");
  }

  private static String status(JsonNode status) {
    String until = status.path("until").asString("");
    String attributes =
        status.path("attributes").properties().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue().asString(""))
            .collect(Collectors.joining(", "));
    return status.path("state").asString("")
        + (until.isEmpty() ? "" : " until " + until)
        + (attributes.isEmpty() ? "" : ", " + attributes);
  }
}

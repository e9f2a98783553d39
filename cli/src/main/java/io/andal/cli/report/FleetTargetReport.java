package io.andal.cli.report;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Prints how many devices meet their own target. */
public final class FleetTargetReport {
  private FleetTargetReport() {}

  /** All of them, and group by group. */
  public static void printShare(PrintStream out, JsonNode target) {
    if (!target.path("until").isString()) {
      out.println(
          "no device was in service for a whole hour yet; the target is "
              + percent(target.path("target")));
      return;
    }
    out.println(
        "%d of %d devices met %s over the 24 hours until %s"
            .formatted(
                target.path("meeting").asLong(),
                target.path("judged").asLong(),
                percent(target.path("target")),
                target.path("until").asString("")));
    if (target.path("groups").size() > 1) {
      out.println();
      TextTable table = new TextTable("GROUP", "SHARE", "MET", "DEVICES");
      for (JsonNode group : target.path("groups")) {
        table.add(
            pairs(group.path("attributes")),
            percent(group.path("share")),
            group.path("meeting").asString("0"),
            group.path("judged").asString("0"));
      }
      table.print(out);
    }
  }

  /** The worst devices. */
  public static void printMissed(PrintStream out, JsonNode devices) {
    if (devices.isEmpty()) {
      return;
    }
    out.println();
    TextTable table = new TextTable("ID", "AVAILABILITY", "PRESENCE", "ATTRIBUTES");
    for (JsonNode device : devices) {
      table.add(
          device.path("id").asString(""),
          percent(device.path("availability")),
          device.path("presence").asString(""),
          pairs(device.path("attributes")));
    }
    table.print(out);
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? String.format(Locale.ROOT, "%.3f %%", share.asDouble() * 100) : "-";
  }

  private static String pairs(JsonNode attributes) {
    return FleetReport.pairs(attributes);
  }
}

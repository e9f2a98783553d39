package io.andal.cli.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A replay for terminals: before and after, side by side. */
public final class ReplayReport {
  private ReplayReport() {}

  public static void print(PrintStream out, JsonNode replay) {
    JsonNode before = replay.path("before");
    JsonNode after = replay.path("after");
    out.printf(
        Locale.ROOT,
        "%s from %s to %s%n%n",
        replay.path("slo").asString(""),
        replay.path("from").asString(""),
        replay.path("to").asString(""));
    TextTable table = new TextTable("", "BEFORE", "AFTER");
    table.add("target", target(before), target(after));
    table.add("window", text(before, "window"), text(after, "window"));
    table.add("method", text(before, "budgetingMethod"), text(after, "budgetingMethod"));
    table.add("budget left", left(before), left(after));
    table.add("pages", text(before, "pages"), text(after, "pages"));
    table.add("other alerts", text(before, "tickets"), text(after, "tickets"));
    table.add("whole windows", windows(before), windows(after));
    table.add("missed windows", text(before, "missedWindows"), text(after, "missedWindows"));
    table.add("without budget", without(before), without(after));
    table.print(out);
    print(out, "before", before.path("alerts"));
    print(out, "after", after.path("alerts"));
  }

  private static void print(PrintStream out, String side, JsonNode alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    out.println();
    out.println("Alerts " + side + ":");
    TextTable table = new TextTable("FROM", "LASTED", "RULE", "SEVERITY", "CAUSE", "WORST BURN");
    for (JsonNode alert : alerts) {
      table.add(
          alert.path("from").asString(""),
          lasted(alert),
          alert.path("rule").asString(""),
          alert.path("severity").asString(""),
          alert.path("cause").asString(""),
          Figures.rate(alert.path("worstBurn")));
    }
    table.print(out);
  }

  private static String lasted(JsonNode alert) {
    Duration lasted =
        Duration.between(
            java.time.Instant.parse(alert.path("from").asString("")),
            java.time.Instant.parse(alert.path("to").asString("")));
    return Figures.window(lasted.toString()) + (alert.path("open").asBoolean(false) ? "+" : "");
  }

  private static String target(JsonNode side) {
    return Figures.percent(side.path("target"));
  }

  private static String left(JsonNode side) {
    return Figures.percent(side.path("remaining"));
  }

  private static String windows(JsonNode side) {
    return String.valueOf(side.path("windows").size());
  }

  private static String without(JsonNode side) {
    return side.path("judgedMinutes").asInt(0) == 0
        ? "-"
        : Figures.window(Duration.ofMinutes(side.path("exhaustedMinutes").asLong(0)).toString());
  }

  private static String text(JsonNode side, String field) {
    return side.path(field).asString("-");
  }
}

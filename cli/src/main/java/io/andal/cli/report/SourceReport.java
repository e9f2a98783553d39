package io.andal.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Data sources and what was found at them, for terminals. */
public final class SourceReport {
  private static final int NAMED = 5;

  private SourceReport() {}

  public static void printHealth(PrintStream out, List<JsonNode> sources) {
    TextTable table =
        new TextTable("NAME", "TYPE", "STATE", "LAST SUCCESS", "IDENTITY", "LAST FAILURE");
    for (JsonNode source : sources) {
      JsonNode failure = source.path("lastFailure");
      table.add(
          text(source, "name"),
          text(source, "type"),
          text(source, "state"),
          source.path("lastSuccess").asString("-"),
          text(source, "identity"),
          failure.isObject() ? text(failure, "message") + " " + text(failure, "remedy") : "-");
    }
    table.print(out);
  }

  public static void printCheck(PrintStream out, JsonNode check) {
    String type = text(check, "type");
    out.println(
        String.format(
            Locale.ROOT,
            "%s%s: %s (%.1f s)",
            text(check, "source"),
            type.isEmpty() ? "" : " (" + type + ")",
            text(check, "state"),
            check.path("millis").asLong() / 1_000.0));
    for (JsonNode item : check.path("items")) {
      out.println();
      out.println(
          "  %-10s %-11s%s"
              .formatted(text(item, "state"), text(item, "topic"), text(item, "found")));
      if (!text(item, "remedy").isEmpty()) {
        out.println(" ".repeat(24) + text(item, "remedy"));
      }
      if (!item.path("slos").isEmpty()) {
        out.println(" ".repeat(24) + named(item.path("slos")));
      }
    }
  }

  private static String named(JsonNode slos) {
    List<String> names = slos.values().stream().map(one -> one.asString("")).toList();
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED))
            + " and %d more".formatted(names.size() - NAMED);
  }

  public static void printSuggestions(PrintStream out, List<JsonNode> suggestions) {
    TextTable table = new TextTable("ID", "SERVICE", "WHAT", "EVIDENCE", "SLO");
    for (JsonNode one : suggestions) {
      table.add(
          text(one, "id"),
          text(one, "service"),
          text(one, "title"),
          orDash(text(one, "evidence")),
          one.path("slo").asString("-"));
    }
    table.print(out);
  }

  public static void printSlos(PrintStream out, List<JsonNode> slos) {
    TextTable table =
        new TextTable("ID", "NAME", "TARGET", "WINDOW", "ITS SLI", "OURS", "DIFFERENCE", "SLO");
    List<String> remarks = new ArrayList<>();
    for (JsonNode slo : slos) {
      for (JsonNode objective : slo.path("objectives")) {
        JsonNode ours = objective.path("andal");
        table.add(
            text(slo, "id"),
            text(slo, "name"),
            percent(objective.path("target")),
            text(objective, "window"),
            percent(objective.path("verdict").path("sli")),
            percent(ours.path("sli")),
            points(ours.path("difference")),
            ours.path("slo").asString("-"));
      }
      if (!text(slo, "obstacle").isEmpty()) {
        remarks.add("%s can't be taken over: %s".formatted(text(slo, "id"), text(slo, "obstacle")));
      }
      slo.path("losses").forEach(loss -> remarks.add(text(slo, "id") + ": " + loss.asString("")));
    }
    table.print(out);
    if (!remarks.isEmpty()) {
      out.println();
      remarks.forEach(out::println);
    }
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? String.format(Locale.ROOT, "%.3f %%", share.asDouble() * 100) : "-";
  }

  private static String points(JsonNode difference) {
    return difference.isNumber()
        ? String.format(Locale.ROOT, "%+.3f", difference.asDouble() * 100)
        : "-";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}

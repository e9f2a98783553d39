package io.andal.cli.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** APIs, their versions and traffic, and catalogs, for terminals. */
public final class ApiReport {
  private ApiReport() {}

  public static void printList(PrintStream out, List<JsonNode> apis) {
    TextTable table =
        new TextTable("ID", "TITLE", "OWNER", "LIFECYCLE", "VERSION", "FINDINGS", "MATCHES");
    for (JsonNode api : apis) {
      table.add(
          text(api, "id"),
          cut(text(api, "title")),
          api.path("owner").path("reference").asString("nobody"),
          text(api, "lifecycle"),
          (api.path("format").asString("-") + " " + api.path("latest").asString("")).strip(),
          String.valueOf(api.path("findings").asInt()),
          joined(api.path("matches")));
    }
    table.print(out);
  }

  public static void printOne(PrintStream out, JsonNode api) {
    out.println(text(api, "id") + ": " + cut(text(api, "title")));
    line(out, "lifecycle", text(api, "lifecycle"));
    line(out, "sunset", text(api, "sunset"));
    line(
        out,
        "version",
        (api.path("format").asString("") + " " + api.path("latest").asString("")).strip());
    line(out, "operations", String.valueOf(api.path("operations").asInt()));
    line(out, "findings", String.valueOf(api.path("findings").asInt()));
    line(out, "tier", text(api, "tier"));
    line(out, "system", text(api, "system"));
    line(out, "tags", joined(api.path("tags")));
    line(out, "service", text(api, "service"));
    JsonNode owner = api.path("owner");
    line(
        out,
        "owner",
        owner
            .path("reference")
            .asString("nobody since " + owner.path("unownedSince").asString("?")));
    for (JsonNode step : owner.path("steps")) {
      out.println(
          "    %-12s%s %s"
              .formatted(text(step, "rule"), text(step, "outcome"), cut(text(step, "said")))
              .stripTrailing());
    }
    for (JsonNode place : api.path("places")) {
      line(out, "found", text(place, "catalog") + " " + cut(text(place, "key")));
      place.path("evidence").forEach(one -> out.println("    " + cut(one.asString(""))));
    }
    for (JsonNode one : api.path("deployments")) {
      line(
          out,
          "runs",
          "%s in %s at %s"
              .formatted(
                  text(one, "version"), text(one, "environment"), cut(text(one, "address"))));
    }
  }

  public static void printVersions(PrintStream out, JsonNode versions) {
    TextTable table =
        new TextTable(
            "VERSION", "LIFECYCLE", "SEEN", "BREAKING", "DANGEROUS", "SAFE", "BY", "FROM");
    for (JsonNode version : versions) {
      table.add(
          cut(text(version, "name")) + (version.path("broken").asBoolean() ? " (broken)" : ""),
          text(version, "lifecycle"),
          text(version, "seen"),
          String.valueOf(version.path("breaking").asInt()),
          String.valueOf(version.path("dangerous").asInt()),
          String.valueOf(version.path("safe").asInt()),
          orDash(text(version, "author")),
          text(version, "catalog"));
    }
    table.print(out);
  }

  public static void printChanges(PrintStream out, JsonNode changes) {
    out.println(
        "%s -> %s: %d breaking, %d dangerous, %d safe"
            .formatted(
                text(changes, "from"),
                text(changes, "to"),
                changes.path("breaking").asInt(),
                changes.path("dangerous").asInt(),
                changes.path("safe").asInt()));
    for (JsonNode change : changes.path("items")) {
      out.println();
      out.println(
          "  %-10s %s  [%s]"
              .formatted(
                  text(change, "level"), cut(text(change, "operation")), text(change, "id")));
      out.println("             " + text(change, "text"));
      out.println("             " + text(change, "place"));
    }
  }

  public static void printFindings(PrintStream out, JsonNode findings) {
    for (JsonNode finding : findings) {
      out.println(
          "%-8s %s %s"
              .formatted(
                  text(finding, "severity"), text(finding, "rule"), cut(text(finding, "subject")))
              .stripTrailing());
      out.println("         " + text(finding, "message"));
      if (!text(finding, "remedy").isEmpty()) {
        out.println("         " + text(finding, "remedy"));
      }
    }
  }

  public static void printConsumers(PrintStream out, JsonNode consumers) {
    TextTable table = new TextTable("CLIENT", "VERSION", "REQUESTS", "LAST", "OPERATIONS");
    for (JsonNode consumer : consumers) {
      table.add(
          orDash(cut(text(consumer, "client"))),
          orDash(cut(text(consumer, "version"))),
          String.valueOf(consumer.path("requests").asLong()),
          text(consumer, "last"),
          String.valueOf(consumer.path("operations").size()));
    }
    table.print(out);
  }

  public static void printTraffic(PrintStream out, JsonNode seen) {
    TextTable table =
        new TextTable("OPERATION", "DESCRIBED", "REQUESTS", "FAILED", "LAST", "NOT DESCRIBED");
    for (JsonNode one : seen.path("operations")) {
      long requests = one.path("requests").asLong();
      double failed = requests == 0 ? 0 : 100.0 * one.path("failures").asLong() / requests;
      table.add(
          cut(text(one, "key")),
          one.path("documented").asBoolean() ? "yes" : "no",
          String.valueOf(requests),
          String.format(Locale.ROOT, "%.2f %%", failed),
          text(one, "last"),
          orDash(undocumented(one.path("undocumented"))));
    }
    table.print(out);
  }

  public static void printCatalogs(PrintStream out, List<JsonNode> catalogs) {
    TextTable table =
        new TextTable(
            "CATALOG", "TYPE", "APIS", "STATE", "LAST", "NEW", "CHANGED", "GONE", "TROUBLE");
    for (JsonNode catalog : catalogs) {
      JsonNode running = catalog.path("running");
      JsonNode last = catalog.path("last");
      JsonNode failure = last.path("failure");
      table.add(
          text(catalog, "name"),
          text(catalog, "type"),
          String.valueOf(catalog.path("apis").asInt()),
          running.isObject()
              ? "running %d/%d"
                  .formatted(running.path("done").asInt(), running.path("total").asInt())
              : last.path("state").asString("not scanned"),
          last.path("ended").asString("-"),
          String.valueOf(last.path("added").asInt()),
          String.valueOf(last.path("changed").asInt()),
          String.valueOf(last.path("gone").asInt()),
          failure.isObject() ? text(failure, "message") + " " + text(failure, "remedy") : "-");
    }
    table.print(out);
  }

  private static String undocumented(JsonNode list) {
    return String.join(
        ", ",
        list.values().stream()
            .map(one -> text(one, "what") + " " + cut(text(one, "value")))
            .toList());
  }

  private static void line(PrintStream out, String name, String value) {
    if (!value.isEmpty()) {
      out.println("  %-12s%s".formatted(name, value));
    }
  }

  private static String joined(JsonNode list) {
    return cut(String.join(", ", list.values().stream().map(one -> one.asString("")).toList()));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** Names come from anywhere: none may fill the screen or move its cursor. */
  private static String cut(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= 100 ? plain : plain.substring(0, 99) + "…";
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("").replaceAll("\\p{Cntrl}", " ");
  }
}

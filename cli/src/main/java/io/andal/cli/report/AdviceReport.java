package io.andal.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Advice about targets for terminals. */
public final class AdviceReport {
  private AdviceReport() {}

  /** One SLO with all targets that were tried. */
  public static void print(PrintStream out, JsonNode advice) {
    out.printf(
        Locale.ROOT,
        "%s promises %s; history from %s to %s%n",
        advice.path("slo").asString(""),
        Figures.percent(advice.path("target")),
        advice.path("from").asString(""),
        advice.path("to").asString(""));
    JsonNode distribution = advice.path("distribution");
    if (distribution.isObject()) {
      out.printf(
          Locale.ROOT,
          "%s windows of %s reached %s to %s, median %s%n%n",
          distribution.path("windows").asString(""),
          distribution.path("window").asString(""),
          Figures.percent(distribution.path("min")),
          Figures.percent(distribution.path("max")),
          Figures.percent(distribution.path("median")));
      candidates(out, advice);
      out.println();
      out.println(recommended(advice));
    }
    for (JsonNode finding : advice.path("findings")) {
      out.println();
      out.println(line(finding));
      out.println("  " + finding.path("remedy").asString(""));
    }
  }

  private static void candidates(PrintStream out, JsonNode advice) {
    TextTable table =
        new TextTable("TARGET", "REACHED", "PAGES/30D", "OTHERS/30D", "BAD ALLOWED", "AGAINST IT");
    for (JsonNode candidate : advice.path("candidates")) {
      List<String> against = new ArrayList<>();
      candidate.path("objections").forEach(o -> against.add(o.asString("").replace('-', ' ')));
      table.add(
          Figures.percent(candidate.path("target"))
              + (candidate.path("present").asBoolean(false) ? " *" : ""),
          Figures.percent(candidate.path("met")),
          Figures.rate(candidate.path("pagesPerMonth")),
          Figures.rate(candidate.path("ticketsPerMonth")),
          Figures.rate(candidate.path("budgetEvents")),
          against.isEmpty() ? "-" : String.join(", ", against));
    }
    table.print(out);
    out.println("* in force");
  }

  private static String recommended(JsonNode advice) {
    JsonNode target = advice.path("recommendation").path("target");
    return target.isNumber()
        ? "Recommended: " + Figures.percent(target)
        : "No target that was tried would be both realistic and measurable.";
  }

  /** All SLOs in short. */
  public static void printAll(PrintStream out, List<JsonNode> advices) {
    TextTable table = new TextTable("NAME", "TARGET", "RECOMMENDED", "FINDINGS");
    for (JsonNode advice : advices) {
      List<String> findings = new ArrayList<>();
      advice
          .path("findings")
          .forEach(
              finding ->
                  findings.add(
                      finding.path("severity").asString("")
                          + ":"
                          + finding.path("id").asString("")));
      table.add(
          advice.path("slo").asString(""),
          Figures.percent(advice.path("target")),
          Figures.percent(advice.path("recommendation").path("target")),
          findings.isEmpty() ? "-" : String.join(" ", findings));
    }
    table.print(out);
  }

  private static String line(JsonNode finding) {
    return "%s %s: %s"
        .formatted(
            finding.path("severity").asString(""),
            finding.path("id").asString(""),
            finding.path("explanation").asString(""));
  }

  /** Whether something can't be right. */
  public static boolean wrong(JsonNode advice) {
    for (JsonNode finding : advice.path("findings")) {
      if (finding.path("severity").asString("").equals("error")) {
        return true;
      }
    }
    return false;
  }
}

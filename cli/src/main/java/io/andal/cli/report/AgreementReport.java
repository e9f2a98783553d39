package io.andal.cli.report;

import java.io.PrintStream;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Agreements and their statements as terminals show them. */
public final class AgreementReport {
  private AgreementReport() {}

  /** A decimal text as percent; a dash where there is none. */
  public static String percent(JsonNode decimal) {
    String text = decimal.asString("");
    return text.isEmpty() ? "-" : text + " %";
  }

  /** What is owed: {@code EUR 420.00 (10 %)}. */
  public static String credit(JsonNode credit) {
    String reason = credit.path("reason").asString("");
    if (!reason.equals("owed") && !reason.equals("capped")) {
      return reason.isEmpty() ? "-" : reason.replace('-', ' ');
    }
    String amount = credit.path("amount").asString("");
    String percent = percent(credit.path("percent"));
    return amount.isEmpty()
        ? percent
        : credit.path("currency").asString("") + " " + amount + " (" + percent + ")";
  }

  /** One agreement with its periods. */
  public static void print(PrintStream out, JsonNode agreement, JsonNode periods) {
    out.printf(
        "%s for %s: %s by %s, %s%n",
        agreement.path("displayName").asString(""),
        agreement.path("customer").path("displayName").asString(""),
        percent(agreement.path("commitment")),
        agreement.path("period").asString(""),
        agreement.path("timeZone").asString(""));
    agreement
        .path("findings")
        .forEach(
            finding ->
                out.printf(
                    "Looser than promised: SLO %s is content with %s.%n",
                    finding.path("slo").asString(""), Figures.percent(finding.path("target"))));
    JsonNode forecast = agreement.path("current").path("forecast");
    if (forecast.isObject()) {
      out.printf(
          "Forecast for %s: %s, %s%n",
          agreement.path("current").path("id").asString(""),
          percent(forecast.path("attained")),
          credit(forecast.path("credit")));
      forecast
          .path("bearable")
          .forEach(
              step ->
                  out.printf(
                      "  %s min of outage left of %s until below %s%n",
                      Math.max(0, step.path("minutes").asLong()),
                      step.path("allowed").asLong(),
                      percent(step.path("bound"))));
    }
    out.println();
    TextTable table = new TextTable("PERIOD", "ATTAINED", "KEPT", "OWED", "");
    for (JsonNode period : periods) {
      table.add(
          period.path("id").asString(""),
          percent(period.path("attained")),
          kept(period.path("kept")),
          credit(period.path("credit")),
          period.path("running").asBoolean(false) ? "running" : "");
    }
    table.print(out);
  }

  private static String kept(JsonNode kept) {
    return kept.isBoolean() ? kept.asBoolean() ? "yes" : "no" : "-";
  }

  /** One statement. */
  public static void printStatement(PrintStream out, JsonNode answer) {
    JsonNode statement = answer.path("statement");
    int revision = answer.path("revision").asInt(0);
    out.printf(
        "%s: %s, %s to %s (%s)%n",
        statement.path("customer").path("displayName").asString(""),
        statement.path("title").asString(""),
        statement.path("from").asString(""),
        statement.path("lastDay").asString(""),
        statement.path("zone").asString(""));
    out.println(
        revision == 0
            ? "Not issued."
            : "Issued, revision %d, %s, by %s.%s"
                .formatted(
                    revision,
                    answer.path("issuedAt").asString(""),
                    answer.path("issuedBy").asString(""),
                    answer.path("changedSince").asBoolean(false)
                        ? " Slices were corrected since."
                        : ""));
    out.printf(
        "Promised %s, attained %s%s%n",
        percent(statement.path("terms").path("commitment")),
        percent(statement.path("attained")),
        statement.path("exact").asString("").isEmpty()
            ? ""
            : " (" + statement.path("exact").asString("") + ")");
    out.println("Owed: " + credit(statement.path("owed")));
    for (JsonNode outage : statement.path("outages")) {
      out.printf(
          "  down %s to %s, %s %% failed%n",
          Instant.ofEpochSecond(outage.path("fromMinute").asLong() * 60),
          Instant.ofEpochSecond(outage.path("toMinute").asLong() * 60),
          outage.path("errorRate").asString(""));
    }
  }
}

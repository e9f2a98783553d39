package io.andal.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Why a release may or may not go out, as the log of a pipeline shows it. */
public final class GateReport {
  private GateReport() {}

  public static void print(PrintStream out, JsonNode decision) {
    String answer = decision.path("answer").asString("").toUpperCase(Locale.ROOT);
    out.println(
        "%s: %s (policy: %s)"
            .formatted(
                answer,
                sentence(answer, decision.path("subject").asString("")),
                decision.path("policy").asString("")));
    for (JsonNode reason : decision.path("reasons")) {
      JsonNode budget = reason.path("budget");
      out.println();
      out.println(
          "  %-8s%s"
              .formatted(
                  reason.path("answer").asString("").toUpperCase(Locale.ROOT),
                  reason.path("slo").asString("")));
      out.println("          " + reason.path("explanation").asString(""));
      out.println("          budget left " + Figures.percent(budget.path("remaining")));
      String rates = burnRates(budget.path("burnRates"));
      if (!rates.isEmpty()) {
        out.println("          burn rate   " + rates);
      }
    }
  }

  private static String sentence(String answer, String subject) {
    return switch (answer) {
      case "YES" -> subject + " may be released";
      case "NO" -> subject + " should not be released now";
      default -> "couldn't tell whether " + subject + " may be released";
    };
  }

  private static String burnRates(JsonNode rates) {
    List<String> words = new ArrayList<>();
    for (JsonNode rate : rates) {
      words.add(
          Figures.window(rate.path("window").asString("")) + " " + Figures.rate(rate.path("rate")));
    }
    return String.join(" · ", words);
  }
}

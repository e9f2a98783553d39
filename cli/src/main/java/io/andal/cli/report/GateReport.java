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
          "  %-9s%s"
              .formatted(
                  reason.path("answer").asString("").toUpperCase(Locale.ROOT),
                  reason.path("slo").asString("")));
      out.println("           " + reason.path("explanation").asString(""));
      String rates = otherRates(reason.path("answer").asString(""), budget);
      if (!rates.isEmpty()) {
        out.println("           burn rates: " + rates);
      }
    }
  }

  private static String sentence(String answer, String subject) {
    return switch (answer) {
      case "YES" -> subject + " may be released";
      case "APPROVAL" -> subject + " needs approval by an operator before it is released";
      case "NO" -> subject + " should not be released now";
      default -> "couldn't tell whether " + subject + " may be released";
    };
  }

  /** The explanation of a yes or a no names the rate of the last hour already. */
  private static String otherRates(String answer, JsonNode budget) {
    List<String> words = new ArrayList<>();
    for (JsonNode burn : budget.path("burnRates")) {
      String window = Figures.window(burn.path("window").asString(""));
      boolean said = window.equals("1h") && !answer.equalsIgnoreCase("unknown");
      if (!said && BudgetFigures.measured(burn)) {
        words.add(window + " " + BudgetFigures.rate(burn));
      }
    }
    return String.join(" · ", words);
  }
}

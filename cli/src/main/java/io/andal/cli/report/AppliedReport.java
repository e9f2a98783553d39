package io.andal.cli.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an apply, a deletion or a rollback did, in kubectl's words. */
public final class AppliedReport {
  private AppliedReport() {}

  /** One line per document: {@code slo/checkout-latency configured (version 3)}. */
  public static void print(PrintStream out, JsonNode applied) {
    boolean dryRun = applied.path("dryRun").asBoolean(false);
    for (JsonNode change : applied.path("changes")) {
      out.println(
          "%s/%s %s (version %d)%s"
              .formatted(
                  change.path("kind").asString("").toLowerCase(Locale.ROOT),
                  change.path("name").asString(""),
                  change.path("action").asString("").toLowerCase(Locale.ROOT),
                  change.path("version").asInt(),
                  dryRun ? " (dry run)" : ""));
    }
    for (JsonNode problem : applied.path("problems")) {
      out.println(
          "warning: %s. %s"
              .formatted(
                  problem.path("message").asString(""), problem.path("remedy").asString("")));
    }
  }

  /** The JSON that is printed when nothing was applied. */
  public static Object refusal(String message, List<String> problems) {
    return new Refused(false, message, problems);
  }

  record Refused(boolean accepted, String message, List<String> problems) {}
}

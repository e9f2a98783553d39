package io.andal.cli.report;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a budget of the server says, where it says anything: without events there is no number. */
public final class BudgetFigures {
  private BudgetFigures() {}

  /** The share of the error budget that is left, in percent; a dash while no event was measured. */
  public static String left(JsonNode budget) {
    return hasEvents(budget.path("period")) ? Figures.percent(budget.path("remaining")) : "-";
  }

  /** The burn rate over a window such as {@code 1h}; missing if the server didn't tell. */
  public static JsonNode burn(JsonNode budget, String window) {
    for (JsonNode burn : budget.path("burnRates")) {
      if (Figures.window(burn.path("window").asString("")).equals(window)) {
        return burn;
      }
    }
    return MissingNode.getInstance();
  }

  /** A burn rate; a dash where its window has no event. */
  public static String rate(JsonNode burn) {
    return measured(burn) ? Figures.rate(burn.path("rate")) : "-";
  }

  /** Whether there was any event in the window of a burn rate. */
  public static boolean measured(JsonNode burn) {
    return hasEvents(burn.path("sum"));
  }

  private static boolean hasEvents(JsonNode sum) {
    return sum.path("total").asDouble(0) > 0;
  }
}

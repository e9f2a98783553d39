package io.andal.slo.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A finding in English words.
 *
 * @param remedy what to do
 */
public record FindingText(String explanation, String remedy) {

  /** The words for a finding. */
  public static FindingText of(Finding finding) {
    return switch (finding) {
      case Finding.NoData(Duration history) ->
          new FindingText(
              "Nothing was measured in the last %s.".formatted(days(history)),
              "Look at the source's page, and whether the SLI's query still finds its metric.");
      case Finding.ThresholdOffBounds(List<String> bounds, String message, String remedy) ->
          new FindingText(
              "The SLI counts up to le=%s, which the source refuses: %s"
                  .formatted(String.join(", ", bounds), message),
              remedy);
      case Finding.NearlyPerfect(double target, double budget) ->
          new FindingText(
              "A target of %s leaves %s bad events per window: it is 100 %% in all but name."
                  .formatted(percent(target), number(budget)),
              "Promise less: nobody can keep 100 %, and hardly anybody notices the difference.");
      case Finding.TooFewEvents(double budget, double events) ->
          new FindingText(
              "A window has about %s events, so %s bad ones use the budget up."
                  .formatted(number(events), number(budget)),
              "Lower the target, take a longer window, measure more events (such as synthetic"
                  + " checks), or count several APIs together.");
      case Finding.TighterThanDependencies(
              double target,
              double product,
              List<Dependency> dependencies) ->
          new FindingText(
              "The target is %s, but what it depends on promises %s together (%s)."
                  .formatted(percent(target), percent(product), names(dependencies)),
              "Promise at most that, tighten the dependencies' targets, or make the service live"
                  + " without them (caches, retries, fallbacks) and take the dependency out.");
      case Finding.AlwaysMissed(double target, double best, int windows) ->
          new FindingText(
              "None of %d windows reached %s; the best one had %s."
                  .formatted(windows, percent(target), percent(best)),
              "Take a target that can be kept, and tighten it as the service gets better; a"
                  + " budget that is always gone is listened to by nobody.");
      case Finding.NeverUsed(double target, double left, int windows) ->
          new FindingText(
              "In %d windows, never less than %s of the budget was left."
                  .formatted(windows, percent(left)),
              "Tighten the target to what users already get, or spend the budget: release more"
                  + " often, try more.");
      case Finding.AlertNeverFires(String rule, Duration window, double factor, double highest) ->
          new FindingText(
              "Alert '%s' wants a burn rate of %s over %s, but even a total outage burns at %s."
                  .formatted(rule, number(factor), length(window), number(highest)),
              "Lower the factor, or write a rule about what is left of the budget.");
      case Finding.HistoryTooShort(Duration history, Duration window) ->
          new FindingText(
              "The history has %s, a window has %s: shorter windows stand in."
                  .formatted(days(history), days(window)),
              "Ask again when there is more history; until then take the numbers as a hint.");
    };
  }

  private static String names(List<Dependency> dependencies) {
    return dependencies.stream()
        .map(d -> d.service() + " " + percent(d.target()))
        .collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return percent.setScale(4, RoundingMode.DOWN).stripTrailingZeros().toPlainString() + " %";
  }

  private static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static String days(Duration length) {
    return length.toDays() >= 1 ? length.toDays() + " days" : length(length);
  }

  private static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes % 1_440 == 0) {
      return minutes / 1_440 + " d";
    }
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }
}

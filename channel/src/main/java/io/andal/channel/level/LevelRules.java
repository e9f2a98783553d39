package io.andal.channel.level;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How a level is kept.
 *
 * @param channel the Channel document's name
 * @param output that recipients use which name none
 * @param alarmIs the output's value while an alert is active
 * @param watchdog an output that changes at every refresh; empty if there is none
 * @param refresh how often the level is written and read back, 1 second to 1 minute
 */
public record LevelRules(
    String channel,
    String output,
    boolean alarmIs,
    FailSafe failSafe,
    Optional<String> watchdog,
    Duration refresh) {
  private static final Duration USUAL_REFRESH = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** What the outputs are when Andal stops in order. */
  public enum FailSafe {
    /** As they were. */
    KEEP,
    /** As if an alert were active. */
    ALARM,
    /** As if none were. */
    CALM
  }

  /**
   * Reads a document that has passed its schema.
   *
   * @param outputField the field of the output, and {@code watchdogField} that of the watchdog
   */
  public static LevelRules of(Document document, String outputField, String watchdogField) {
    JsonNode spec = document.spec();
    return new LevelRules(
        document.name(),
        spec.path(outputField).asString(""),
        spec.path("alarmIs").asString("on").equals("on"),
        FailSafe.valueOf(spec.path("failSafe").asString("keep").toUpperCase(Locale.ROOT)),
        Optional.of(spec.path(watchdogField).asString("")).filter(text -> !text.isEmpty()),
        Durations.parse(spec.path("refresh").asString("")).orElse(USUAL_REFRESH));
  }

  /** What the schema can't say. */
  public List<Problem> check(Document document, String watchdogField) {
    List<Problem> problems = new ArrayList<>();
    if (refresh.compareTo(SHORTEST) < 0 || refresh.compareTo(LONGEST) > 0) {
      problems.add(
          document.error(
              "/spec/refresh",
              "channel-refresh",
              "refresh is shorter than 1s or longer than 1m",
              "Write a duration such as 5s"));
    }
    if (watchdog.filter(output::equals).isPresent()) {
      problems.add(
          document.error(
              "/spec/" + watchdogField,
              "channel-watchdog",
              "The watchdog is the alarm's own output",
              "Name another one"));
    }
    return problems;
  }
}

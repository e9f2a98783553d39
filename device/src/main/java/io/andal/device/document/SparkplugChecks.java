package io.andal.device.document;

import io.andal.device.sparkplug.SparkplugSettings;
import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a schema can't say of a fleet that speaks Sparkplug. Stateless. */
final class SparkplugChecks {
  private static final String SPARKPLUG = "/spec/mqtt/sparkplug";

  /** What Sparkplug says itself, and how. */
  private static final Map<String, String> SAID =
      Map.of(
          "/spec/mqtt/topic", "Topics are those of Sparkplug",
          "/spec/mqtt/status", "Births and deaths tell which devices are connected",
          "/spec/mqtt/events", "Births and deaths tell which devices are connected",
          "/spec/mqtt/connections", "Births and deaths tell which devices are connected",
          "/spec/mqtt/share", "Messages of an edge node have an order, and a share would lose it",
          "/spec/mapping/device", "Topics name edge nodes and devices",
          "/spec/mapping/deviceLevel", "Topics name edge nodes and devices",
          "/spec/mapping/time", "Metrics and payloads say when",
          "/spec/mapping/sequence", "Messages of an edge node are numbered by their seq",
          "/spec/sequences", "Numbers of Sparkplug start again after 256 messages");

  private SparkplugChecks() {}

  static void check(Document document, List<Problem> problems) {
    SAID.keySet().stream()
        .sorted()
        .filter(place -> !document.at(place).isMissingNode())
        .forEach(
            place ->
                problems.add(
                    document.error(
                        place,
                        "fleet-sparkplug",
                        String.valueOf(SAID.get(place)),
                        "Leave it out, or leave sparkplug out")));
    if (!document.at("/spec/mapping/format").asString("").equals("Sparkplug")) {
      problems.add(
          document.error(
              "/spec/mapping",
              "fleet-format",
              "The fleet speaks Sparkplug, and its payloads another format",
              "Write format: Sparkplug"));
    }
    duration(
            document,
            "reorderTimeout",
            "1s to 1m",
            Duration.ofSeconds(1),
            SparkplugSettings.LONGEST_REORDER)
        .ifPresent(problems::add);
    duration(
            document,
            "rebirthEvery",
            "5s to 1h",
            Duration.ofSeconds(5),
            SparkplugSettings.LONGEST_REBIRTH)
        .ifPresent(problems::add);
  }

  private static Optional<Problem> duration(
      Document document, String field, String range, Duration least, Duration most) {
    String place = SPARKPLUG + "/" + field;
    if (document.at(place).isMissingNode()) {
      return Optional.empty();
    }
    String text = document.at(place).asString("");
    Optional<Duration> found = Durations.parse(text);
    if (found.filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        document.error(
            place,
            "fleet-duration",
            "\"%s\" is no duration from %s".formatted(text, range),
            "Write such as 10s"));
  }
}

package io.andal.device.document;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When a fleet itself is an alert.
 *
 * @param connectionLost how long its broker can't be heard before it is one
 * @param offline empty if nothing is asked of groups
 */
public record FleetAlertRules(String severity, Duration connectionLost, Optional<Offline> offline) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST_LOSS = Duration.ofSeconds(30);

  /**
   * Too many devices of a group are offline.
   *
   * @param share of the devices in service, in (0, 1); so many aren't too many yet
   * @param patience how long it must last
   * @param atLeast so many devices at least
   */
  public record Offline(double share, Duration patience, int atLeast) {

    /** Whether so many of so many are too many. */
    public boolean tooMany(int offline, int devices) {
      return offline >= atLeast && offline > share * devices;
    }
  }

  /** Reads a document that was found valid. */
  public static FleetAlertRules of(Document document) {
    JsonNode alerts = document.spec().path("alerts");
    JsonNode offline = alerts.path("offline");
    return new FleetAlertRules(
        alerts.path("severity").asString("page"),
        duration(alerts.path("connectionLost")),
        offline.isObject()
            ? Optional.of(
                new Offline(
                    offline.path("percent").asDouble() / 100,
                    duration(offline.path("for")),
                    offline.path("atLeast").asInt(2)))
            : Optional.empty());
  }

  private static Duration duration(JsonNode node) {
    return Durations.parse(node.asString("")).orElse(PATIENCE);
  }

  static List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>();
    check(document, "/spec/alerts/connectionLost", SHORTEST_LOSS, "30s").ifPresent(problems::add);
    check(document, "/spec/alerts/offline/for", Duration.ZERO, "0s").ifPresent(problems::add);
    return problems;
  }

  private static Optional<Problem> check(
      Document document, String place, Duration least, String leastText) {
    JsonNode node = document.at(place);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Duration> found = Durations.parse(node.asString(""));
    boolean fits =
        found.filter(d -> d.compareTo(least) >= 0 && d.compareTo(LONGEST) <= 0).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(
            document.error(
                place,
                "fleet-duration",
                "\"%s\" is no duration from %s to 1d".formatted(node.asString(""), leastText),
                "Write such as 5m"));
  }
}

package io.andal.device.document;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A fleet of devices. */
final class FleetKind implements Kind {

  /** What stands beside pointers and is none. */
  private static final Set<String> NO_POINTERS = Set.of("format", "within", "topic", "answers");

  /** Durations of a fleet, and what they may be. */
  private enum Span {
    INTERVAL("interval", Duration.ofSeconds(1), Duration.ofHours(2), "1s", "2h"),
    OFFLINE("offlineAfter", Duration.ofSeconds(2), Duration.ofHours(3), "2s", "3h"),
    LATENCY("latency", Duration.ZERO, Duration.ofMinutes(30), "0s", "30m"),
    TOLERANCE("clockTolerance", Duration.ZERO, Duration.ofSeconds(60), "0s", "60s"),
    COMMANDS("commands/within", Duration.ofSeconds(1), Duration.ofMinutes(10), "1s", "10m");

    private final String field;
    private final Duration least;
    private final Duration most;
    private final String leastText;
    private final String mostText;

    Span(String field, Duration least, Duration most, String leastText, String mostText) {
      this.field = field;
      this.least = least;
      this.most = most;
      this.leastText = leastText;
      this.mostText = mostText;
    }

    Optional<Problem> problem(Document document) {
      JsonNode node = document.at("/spec/" + field);
      if (node.isMissingNode()) {
        return Optional.empty();
      }
      Optional<Duration> found = Durations.parse(node.asString(""));
      if (found.isPresent()
          && found.get().compareTo(least) >= 0
          && found.get().compareTo(most) <= 0) {
        return Optional.empty();
      }
      return Optional.of(
          document.error(
              "/spec/" + field,
              "fleet-duration",
              "\"%s\" is no duration from %s to %s"
                  .formatted(node.asString(""), leastText, mostText),
              "Write such as "
                  + field.replace("commands/", "")
                  + ": "
                  + (this == INTERVAL ? "1m" : "10s")));
    }
  }

  @Override
  public String name() {
    return FleetDocuments.FLEET;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/device/schema/Fleet.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    for (Span span : Span.values()) {
      span.problem(document).ifPresent(problems::add);
    }
    if (problems.isEmpty()) {
      offline(document, problems);
    }
    MqttChecks.check(document, problems);
    FormatChecks.check(document, problems);
    problems.addAll(FleetAlertRules.check(document));
    CommandChecks.check(document, problems);
    pointers(document, "/spec/commands", problems);
    pointers(document, "/spec/mapping", problems);
    pointers(document, "/spec/mapping/attributes", problems);
    pointers(document, "/spec/mapping/values", problems);
    devices(document, problems);
    return problems;
  }

  /** A device that is offline before it is due would never be online. */
  private static void offline(Document document, List<Problem> problems) {
    JsonNode node = document.at("/spec/offlineAfter");
    Duration interval = Durations.parse(document.at("/spec/interval").asString("")).orElseThrow();
    if (!node.isMissingNode()
        && Durations.parse(node.asString("")).orElseThrow().compareTo(interval) <= 0) {
      problems.add(
          document.error(
              "/spec/offlineAfter",
              "fleet-offline",
              "Devices would be offline before they are due: offlineAfter is no longer than"
                  + " interval",
              "Leave it out, or write more than the interval of "
                  + document.at("/spec/interval").asString("")));
    }
  }

  private static void pointers(Document document, String place, List<Problem> problems) {
    for (String field : document.at(place).propertyNames()) {
      JsonNode node = document.at(place).path(field);
      if (!node.isString() || NO_POINTERS.contains(field)) {
        continue;
      }
      try {
        if (JsonPointer.compile(node.asString("")).matches()) {
          throw new IllegalArgumentException("the whole message");
        }
      } catch (IllegalArgumentException e) {
        problems.add(
            document.error(
                place + "/" + field.replace("~", "~0").replace("/", "~1"),
                "fleet-pointer",
                "\"%s\" is no place in a message".formatted(node.asString("")),
                "Write a JSON pointer such as /device/id"));
      }
    }
  }

  private static void devices(Document document, List<Problem> problems) {
    Set<String> ids = new HashSet<>();
    int index = 0;
    for (JsonNode device : document.at("/spec/devices")) {
      String id = device.path("id").asString("");
      if (!ids.add(id)) {
        problems.add(
            document.error(
                "/spec/devices/" + index + "/id",
                "fleet-device",
                "The device \"%s\" is listed twice".formatted(id),
                "List each device once"));
      }
      index++;
    }
  }
}

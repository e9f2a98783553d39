package io.andal.alert.alertmanager;

import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.label.Labels;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Makes an alert of what was posted, as Alertmanager does (api/v2: postAlertsHandler).
 *
 * @param resolveTimeout how long an alert fires that nobody tells of again
 */
record AlertReader(Instant now, Duration resolveTimeout) {
  /** No alert has more labels, or more annotations. */
  static final int MOST_LABELS = 64;

  /** The longest name, in characters. */
  static final int LONGEST_NAME = 1024;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** The longest value of a label or link, in characters. */
  static final int LONGEST_VALUE = 8192;

  /** The longest value of an annotation, in characters. */
  static final int LONGEST_ANNOTATION = 65_536;

  /** What is wrong with one alert; the others are taken. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  ReceivedAlert read(JsonNode posted) throws Invalid {
    if (!posted.isObject()) {
      throw new Invalid("an alert is an object with labels");
    }
    Labels labels = Labels.of(strings(posted.path("labels"), "label", LONGEST_VALUE));
    Optional<Instant> start = time(posted.path("startsAt"), "startsAt");
    Optional<Instant> end = time(posted.path("endsAt"), "endsAt");
    Instant startsAt = start.or(() -> end).orElse(now);
    Instant endsAt = end.orElse(now.plus(resolveTimeout));
    if (labels.isEmpty()) {
      throw new Invalid("at least one label pair required");
    }
    if (endsAt.isBefore(startsAt)) {
      throw new Invalid("start time must be before end time");
    }
    String generator = posted.path("generatorURL").asString("");
    if (generator.length() > LONGEST_VALUE) {
      throw new Invalid("generatorURL is longer than " + LONGEST_VALUE + " characters");
    }
    Map<String, String> annotations =
        strings(posted.path("annotations"), "annotation", LONGEST_ANNOTATION);
    return ReceivedAlert.of(
        labels, annotations, startsAt, endsAt, now, end.isEmpty(), clean(generator));
  }

  private static Map<String, String> strings(JsonNode node, String what, int longest)
      throws Invalid {
    if (node.size() > MOST_LABELS) {
      throw new Invalid("more than " + MOST_LABELS + " " + what + "s");
    }
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = entry.getKey();
      String value = entry.getValue().asString("");
      if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
        throw new Invalid("invalid label set: invalid name \"" + name + "\"");
      }
      if (value.length() > longest) {
        throw new Invalid(what + " " + name + " is longer than " + longest + " characters");
      }
      values.put(name, clean(value));
    }
    return values;
  }

  /** No table can hold NUL. */
  private static String clean(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Go writes a time that isn't set as one in the year 1. */
  private static Optional<Instant> time(JsonNode node, String what) throws Invalid {
    String text = node.asString("");
    if (text.isEmpty() || text.startsWith("0001-01-01T00:00:00")) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw new Invalid(what + " '" + text + "' is not between 1970 and 9999");
      }
      return Optional.of(time);
    } catch (DateTimeException e) {
      Invalid invalid =
          new Invalid(what + " '" + text + "' is no time, such as 2026-11-28T12:00:00Z");
      invalid.initCause(e);
      throw invalid;
    }
  }
}

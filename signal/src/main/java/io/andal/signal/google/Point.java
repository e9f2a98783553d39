package io.andal.signal.google;

import io.andal.signal.SourceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One point of a series.
 *
 * @param start when what it says began; {@code end} for values at a time
 * @param end belongs to it: a point at 12:35:00 tells of the minute 12:34
 */
record Point(Instant start, Instant end, double value) {

  /**
   * Reads a point.
   *
   * @throws IllegalArgumentException if it isn't what Google answers
   */
  static Point of(JsonNode json, Optional<Cut> cut) throws SourceException {
    JsonNode interval = json.path("interval");
    try {
      Instant end = Instant.parse(interval.path("endTime").asString(""));
      String start = interval.path("startTime").asString("");
      return new Point(
          start.isEmpty() ? end : Instant.parse(start), end, value(json.path("value"), cut));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time is none", e);
    }
  }

  private static double value(JsonNode value, Optional<Cut> cut) throws SourceException {
    if (value.has("distributionValue")) {
      JsonNode distribution = value.path("distributionValue");
      return cut.isPresent()
          ? cut.get().count(distribution)
          : number(distribution.path("count"), 0);
    }
    if (value.has("int64Value")) {
      return number(value.path("int64Value"), Double.NaN);
    }
    if (value.has("boolValue")) {
      return value.path("boolValue").asBoolean() ? 1 : 0;
    }
    return number(value.path("doubleValue"), Double.NaN);
  }

  /** Whole numbers of 64 bits are texts in JSON, and so are NaN and Infinity. */
  private static double number(JsonNode node, double none) {
    if (node.isNumber()) {
      return node.asDouble();
    }
    String text = node.asString("");
    if (text.isEmpty()) {
      return none;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a value is no number", e);
    }
  }

  /** The minute whose end is this end, or that contains it. */
  long minute() {
    return Math.floorDiv(end.toEpochMilli() - 1, 60_000L);
  }
}

package io.andal.device.message;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The time of a message, in the ways in which devices write it. */
final class MessageTime {
  /** 2001 to 2286 in seconds; in milliseconds and microseconds the same digits say the same. */
  private static final double LEAST_SECONDS = 1e9;

  private static final double MOST_SECONDS = 1e10;

  private MessageTime() {}

  /**
   * The time that stands at a place; empty if nothing does.
   *
   * @throws BadMessageException if what stands there is no time
   */
  static OptionalLong at(JsonNode message, JsonPointer place) throws BadMessageException {
    JsonNode node = message.at(place);
    if (node.isMissingNode() || node.isNull()) {
      return OptionalLong.empty();
    }
    OptionalLong millis = millis(node);
    if (millis.isEmpty()) {
      throw new BadMessageException(
          "What stands at %s is no time; write 2026-11-28T12:00:00Z, or seconds or milliseconds"
                  .formatted(place)
              + " since 1970");
    }
    return millis;
  }

  private static OptionalLong millis(JsonNode node) {
    if (node.isNumber()) {
      return ofNumber(node.asDouble());
    }
    if (!node.isString()) {
      return OptionalLong.empty();
    }
    String text = node.asString("").strip();
    try {
      return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      return text.matches("\\d{9,17}(\\.\\d{1,9})?")
          ? ofNumber(Double.parseDouble(text))
          : OptionalLong.empty();
    }
  }

  private static OptionalLong ofNumber(double number) {
    for (double unit : new double[] {1, 1e3, 1e6}) {
      if (number >= LEAST_SECONDS * unit && number < MOST_SECONDS * unit) {
        return OptionalLong.of(Math.round(number / unit * 1e3));
      }
    }
    return OptionalLong.empty();
  }
}

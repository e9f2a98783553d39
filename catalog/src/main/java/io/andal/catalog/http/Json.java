package io.andal.catalog.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as systems answer it. Stateless. */
public final class Json {
  /** What is sent to ask for it. */
  public static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

  static final JsonMapper MAPPER = new JsonMapper();

  /** An object without fields. */
  public static final JsonNode NOTHING = MAPPER.createObjectNode();

  private Json() {}

  /**
   * Reads an object.
   *
   * @param place who answered, for people
   */
  public static JsonNode read(byte[] body, String place) throws SourceException {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JacksonException e) {
      // Jackson's message may repeat the text.
      throw broken(place, "it is no JSON");
    }
    if (!json.isObject()) {
      throw broken(place, "it is no JSON object");
    }
    return json;
  }

  /** Reads a list. */
  public static List<JsonNode> array(byte[] body, String place) throws SourceException {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JacksonException e) {
      // Jackson's message may repeat the text.
      throw broken(place, "it is no JSON");
    }
    if (!json.isArray()) {
      throw broken(place, "it is no list");
    }
    return List.copyOf(json.values());
  }

  /** Text of JSON for people, in which each value has a line of its own. */
  public static byte[] pretty(JsonNode json) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /** The answer can't be what was asked for. */
  public static SourceException broken(String place, String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(place, why),
            "Check that `url` leads to the system's API itself, and proxies in between."));
  }

  /** A list that must be there. */
  public static JsonNode list(JsonNode object, String field, String place) throws SourceException {
    JsonNode list = object.path(field);
    if (!list.isArray()) {
      throw broken(place, "it has no list \"" + field + "\"");
    }
    return list;
  }

  /** A text or a number as a text; empty if it isn't there. */
  public static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }

  /** A time of ISO 8601; empty if it is none. */
  public static Optional<Instant> time(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

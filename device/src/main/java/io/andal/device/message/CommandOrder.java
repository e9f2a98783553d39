package io.andal.device.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that Andal is to send.
 *
 * @param id unique among the commands to the device within an hour
 * @param payload at most {@link #LARGEST} bytes
 */
public record CommandOrder(String id, byte[] payload) {
  /** What a small device can take. */
  public static final int LARGEST = 64 * 1024;

  /** No longer order is read: a payload in base64, with what stands around it. */
  public static final int LARGEST_ORDER = 96 * 1024;

  private static final Set<String> FIELDS = Set.of("payload", "base64", "id");

  /**
   * Reads {@code {"payload"}} or {@code {"base64"}}, and perhaps {@code "id"}. An id that has to
   * stand in a JSON payload is written there if it doesn't yet.
   *
   * @param place where in payloads the id stands; empty if topics say it
   * @param fresh makes an id if none is given
   * @throws BadMessageException if it says nothing that can be sent
   */
  public static CommandOrder of(
      byte[] order, MessageReader reader, Optional<JsonPointer> place, Supplier<String> fresh)
      throws BadMessageException {
    JsonNode said = TreePayload.json().read(order);
    for (String field : said.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new BadMessageException(
            "There is no field \"%s\"; write payload or base64, and perhaps id".formatted(field));
      }
    }
    if (said.has("payload") == said.has("base64")) {
      throw new BadMessageException("Write either payload, an object or a text, or base64");
    }
    String given = said.has("id") ? CommandEvent.id(said.path("id").asString(""), "at /id") : "";
    byte[] payload = payload(said, place, given.isEmpty() ? fresh : () -> given, reader);
    if (payload.length > LARGEST) {
      throw new BadMessageException("The payload is larger than 64 KiB");
    }
    String id =
        place.isEmpty() ? given.isEmpty() ? fresh.get() : given : id(reader, payload, place.get());
    if (!given.isEmpty() && !given.equals(id)) {
      throw new BadMessageException("The payload has another id than the order");
    }
    return new CommandOrder(id, payload);
  }

  private static byte[] payload(
      JsonNode said, Optional<JsonPointer> place, Supplier<String> id, MessageReader reader)
      throws BadMessageException {
    JsonNode payload = said.path("payload");
    if (said.has("base64")) {
      try {
        return Base64.getDecoder().decode(said.path("base64").asString(""));
      } catch (IllegalArgumentException e) {
        throw new BadMessageException("What stands at /base64 isn't base64");
      }
    }
    if (payload.isString()) {
      return payload.asString("").getBytes(StandardCharsets.UTF_8);
    }
    if (!(payload instanceof ObjectNode object)) {
      throw new BadMessageException("The payload is neither an object nor a text");
    }
    if (!(reader.mapping().format() instanceof PayloadFormat.Json)) {
      throw new BadMessageException("Payloads of this fleet aren't JSON; write a text or base64");
    }
    if (place.isPresent() && object.at(place.get()).isMissingNode()) {
      write(object, place.get(), id.get());
    }
    return JsonMapper.shared().writeValueAsBytes(object);
  }

  private static void write(ObjectNode payload, JsonPointer place, String id)
      throws BadMessageException {
    try {
      payload.withObject(place.head()).put(place.last().getMatchingProperty(), id);
    } catch (JsonNodeException | UnsupportedOperationException e) {
      throw new BadMessageException(
          "The payload has no id at %s, and none can be written there".formatted(place));
    }
  }

  private static String id(MessageReader reader, byte[] payload, JsonPointer place)
      throws BadMessageException {
    return CommandEvent.id(reader.parse(payload).at(place), "at " + place + " in the payload");
  }
}

package io.andal.device.message;

import io.andal.device.DeviceEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads messages as a mapping says. Thread-safe. */
public final class MessageReader {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_ATTRIBUTE = 200;
  private static final int LONGEST_VALUE = 200;
  private static final long MOST_SEQUENCE = 1L << 53;

  private final Mapping mapping;
  private final Payload payload;

  public MessageReader(Mapping mapping) {
    this.mapping = mapping;
    this.payload = Payload.of(mapping.format());
  }

  /** Where things stand. */
  public Mapping mapping() {
    return mapping;
  }

  /**
   * What stands in a payload, before the mapping is asked.
   *
   * @throws BadMessageException if it isn't what the format says
   */
  public JsonNode parse(byte[] bytes) throws BadMessageException {
    return payload.read(bytes);
  }

  /**
   * What a message says.
   *
   * @throws BadMessageException if it names no device, or a time or a sequence that is none
   */
  public DeviceMessage read(JsonNode message) throws BadMessageException {
    Optional<JsonPointer> place = mapping.device();
    if (place.isEmpty()) {
      throw new BadMessageException("The fleet's devices are named by topics, not in messages");
    }
    JsonNode node = message.at(place.get());
    String id = node.isNumber() || node.isString() ? node.asString("").strip() : "";
    return read(message, id, "at " + place.get());
  }

  /** What a message says of a device that the topic names, unless the message has to name it. */
  public DeviceMessage read(JsonNode message, String device) throws BadMessageException {
    return mapping.device().isPresent() ? read(message) : read(message, device, "in the topic");
  }

  private DeviceMessage read(JsonNode message, String device, String where)
      throws BadMessageException {
    return new DeviceMessage(
        checked(device, where),
        time(message),
        sequence(message),
        mapping.fault().map(place -> Fault.isFault(message.at(place))).orElse(false),
        attributes(message),
        values(message));
  }

  /**
   * A device's id.
   *
   * @param where it stands: {@code in the topic}
   * @throws BadMessageException if it is none
   */
  public static String checked(String id, String where) throws BadMessageException {
    if (id.isEmpty()) {
      throw new BadMessageException("There is no device " + where);
    }
    if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID
        || id.chars().anyMatch(Character::isISOControl)) {
      throw new BadMessageException(
          "The device's id %s is longer than %d bytes, or has control characters"
              .formatted(where, LONGEST_ID));
    }
    return id;
  }

  private long time(JsonNode message) throws BadMessageException {
    Optional<JsonPointer> place = mapping.time();
    if (place.isEmpty()) {
      return DeviceEvent.NONE;
    }
    return MessageTime.at(message, place.get()).orElse(DeviceEvent.NONE);
  }

  private long sequence(JsonNode message) throws BadMessageException {
    Optional<JsonPointer> place = mapping.sequence();
    if (place.isEmpty()) {
      return DeviceEvent.NONE;
    }
    JsonNode node = message.at(place.get());
    if (node.isMissingNode() || node.isNull()) {
      return DeviceEvent.NONE;
    }
    long number = node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : -1;
    if (number < 0 || number > MOST_SEQUENCE) {
      throw new BadMessageException(
          "What stands at " + place.get() + " is no sequence number, a whole one from 0 on");
    }
    return number;
  }

  private Map<String, String> attributes(JsonNode message) {
    if (mapping.attributes().isEmpty()) {
      return Map.of();
    }
    Map<String, String> attributes = new TreeMap<>();
    mapping
        .attributes()
        .forEach(
            (name, place) -> {
              JsonNode node = message.at(place);
              if (node.isString() || node.isNumber() || node.isBoolean()) {
                attributes.put(name, cut(node.asString(""), LONGEST_ATTRIBUTE));
              }
            });
    return attributes;
  }

  private String values(JsonNode message) {
    if (mapping.values().isEmpty()) {
      return "{}";
    }
    ObjectNode values = JsonMapper.shared().createObjectNode();
    mapping
        .values()
        .forEach(
            (name, place) -> {
              JsonNode node = message.at(place);
              if (node.isNumber() || node.isBoolean()) {
                values.set(name, node);
              } else if (node.isString()) {
                values.put(name, cut(node.asString(""), LONGEST_VALUE));
              }
            });
    return values.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}

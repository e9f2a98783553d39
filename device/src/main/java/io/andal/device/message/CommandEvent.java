package io.andal.device.message;

import java.util.OptionalLong;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * That a command was sent, was answered, or both.
 *
 * @param id unique among the commands to the device within an hour; 1 to 128 characters
 * @param sentMillis UTC milliseconds
 * @param answeredMillis UTC milliseconds
 * @param ok whether the device did what it was told; true if it didn't answer
 */
public record CommandEvent(
    String device, String id, OptionalLong sentMillis, OptionalLong answeredMillis, boolean ok) {
  private static final int LONGEST_ID = 128;
  private static final JsonPointer SENT = JsonPointer.compile("/sentAt");
  private static final JsonPointer ANSWERED = JsonPointer.compile("/answeredAt");

  /**
   * Reads {@code {"id", "device", "sentAt", "answeredAt", "ok", "fault"}}.
   *
   * @throws BadMessageException if it names no command or device, or doesn't say when
   */
  public static CommandEvent of(JsonNode event) throws BadMessageException {
    String device = MessageReader.checked(text(event.path("device")), "at /device");
    String id = id(event.path("id"), "at /id");
    OptionalLong sent = MessageTime.at(event, SENT);
    OptionalLong answered = MessageTime.at(event, ANSWERED);
    if (sent.isEmpty() && answered.isEmpty()) {
      throw new BadMessageException(
          "The command was neither sent nor answered; write sentAt, answeredAt or both");
    }
    if (answered.isEmpty() && (event.has("ok") || event.has("fault"))) {
      throw new BadMessageException(
          "ok and fault say how it was answered, but there is no answeredAt");
    }
    return new CommandEvent(
        device, id, sent, answered, Fault.isGood(event.path("ok"), event.path("fault")));
  }

  private static String text(JsonNode node) {
    return node.isNumber() || node.isString() ? node.asString("").strip() : "";
  }

  static String id(JsonNode node, String where) throws BadMessageException {
    return id(text(node), where);
  }

  /**
   * A command's id.
   *
   * @param where it stands: {@code in the topic}
   * @throws BadMessageException if it is none
   */
  static String id(String id, String where) throws BadMessageException {
    if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new BadMessageException(
          "There is no command %s; write a text of 1 to %d characters"
              .formatted(where, LONGEST_ID));
    }
    return id;
  }
}

package io.andal.device.message;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
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
  private static final Set<String> BAD =
      Set.of("", "false", "0", "no", "error", "failed", "failure", "rejected", "timeout");

  /**
   * Reads {@code {"id", "device", "sentAt", "answeredAt", "ok"}}.
   *
   * @throws BadMessageException if it names no command or device, or doesn't say when
   */
  public static CommandEvent of(JsonNode event) throws BadMessageException {
    String device = MessageReader.checked(text(event.path("device")), "at /device");
    String id = text(event.path("id"));
    if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new BadMessageException(
          "There is no command at /id; write a text of 1 to %d characters".formatted(LONGEST_ID));
    }
    OptionalLong sent = time(event, "sentAt");
    OptionalLong answered = time(event, "answeredAt");
    if (sent.isEmpty() && answered.isEmpty()) {
      throw new BadMessageException(
          "The command was neither sent nor answered; write sentAt, answeredAt or both");
    }
    if (event.has("ok") && answered.isEmpty()) {
      throw new BadMessageException("ok says how it was answered, but there is no answeredAt");
    }
    return new CommandEvent(device, id, sent, answered, isGood(event.path("ok")));
  }

  private static String text(JsonNode node) {
    return node.isNumber() || node.isString() ? node.asString("").strip() : "";
  }

  private static OptionalLong time(JsonNode event, String field) throws BadMessageException {
    JsonNode node = event.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return OptionalLong.empty();
    }
    OptionalLong millis = MessageTime.millis(node);
    if (millis.isEmpty()) {
      throw new BadMessageException(
          "What stands at /%s is no time; write 2026-11-28T12:00:00Z, or seconds or milliseconds"
                  .formatted(field)
              + " since 1970");
    }
    return millis;
  }

  /**
   * Whether an outcome is good: what is absent or null is; {@code false}, 0, and empty texts and
   * those that say a failure aren't.
   */
  static boolean isGood(JsonNode outcome) throws BadMessageException {
    if (outcome.isContainer()) {
      throw new BadMessageException("The outcome is true or false, a number or a text");
    }
    if (outcome.isBoolean()) {
      return outcome.asBoolean();
    }
    if (outcome.isNumber()) {
      return outcome.asDouble() != 0;
    }
    return !outcome.isString()
        || !BAD.contains(outcome.asString("").strip().toLowerCase(Locale.ROOT));
  }
}

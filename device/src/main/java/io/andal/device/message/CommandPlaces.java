package io.andal.device.message;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Where things stand in the commands and answers that a broker carries.
 *
 * @param id of the command, in both; empty if topics say it
 * @param sent in a command; empty if the time of receipt counts
 * @param ok in an answer
 * @param fault in an answer
 */
public record CommandPlaces(
    Optional<JsonPointer> id,
    Optional<JsonPointer> sent,
    Optional<JsonPointer> ok,
    Optional<JsonPointer> fault) {

  /**
   * Reads a command.
   *
   * @param named the id in the topic; empty if the message says it
   * @param receivedMillis UTC milliseconds
   * @throws BadMessageException if it has no id, or a time that is none
   */
  public CommandEvent command(
      MessageReader reader, byte[] payload, String device, String named, long receivedMillis)
      throws BadMessageException {
    JsonNode message = id.isPresent() || sent.isPresent() ? reader.parse(payload) : nothing();
    OptionalLong said =
        sent.isPresent() ? MessageTime.at(message, sent.get()) : OptionalLong.empty();
    return new CommandEvent(
        MessageReader.checked(device, "in the topic"),
        id(message, named),
        OptionalLong.of(said.orElse(receivedMillis)),
        OptionalLong.empty(),
        true);
  }

  /**
   * Reads an answer, which counts from its receipt: devices' clocks are off.
   *
   * @throws BadMessageException if it has no id, or an {@code ok} that is neither true nor false
   */
  public CommandEvent answer(
      MessageReader reader, byte[] payload, String device, String named, long receivedMillis)
      throws BadMessageException {
    boolean said = id.isPresent() || ok.isPresent() || fault.isPresent();
    JsonNode message = said ? reader.parse(payload) : nothing();
    return new CommandEvent(
        MessageReader.checked(device, "in the topic"),
        id(message, named),
        OptionalLong.empty(),
        OptionalLong.of(receivedMillis),
        Fault.isGood(at(message, ok), at(message, fault)));
  }

  private String id(JsonNode message, String named) throws BadMessageException {
    return id.isPresent()
        ? CommandEvent.id(message.at(id.get()), "at " + id.get())
        : CommandEvent.id(named, "in the topic");
  }

  private static JsonNode at(JsonNode message, Optional<JsonPointer> place) {
    return place.map(message::at).orElseGet(CommandPlaces::nothing);
  }

  private static JsonNode nothing() {
    return MissingNode.getInstance();
  }
}

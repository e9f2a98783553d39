package io.andal.device.mqtt;

import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.CommandPlaces;
import io.andal.device.message.MessageReader;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where commands to a fleet's devices, and their answers, pass by at a broker.
 *
 * @param commands on which applications send, or Andal itself at the embedded broker
 * @param answers on which devices answer
 * @param places of what the messages say
 */
public record CommandTopics(CommandTopic commands, CommandTopic answers, CommandPlaces places) {

  /** Reads the {@code commands} of a fleet that was found valid; empty if they name no topics. */
  static Optional<CommandTopics> of(JsonNode commands) {
    return commands.path("topic").isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new CommandTopics(
                CommandTopic.of(commands.path("topic").asString("")),
                CommandTopic.of(commands.path("answers").asString("")),
                new CommandPlaces(
                    pointer(commands.path("id")),
                    pointer(commands.path("sent")),
                    pointer(commands.path("ok")),
                    pointer(commands.path("fault")))));
  }

  private static Optional<JsonPointer> pointer(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(JsonPointer.compile(node.asString("")));
  }

  /** Whether what passes on a topic is a command or an answer. */
  boolean takes(String topic) {
    return commands.takes(topic) || answers.takes(topic);
  }

  /**
   * What a message says.
   *
   * @param topic one that {@link #takes}
   * @throws BadMessageException if it names no command
   */
  CommandEvent read(MessageReader reader, String topic, byte[] payload, long receivedMillis)
      throws BadMessageException {
    return commands.takes(topic)
        ? places.command(
            reader, payload, commands.device(topic), commands.id(topic), receivedMillis)
        : places.answer(reader, payload, answers.device(topic), answers.id(topic), receivedMillis);
  }
}

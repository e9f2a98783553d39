package io.andal.device.live;

import io.andal.device.broker.EmbeddedBroker;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.CommandOrder;
import io.andal.device.mqtt.CommandTopics;
import io.andal.device.mqtt.MqttSettings;
import io.andal.device.mqtt.Publication;
import io.andal.device.mqtt.TopicFilter;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends commands to devices at the embedded broker, and counts them. Thread-safe. */
final class CommandSender {
  private static final long PATIENCE_SECONDS = 5;

  private final EmbeddedBroker broker;
  private final Clock clock;

  CommandSender(EmbeddedBroker broker, Clock clock) {
    this.broker = broker;
    this.clock = clock;
  }

  /**
   * Sends a command to a device that hears it now; what isn't heard isn't kept.
   *
   * @param wanted the fleet; null if there is none of its name
   * @param body an order, as {@link CommandOrder} reads it
   */
  SentCommand send(@Nullable OpenFleet wanted, String device, byte[] body) throws CommandRefused {
    if (wanted == null) {
      throw new CommandRefused(CommandRefused.Kind.UNKNOWN, "There is no Fleet of this name");
    }
    FleetSpec spec = wanted.fleet().spec();
    CommandTopics topics =
        spec.mqtt()
            .filter(settings -> settings.embedded().isPresent())
            .flatMap(MqttSettings::commands)
            .orElseThrow(() -> conflict("The Fleet has no commands at the embedded broker"));
    CommandOrder order = order(wanted, topics, body);
    String topic = topic(topics, device, order.id());
    long now = clock.millis();
    Optional<CommandRefused> refused = wanted.fleet().commandRefused(device, order.id(), now);
    if (refused.isPresent()) {
      throw refused.get();
    }
    if (!isSent(spec.name(), device, new Publication(topic, order.payload(), true, false))) {
      throw conflict("The device isn't connected, doesn't read, or hasn't subscribed to " + topic);
    }
    CommandEvent event =
        new CommandEvent(device, order.id(), OptionalLong.of(now), OptionalLong.empty(), true);
    Optional<String> uncounted = wanted.fleet().command(event, now);
    if (uncounted.isPresent()) {
      throw conflict("It was sent, but isn't counted: " + uncounted.get());
    }
    wanted.flush();
    return new SentCommand(device, order.id(), topic, now);
  }

  private static CommandOrder order(OpenFleet wanted, CommandTopics topics, byte[] body)
      throws CommandRefused {
    try {
      return CommandOrder.of(
          body, wanted.reader(), topics.places().id(), () -> UUID.randomUUID().toString());
    } catch (BadMessageException e) {
      throw new CommandRefused(CommandRefused.Kind.BAD, e.reason());
    }
  }

  private static String topic(CommandTopics topics, String device, String id)
      throws CommandRefused {
    String topic = topics.commands().topic(device, id);
    boolean levels = topic.split("/", -1).length == topics.commands().text().split("/", -1).length;
    if (!levels || !TopicFilter.isTopic(topic)) {
      throw new CommandRefused(
          CommandRefused.Kind.BAD,
          "\"%s\" is no topic, for an id in it is no level".formatted(topic));
    }
    return topic;
  }

  private boolean isSent(String fleet, String device, Publication command) throws CommandRefused {
    try {
      return broker.command(fleet, device, command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw conflict("Andal is stopping");
    } catch (ExecutionException | TimeoutException e) {
      throw conflict("The embedded broker is too busy, and perhaps it was sent all the same");
    }
  }

  private static CommandRefused conflict(String reason) {
    return new CommandRefused(CommandRefused.Kind.CONFLICT, reason);
  }
}

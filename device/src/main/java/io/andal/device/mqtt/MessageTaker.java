package io.andal.device.mqtt;

import io.andal.device.OfflineReason;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out what an MQTT message says. */
final class MessageTaker implements Taker {
  private static final int LARGEST = 256 * 1024;
  private static final String TOO_LARGE = "A message is larger than 256 KiB";

  private final MqttSettings settings;
  private final MessageReader reader;
  private final MqttHandler handler;
  private final EventOrder order = new EventOrder();

  MessageTaker(MqttSettings settings, MessageReader reader, MqttHandler handler) {
    this.settings = settings;
    this.reader = reader;
    this.handler = handler;
  }

  @Override
  public void take(Arrived arrived) {
    switch (arrived) {
      case Heard heard -> take(heard);
      case Turned(String device, boolean connected, OfflineReason reason, long received) ->
          handler.connection(device, connected, reason, received);
    }
  }

  private void take(Heard heard) {
    try {
      Optional<MqttSettings.Status> status = settings.status();
      Optional<BrokerEvents> events = settings.events().filter(each -> each.takes(heard.topic()));
      String device = TopicFilter.level(heard.topic(), settings.deviceLevel());
      Optional<CommandTopics> commands =
          settings.commands().filter(each -> each.takes(heard.topic()));
      if (events.isPresent()) {
        event(events.get(), heard);
      } else if (commands.isPresent()) {
        command(commands.get(), heard);
      } else if (status.isPresent() && TopicFilter.takes(status.get().topic(), heard.topic())) {
        status(status.get(), MessageReader.checked(device, "in the topic"), heard);
      } else if (heard.payload().length > LARGEST) {
        handler.refused(TOO_LARGE);
      } else if (!heard.retained()) {
        // What the broker kept is old, whatever it says; a device that is there says more.
        DeviceMessage message = reader.read(reader.parse(heard.payload()), device);
        if (heard.speaker().isEmpty() || heard.speaker().equals(message.device())) {
          handler.telemetry(message, heard.receivedMillis());
        } else {
          handler.refused("A device spoke for another one");
        }
      }
    } catch (BadMessageException e) {
      handler.refused(e.reason());
    }
  }

  private void event(BrokerEvents events, Heard heard) throws BadMessageException {
    String device = MessageReader.checked(BrokerEvents.device(heard.topic()), "in the topic");
    if (!heard.retained()) {
      events
          .read(heard.topic(), heard.payload(), device, heard.receivedMillis())
          .filter(turned -> order.isNewest(device, turned.receivedMillis(), heard.receivedMillis()))
          .ifPresent(this::take);
    }
  }

  private void command(CommandTopics topics, Heard heard) throws BadMessageException {
    if (heard.payload().length > LARGEST) {
      handler.refused(TOO_LARGE);
    } else if (!heard.retained()) {
      handler.command(
          topics.read(reader, heard.topic(), heard.payload(), heard.receivedMillis()),
          heard.receivedMillis());
    }
  }

  private void status(MqttSettings.Status status, String device, Heard heard) {
    String said = new String(heard.payload(), StandardCharsets.UTF_8).strip();
    if (said.equals(status.online())) {
      handler.connection(device, true, OfflineReason.NONE, heard.receivedMillis());
    } else if (said.equals(status.offline())) {
      handler.connection(device, false, OfflineReason.LAST_WILL, heard.receivedMillis());
    } else if (!status.goodbye().isEmpty() && said.equals(status.goodbye())) {
      handler.connection(device, false, OfflineReason.GRACEFUL, heard.receivedMillis());
    } else {
      handler.refused(
          "A status is neither \"%s\" nor \"%s\"".formatted(status.online(), status.offline()));
    }
  }
}

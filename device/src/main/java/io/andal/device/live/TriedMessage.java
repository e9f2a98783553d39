package io.andal.device.live;

import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.device.mqtt.MqttTrial;
import java.util.Optional;

/** What one captured message means by a fleet's mapping. */
public sealed interface TriedMessage {
  /** Whom it speaks of. */
  String device();

  /**
   * Telemetry.
   *
   * @param countedMillis the time at which it would count if it came now: never later than the
   *     device's clock may be ahead
   */
  record Telemetry(DeviceMessage message, long countedMillis) implements TriedMessage {
    @Override
    public String device() {
      return message.device();
    }
  }

  /**
   * A device is connected, or isn't any more.
   *
   * @param reason {@link OfflineReason#NONE} if it is connected
   */
  record Connection(String device, boolean connected, OfflineReason reason)
      implements TriedMessage {}

  /** A command was sent to a device, or was answered. */
  record Command(CommandEvent event) implements TriedMessage {
    @Override
    public String device() {
      return event.device();
    }
  }

  /**
   * Tries a message against a document that is saved or isn't.
   *
   * @param topic empty if it was pushed
   * @throws BadMessageException if it would be refused
   */
  static TriedMessage of(FleetSpec spec, String topic, byte[] payload, long nowMillis)
      throws BadMessageException {
    return of(spec, new MessageReader(spec.mapping()), topic, payload, nowMillis);
  }

  /** The same with a reader that is there already. */
  static TriedMessage of(
      FleetSpec spec, MessageReader reader, String topic, byte[] payload, long nowMillis)
      throws BadMessageException {
    if (spec.mqtt().isEmpty()) {
      return telemetry(spec, reader.read(reader.parse(payload)), nowMillis);
    }
    MqttTrial trial = MqttTrial.of(spec.mqtt().get(), reader, topic, payload, nowMillis);
    if (trial.command().isPresent()) {
      return new Command(trial.command().get());
    }
    Optional<DeviceMessage> message = trial.message();
    return message.isPresent()
        ? telemetry(spec, message.get(), nowMillis)
        : new Connection(trial.device(), trial.connected(), trial.reason());
  }

  private static Telemetry telemetry(FleetSpec spec, DeviceMessage message, long nowMillis) {
    long measured = message.measuredMillis();
    return new Telemetry(
        message,
        measured == DeviceEvent.NONE
            ? nowMillis
            : Math.min(measured, nowMillis + spec.rules().toleranceMillis()));
  }
}

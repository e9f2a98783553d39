package io.andal.device.live;

import io.andal.device.credential.Speaker;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.signal.pushed.Admission;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes telemetry that is pushed to a fleet. Thread-safe. */
final class PushDoor {
  private final Clock clock;
  private final Admission admission = new Admission("messages");

  PushDoor(Clock clock) {
    this.clock = clock;
  }

  /**
   * Handles one body; what it answered 200 to is stored.
   *
   * @param speaker the only device that the sender may speak for; empty for a gateway
   */
  FleetPush push(
      OpenFleet wanted, byte[] body, String contentEncoding, Optional<Speaker.Device> speaker) {
    if (wanted.link().isPresent()) {
      return PushAnswers.refused(409, "The Fleet hears a broker; messages aren't pushed to it.");
    }
    return admission.handle(
        () -> {
          MessageReader reader = wanted.reader();
          List<JsonNode> messages =
              PushedMessages.read(
                  body, contentEncoding, wanted.fleet().spec().mapping().format(), reader);
          return take(wanted, messages, speaker);
        },
        PushAnswers::refused);
  }

  private FleetPush take(
      OpenFleet wanted, List<JsonNode> messages, Optional<Speaker.Device> speaker) {
    LiveFleet fleet = wanted.fleet();
    long received = clock.millis();
    Taken taken = new Taken();
    for (JsonNode message : messages) {
      try {
        DeviceMessage read = wanted.reader().read(message);
        if (speaker.isPresent() && !speaker.get().id().equals(read.device())) {
          taken.refuse(PushAnswers.FOREIGN);
          continue;
        }
        fleet.take(read, received).ifPresentOrElse(taken::refuse, taken::take);
      } catch (BadMessageException e) {
        taken.refuse(e.reason());
      }
    }
    wanted.flush();
    boolean exhausted =
        speaker.isPresent()
            && taken.taken() == 0
            && fleet.isExhausted(speaker.get().id(), received);
    return exhausted
        ? PushAnswers.exhausted(fleet.spec().mostPerMinute(), received)
        : PushAnswers.of(taken);
  }
}

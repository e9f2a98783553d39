package io.andal.device.live;

import io.andal.device.credential.Speaker;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.PayloadFormat;
import io.andal.signal.pushed.Admission;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes commands and answers that are pushed to a fleet. Thread-safe. */
final class CommandDoor {
  private static final String ONLY_ANSWERS = "A device tells its answers only, and no sentAt";

  private final Clock clock;
  private final Admission admission = new Admission("commands");

  CommandDoor(Clock clock) {
    this.clock = clock;
  }

  /**
   * Handles one body; what it answered 200 to is stored.
   *
   * @param speaker the only device that the sender may speak for; empty for a gateway
   */
  FleetPush push(
      OpenFleet wanted, byte[] body, String contentEncoding, Optional<Speaker.Device> speaker) {
    return admission.handle(
        () ->
            take(
                wanted,
                PushedMessages.read(
                    body, contentEncoding, new PayloadFormat.Json(), wanted.reader()),
                speaker),
        PushAnswers::refused);
  }

  private FleetPush take(
      OpenFleet wanted, List<JsonNode> events, Optional<Speaker.Device> speaker) {
    long received = clock.millis();
    Taken taken = new Taken();
    for (JsonNode event : events) {
      try {
        CommandEvent read = CommandEvent.of(event);
        if (speaker.isPresent() && !speaker.get().id().equals(read.device())) {
          taken.refuse(PushAnswers.FOREIGN);
        } else if (speaker.isPresent() && read.sentMillis().isPresent()) {
          taken.refuse(ONLY_ANSWERS);
        } else {
          wanted.fleet().command(read, received).ifPresentOrElse(taken::refuse, taken::take);
        }
      } catch (BadMessageException e) {
        taken.refuse(e.reason());
      }
    }
    wanted.flush();
    return PushAnswers.of(taken);
  }
}

package io.andal.device.live;

import io.andal.signal.pushed.Admission;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what became of messages into JSON. */
final class PushAnswers {
  /** Why a message is refused that is another's than its sender's. */
  static final String FOREIGN = "The token speaks for another device";

  private PushAnswers() {}

  /** A device sent as much as it may in this minute. */
  static FleetPush exhausted(int most, long now) {
    FleetPush answer =
        refused(429, "The device sent more than %d messages in this minute; wait.".formatted(most));
    int seconds = (int) (60 - now / 1000 % 60);
    return new FleetPush(answer.status(), answer.contentType(), answer.body(), seconds);
  }

  /**
   * What was taken; 400 if there was something and nothing of it was taken, 403 if that was because
   * it speaks for others.
   */
  static FleetPush of(Taken taken) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("messages", taken.messages())
            .put("taken", taken.taken());
    ArrayNode refused = body.putArray("refused");
    for (Taken.Refused reason : taken.refused()) {
      refused
          .addObject()
          .put("reason", reason.reason())
          .put("messages", reason.messages())
          .put("first", reason.first());
    }
    boolean nothing = taken.messages() > 0 && taken.taken() == 0;
    boolean forbidden = taken.refused().stream().anyMatch(each -> each.reason().equals(FOREIGN));
    int status = !nothing ? 200 : forbidden ? 403 : 400;
    return new FleetPush(status, "application/json", bytes(body), 0);
  }

  /** A problem as RFC 9457 writes it. */
  static FleetPush refused(int status, String message) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("title", "Not taken")
            .put("status", status)
            .put("detail", message);
    return new FleetPush(
        status, "application/problem+json", bytes(body), Admission.retryAfterSeconds(status));
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}

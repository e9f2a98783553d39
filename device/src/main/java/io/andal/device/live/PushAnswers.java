package io.andal.device.live;

import io.andal.signal.pushed.Admission;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what became of messages into JSON. */
final class PushAnswers {
  private PushAnswers() {}

  /** What was taken; 400 if there was something and nothing of it was taken. */
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
    return new FleetPush(nothing ? 400 : 200, "application/json", bytes(body), 0);
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

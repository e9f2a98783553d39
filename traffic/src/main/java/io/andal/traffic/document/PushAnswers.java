package io.andal.traffic.document;

import io.andal.signal.pushed.Admission;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.PushAnswer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what became of pushed lines into JSON. */
final class PushAnswers {
  private PushAnswers() {}

  /** What was taken; 400 if there was something and nothing of it was understood. */
  static PushAnswer of(Counts counts) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("lines", counts.read())
            .put("taken", counts.taken())
            .put("ignored", counts.ignored());
    ArrayNode refused = body.putArray("refused");
    for (Counts.Refused reason : counts.refused()) {
      refused
          .addObject()
          .put("reason", reason.reason())
          .put("lines", reason.times())
          .put("firstAt", reason.firstAt());
    }
    boolean nothing = counts.read() > 0 && counts.taken() == 0 && counts.ignored() == 0;
    return new PushAnswer(nothing ? 400 : 200, "application/json", bytes(body), 0);
  }

  /** A problem as RFC 9457 writes it. */
  static PushAnswer refused(int status, String message) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("title", "Not taken")
            .put("status", status)
            .put("detail", message);
    return new PushAnswer(
        status, "application/problem+json", bytes(body), Admission.retryAfterSeconds(status));
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}

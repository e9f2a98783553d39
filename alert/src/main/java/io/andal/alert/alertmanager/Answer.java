package io.andal.alert.alertmanager;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is answered.
 *
 * @param status HTTP's
 * @param body empty for none
 */
public record Answer(int status, Optional<JsonNode> body) {
  static final Answer DONE = new Answer(200, Optional.empty());

  static Answer of(JsonNode body) {
    return new Answer(200, Optional.of(body));
  }

  /** In words, as Alertmanager refuses. */
  static Answer refused(int status, String why) {
    return new Answer(status, Optional.of(StringNode.valueOf(why)));
  }
}

package io.andal.alert;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Position;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents for tests of e-mail. */
final class Mail {
  static final String FROM = "Andal <andal@pumps.example>";

  private Mail() {}

  static Document channel(String name, int port) {
    return document(
        "Channel",
        name,
        "",
        """
        {"type": "Email", "host": "127.0.0.1", "port": %d, "security": "none", "from": "%s"}
        """
            .formatted(port, FROM));
  }

  static Document target(String name, String channel, String target) {
    return document(
        "AlertNotificationTarget",
        name,
        "\"annotations\": {\"andal.io/channel\": \"" + channel + "\"},",
        "{\"target\": \"" + target + "\"}");
  }

  static Document document(String kind, String name, String metadata, String spec) {
    String json =
        """
        {"kind": "%s", "metadata": {%s "name": "%s"}, "spec": %s}
        """
            .formatted(kind, metadata, name, spec);
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json);
    return new Document(
        DocumentId.of(kind, name),
        "andal.io/v1",
        body,
        json,
        "test.yaml",
        new Position(1, 1),
        Map.of());
  }
}

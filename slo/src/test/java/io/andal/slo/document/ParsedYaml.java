package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** YAML as documents, without schemas and positions. */
final class ParsedYaml {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ParsedYaml() {}

  static Documents documents(String yaml) {
    return Documents.of(list(yaml));
  }

  static List<Document> list(String yaml) {
    List<Document> documents = new ArrayList<>();
    for (Object root : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      List<?> items = root instanceof List<?> list ? list : List.of(root);
      items.forEach(item -> documents.add(document((Map<?, ?>) item)));
    }
    return documents;
  }

  private static Document document(Map<?, ?> map) {
    ObjectNode body = MAPPER.valueToTree(map);
    return new Document(
        DocumentId.of(body.path("kind").asString(""), body.at("/metadata/name").asString("")),
        body.path("apiVersion").asString(""),
        body,
        "",
        "test.yaml",
        Position.START,
        Map.of());
  }
}

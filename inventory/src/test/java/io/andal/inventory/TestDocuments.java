package io.andal.inventory;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents as they are after their checks, written as JSON. */
public final class TestDocuments {
  private static final JsonMapper JSON = new JsonMapper();

  private TestDocuments() {}

  public static Documents documents(String... texts) {
    return Documents.of(Arrays.stream(texts).map(TestDocuments::document).toList());
  }

  static Document document(String text) {
    ObjectNode body = (ObjectNode) JSON.readTree(text);
    return new Document(
        DocumentId.of(
            body.path("kind").asString(""), body.path("metadata").path("name").asString("")),
        body.path("apiVersion").asString("backstage.io/v1alpha1"),
        body,
        text,
        "",
        Position.START,
        Map.of());
  }

  public static String group(String name) {
    return """
    {"kind": "Group", "metadata": {"name": "%s"},
     "spec": {"type": "team", "profile": {"email": "%s@pumps.example"}}}
    """
        .formatted(name, name);
  }

  static String catalog(String name) {
    return """
    {"kind": "CatalogSource", "metadata": {"name": "%s"},
     "spec": {"type": "Folder", "schedule": {"every": "1h"}, "path": "apis"}}
    """
        .formatted(name);
  }
}

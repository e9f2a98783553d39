package io.andal.catalog.backstage;

import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.yaml.YamlObjects;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Backstage's entities as they stand in catalog files, unchecked: others keep them. Stateless. */
public final class EntityText {
  private static final String VERSION = "backstage.io/v1";

  private EntityText() {}

  /** Whether a text may hold entities, by a look at its beginning that costs little. */
  public static boolean isLikely(byte[] bytes) {
    int length = Math.min(bytes.length, 16 << 10);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(VERSION);
  }

  /**
   * The entities of a file; other documents in it are passed over.
   *
   * @throws ItemFailure if it is no YAML
   */
  public static List<Document> read(String file, String text) throws ItemFailure {
    List<Document> entities = new ArrayList<>();
    for (ObjectNode body : YamlObjects.read(file, text)) {
      if (isEntity(body)) {
        entities.add(entity(file, body));
      }
    }
    return entities;
  }

  /** Whether an object has what every entity has. */
  static boolean isEntity(ObjectNode body) {
    return body.path("apiVersion").asString("").startsWith(VERSION)
        && !body.path("kind").asString("").isEmpty()
        && !body.at("/metadata/name").asString("").isEmpty();
  }

  /** An entity as a document of its file. */
  static Document entity(String file, ObjectNode body) {
    DocumentId id =
        DocumentId.of(body.path("kind").asString(""), body.at("/metadata/name").asString(""));
    String version = body.path("apiVersion").asString("");
    return new Document(id, version, body, "", file, Position.START, Map.of());
  }
}

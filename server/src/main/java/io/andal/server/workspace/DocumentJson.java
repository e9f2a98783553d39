package io.andal.server.workspace;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentVersion;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Documents and their versions, as REST writes them. */
final class DocumentJson {
  private DocumentJson() {}

  /**
   * A document in a list.
   *
   * @param document the whole document
   * @param text its YAML, comments included
   */
  record Entry(String kind, String name, String displayName, JsonNode document, String text) {
    static Entry of(Document document) {
      return new Entry(
          document.kind(),
          document.name(),
          document.displayName(),
          document.body(),
          document.text());
    }
  }

  /** One version; the text is empty if it is a deletion. */
  record Version(
      String kind,
      String name,
      int version,
      long revision,
      Instant at,
      String author,
      String change,
      boolean deleted,
      String text) {
    static Version of(DocumentVersion version) {
      return new Version(
          version.id().kind(),
          version.id().name(),
          version.version(),
          version.revision(),
          version.at(),
          version.author(),
          version.change(),
          version.deleted(),
          version.text());
    }
  }
}

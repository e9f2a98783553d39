package io.andal.workspace;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One parsed document. Immutable: nobody changes {@link #body} after parsing.
 *
 * @param body the whole document as a tree, {@code apiVersion} and {@code metadata} included
 * @param text the YAML as its author wrote it, comments included, without the {@code ---} around it
 * @param file the file it came from, as the user named it
 * @param start where the document starts in that file
 * @param positions where each value stands in the file, by JSON pointer ({@code /spec/target}); a
 *     block mapping or list is shown at its key
 */
public record Document(
    DocumentId id,
    String apiVersion,
    ObjectNode body,
    String text,
    String file,
    Position start,
    Map<String, Position> positions) {

  public Document {
    positions = Map.copyOf(positions);
  }

  public String kind() {
    return id.kind();
  }

  public String name() {
    return id.name();
  }

  /** The value at a JSON pointer; a missing node where there is none. */
  public JsonNode at(String pointer) {
    return body.at(pointer);
  }

  public JsonNode spec() {
    return body.path("spec");
  }

  /** {@code metadata.displayName}, or the name where there is none. */
  public String displayName() {
    return body.path("metadata").path("displayName").asString(id.name());
  }

  /** The value of one annotation; empty text where there is none. */
  public String annotation(String key) {
    return body.path("metadata").path("annotations").path(key).asString("");
  }

  /** Where a value stands: its own position, else that of the nearest value around it. */
  public Position positionOf(String pointer) {
    String path = pointer;
    while (true) {
      Position position = positions.get(path);
      if (position != null) {
        return position;
      }
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return start;
      }
      path = path.substring(0, slash);
    }
  }

  /** An error at a value of this document. */
  public Problem error(String pointer, String rule, String message, String remedy) {
    return new Problem(Problem.Severity.ERROR, rule, file, positionOf(pointer), message, remedy);
  }

  /** A warning at a value of this document. */
  public Problem warning(String pointer, String rule, String message, String remedy) {
    return new Problem(Problem.Severity.WARNING, rule, file, positionOf(pointer), message, remedy);
  }
}

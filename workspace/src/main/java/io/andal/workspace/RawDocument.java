package io.andal.workspace;

import io.andal.workspace.DocumentChecker.Limits;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One document of a YAML text of any form, with the place of each of its values.
 *
 * @param file how problems name the text it came from
 * @param positions of values, by JSON pointer; a block mapping or list is shown at its key
 */
public record RawDocument(
    JsonNode root, String file, Position start, Map<String, Position> positions) {
  public RawDocument {
    positions = Map.copyOf(positions);
  }

  /** What reading a text came to: the documents up to the first refusal, and what is wrong. */
  public record Read(List<RawDocument> documents, List<Problem> problems) {
    public Read {
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }
  }

  /** Reads a text whose documents need not be of a kind that Andal knows. */
  public static Read read(SourceText text, Limits limits) {
    YamlReader.Read read = YamlReader.read(text, limits, 0);
    return new Read(
        read.documents().stream()
            .map(yaml -> new RawDocument(yaml.root(), yaml.file(), yaml.start(), yaml.positions()))
            .toList(),
        read.problems());
  }

  /** Where a value stands: its own position, else that of the nearest value around it. */
  public Position positionOf(String pointer) {
    String path = pointer;
    while (!path.isEmpty()) {
      Position position = positions.get(path);
      if (position != null) {
        return position;
      }
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return start;
  }
}

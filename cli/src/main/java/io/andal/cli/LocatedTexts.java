package io.andal.cli;

import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Several files sent as one text, and the way back from a line of it to the file's own line. */
final class LocatedTexts {
  /**
   * @param firstLine of the part within the joined text, from 1
   */
  private record Part(String file, int firstLine) {}

  private final List<Part> parts;
  private final String joined;

  private LocatedTexts(List<Part> parts, String joined) {
    this.parts = parts;
    this.joined = joined;
  }

  static LocatedTexts of(List<SourceText> texts) {
    List<Part> parts = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int line = 1;
    for (SourceText text : texts) {
      if (!joined.isEmpty()) {
        joined.append("---\n");
        line++;
      }
      parts.add(new Part(text.file(), line));
      String whole = text.text().endsWith("\n") ? text.text() : text.text() + "\n";
      joined.append(whole);
      line += (int) whole.chars().filter(c -> c == '\n').count();
    }
    return new LocatedTexts(List.copyOf(parts), joined.toString());
  }

  String joined() {
    return joined;
  }

  /** A problem that a server found in the joined text, as compilers print it, in its own file. */
  String line(JsonNode problem) {
    int line = problem.path("line").asInt(1);
    Part part = parts.getFirst();
    for (Part next : parts) {
      if (next.firstLine() <= line) {
        part = next;
      }
    }
    return "%s:%d:%d: %s: %s. %s [%s]"
        .formatted(
            part.file(),
            line - part.firstLine() + 1,
            problem.path("column").asInt(1),
            problem.path("severity").asString("error"),
            problem.path("message").asString(""),
            problem.path("remedy").asString(""),
            problem.path("rule").asString(""));
  }
}

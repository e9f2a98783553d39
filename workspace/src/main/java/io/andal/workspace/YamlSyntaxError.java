package io.andal.workspace;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser stumbled over. */
final class YamlSyntaxError {
  private static final String RULE = "yaml-syntax";

  private YamlSyntaxError() {}

  static YamlRefusal refusal(YamlEngineException e, String text, int lineOffset) {
    return switch (e) {
      case ReaderException unreadable -> character(unreadable, text, lineOffset);
      case MarkedYamlEngineException marked -> marked(marked, lineOffset);
      default ->
          new YamlRefusal(
              RULE,
              new Position(1 + lineOffset, 1),
              "This is no YAML: " + YamlScalars.shortened(String.valueOf(e.getMessage())),
              "Write the document as YAML 1.2");
    };
  }

  private static YamlRefusal character(ReaderException e, String text, int lineOffset) {
    return new YamlRefusal(
        "not-text",
        position(text, e.getPosition(), lineOffset),
        "The character U+%04X may not stand in YAML".formatted(e.getCodePoint()),
        "Remove it, or write it in double quotes as \\u%04X; a binary file is no document"
            .formatted(e.getCodePoint()));
  }

  private static Position position(String text, int codePoints, int lineOffset) {
    int most = text.codePointCount(0, text.length());
    int end = text.offsetByCodePoints(0, Math.min(codePoints, most));
    Position position = endOf(text.substring(0, end));
    return new Position(position.line() + lineOffset, position.column());
  }

  /** The place right behind a text. */
  static Position endOf(String text) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(line, text.codePointCount(lineStart, text.length()) + 1);
  }

  private static YamlRefusal marked(MarkedYamlEngineException e, int lineOffset) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    Position position =
        mark.map(m -> new Position(m.getLine() + 1 + lineOffset, m.getColumn() + 1))
            .orElse(new Position(1 + lineOffset, 1));
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext() == null ? "" : e.getContext();
    return new YamlRefusal(RULE, position, words(problem, context), remedy(problem, context));
  }

  private static String words(String problem, String context) {
    if (problem.contains("(TAB)") || problem.contains("\\t")) {
      return "A tab stands where YAML wants spaces";
    }
    if (problem.contains("mapping values are not allowed here")) {
      return "A colon stands where no field can begin";
    }
    if (problem.contains("unexpected end of stream")) {
      return "The text ends inside a value";
    }
    String found = problem.isEmpty() ? context : problem;
    String where = problem.isEmpty() || context.isEmpty() ? "" : " (" + context + ")";
    return "This is no YAML: " + YamlScalars.shortened(found) + where;
  }

  private static String remedy(String problem, String context) {
    if (problem.contains("(TAB)") || problem.contains("\\t")) {
      return "Indent with spaces";
    }
    if (problem.contains("mapping values are not allowed here")) {
      return "Put a value that contains ': ' in quotes, and check the indentation of this line";
    }
    if (problem.contains("unexpected end of stream")) {
      return "Close the quote or bracket that was opened";
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return "Fields of one mapping start in the same column; check the indentation of this line";
    }
    if (context.contains("flow")) {
      return "Close every [ and {, and put commas between values";
    }
    return "Write the document as YAML 1.2; put texts with special characters in quotes";
  }
}

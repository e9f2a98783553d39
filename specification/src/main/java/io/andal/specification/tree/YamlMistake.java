package io.andal.specification.tree;

import io.andal.workspace.Position;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser stumbled over. */
final class YamlMistake {
  private static final String RULE = "yaml-syntax";

  private YamlMistake() {}

  static Refusal refusal(YamlEngineException e, String text) {
    return switch (e) {
      case ReaderException unreadable -> character(unreadable, text);
      case MarkedYamlEngineException marked -> marked(marked);
      default ->
          new Refusal(
              RULE,
              Position.START,
              "This is no YAML: " + Shortened.text(String.valueOf(e.getMessage())),
              "Write it as YAML 1.2");
    };
  }

  private static Refusal character(ReaderException e, String text) {
    int most = text.codePointCount(0, text.length());
    int before = text.offsetByCodePoints(0, Math.clamp(e.getPosition(), 0, most));
    String code = "%04X".formatted(e.getCodePoint());
    return new Refusal(
        "not-text",
        FileText.endOf(text.substring(0, before)),
        "The character U+" + code + " may not stand in YAML",
        "Remove it, or write it in double quotes as \\u" + code);
  }

  private static Refusal marked(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    Position position =
        mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext();
    return new Refusal(RULE, position, message(problem, context), remedy(problem, context));
  }

  private static String message(String problem, String context) {
    if (aboutTab(problem)) {
      return "A tab stands where YAML wants spaces";
    }
    if (problem.contains("mapping values are not allowed here")) {
      return "A colon stands where no key can end";
    }
    if (problem.contains("unexpected end of stream")) {
      return "The text ends inside a value";
    }
    String found = problem.isEmpty() ? context : problem;
    String where = problem.isEmpty() || context.isEmpty() ? "" : " (" + context + ")";
    return "This is no YAML: " + Shortened.text(found) + where;
  }

  private static String remedy(String problem, String context) {
    if (aboutTab(problem)) {
      return "Indent with spaces";
    }
    if (problem.contains("mapping values are not allowed here")) {
      return "Put a value that contains ': ' in quotes, and check the indentation of this line";
    }
    if (problem.contains("unexpected end of stream")) {
      return "Close the quote or bracket that was opened";
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return "Keys of one mapping start in the same column; check the indentation of this line";
    }
    if (context.contains("flow")) {
      return "Close every [ and {, and put commas between values";
    }
    return "Put texts with special characters in quotes";
  }

  private static boolean aboutTab(String problem) {
    return problem.contains("(TAB)") || problem.contains("\\t");
  }
}

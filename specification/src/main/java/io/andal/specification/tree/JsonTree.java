package io.andal.specification.tree;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON text (RFC 8259) in one pass over its characters, with the line and column of every
 * key and value. Columns count code points. Not thread-safe; one text each.
 */
final class JsonTree {
  private final JsonCharacters in;
  private final ReadingBudget budget;
  private final Duplicates duplicates;

  private JsonTree(String text, ReadingBudget budget, Duplicates duplicates) {
    this.in = new JsonCharacters(text);
    this.budget = budget;
    this.duplicates = duplicates;
  }

  /**
   * @throws Refusal at the first mistake
   */
  static Node read(String text, ReadingBudget budget, Duplicates duplicates) {
    JsonTree tree = new JsonTree(text, budget, duplicates);
    tree.in.skipSpace();
    Node root = tree.value(1);
    tree.in.skipSpace();
    if (!tree.in.atEnd()) {
      throw tree.in.unexpected("the end of the text", "Remove what follows the value");
    }
    return root;
  }

  private Node value(int depth) {
    int line = in.line();
    int column = in.column();
    budget.count(1, line, column);
    budget.checkDepth(depth, line, column);
    return switch (in.peek()) {
      case '{' -> mapping(depth, line, column);
      case '[' -> sequence(depth, line, column);
      case '"' -> new Scalar(line, column, Scalar.Type.TEXT, in.string());
      case 't' -> word("true", Scalar.Type.BOOLEAN, line, column);
      case 'f' -> word("false", Scalar.Type.BOOLEAN, line, column);
      case 'n' -> word("null", Scalar.Type.NULL, line, column);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          new Scalar(line, column, Scalar.Type.NUMBER, in.number());
      default -> throw in.unexpected("a value", "Write texts in double quotes");
    };
  }

  private Scalar word(String word, Scalar.Type type, int line, int column) {
    in.word(word);
    return new Scalar(line, column, type, word);
  }

  private Sequence sequence(int depth, int line, int column) {
    in.next();
    in.skipSpace();
    List<Node> items = new ArrayList<>();
    while (in.peek() != ']') {
      items.add(value(depth + 1));
      in.skipSpace();
      if (in.peek() == ',') {
        comma(']');
      } else if (in.peek() != ']') {
        throw in.unexpected("a comma or ]", opened("[", line, column));
      }
    }
    in.next();
    return new Sequence(line, column, items);
  }

  private Mapping mapping(int depth, int line, int column) {
    in.next();
    in.skipSpace();
    List<Field> fields = new ArrayList<>();
    while (in.peek() != '}') {
      if (in.peek() != '"') {
        throw in.unexpected(
            "a key in double quotes or }",
            "Keys stand in double quotes; " + opened("{", line, column));
      }
      int keyLine = in.line();
      int keyColumn = in.column();
      String key = in.string();
      in.skipSpace();
      if (in.peek() != ':') {
        throw in.unexpected("a colon", "Write \"key\": value");
      }
      in.next();
      in.skipSpace();
      fields.add(new Field(key, keyLine, keyColumn, value(depth + 1)));
      in.skipSpace();
      if (in.peek() == ',') {
        comma('}');
      } else if (in.peek() != '}') {
        throw in.unexpected("a comma or }", opened("{", line, column));
      }
    }
    in.next();
    Mapping mapping = new Mapping(line, column, fields);
    duplicates.check(mapping);
    return mapping;
  }

  private void comma(char end) {
    Position comma = new Position(in.line(), in.column());
    in.next();
    in.skipSpace();
    if (in.peek() == end) {
      throw new Refusal(
          JsonCharacters.RULE,
          comma,
          "A comma stands before " + end,
          "Remove the comma after the last one");
    }
  }

  private static String opened(String bracket, int line, int column) {
    return "The " + bracket + " at line " + line + ", column " + column + " isn't closed before";
  }
}

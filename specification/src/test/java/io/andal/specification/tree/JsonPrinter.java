package io.andal.specification.tree;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Writes a tree as JSON and tells where it put what. */
final class JsonPrinter {
  private final StringBuilder text = new StringBuilder();
  private final String space;
  private int line = 1;
  private int column = 1;

  /**
   * @param spacing 0 for no space at all, more for spaces and lines of their own
   */
  JsonPrinter(int spacing) {
    this.space = spacing == 0 ? "" : "\n" + " ".repeat(spacing);
  }

  String text() {
    return text.toString();
  }

  /** The tree with the places where it stands now. */
  Node print(Node node) {
    int atLine = line;
    int atColumn = column;
    return switch (node) {
      case Scalar scalar -> {
        write(scalar.isText() ? quoted(scalar.text()) : scalar.text());
        yield new Scalar(atLine, atColumn, scalar.type(), scalar.text());
      }
      case Sequence sequence -> {
        write("[");
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
          write((items.isEmpty() ? "" : ",") + space);
          items.add(print(item));
        }
        write(space + "]");
        yield new Sequence(atLine, atColumn, items);
      }
      case Mapping mapping -> {
        write("{");
        List<Field> fields = new ArrayList<>();
        for (Field field : mapping.fields()) {
          write((fields.isEmpty() ? "" : ",") + space);
          int keyLine = line;
          int keyColumn = column;
          write(quoted(field.key()));
          write(space.isEmpty() ? ":" : ": ");
          fields.add(new Field(field.key(), keyLine, keyColumn, print(field.value())));
        }
        write(space + "}");
        yield new Mapping(atLine, atColumn, fields);
      }
    };
  }

  private void write(String more) {
    text.append(more);
    more.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                line++;
                column = 1;
              } else {
                column++;
              }
            });
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == '\u00e4') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}

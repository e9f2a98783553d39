package io.andal.cli.report;

import java.io.PrintStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as commands read and print it. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** A value, indented. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Prints a value, indented, with a line break behind it. */
  public static void print(PrintStream out, Object value) {
    out.println(text(value));
  }

  /** One value on one line. */
  public static String compact(Object value) {
    return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
  }

  /** A value as the tree that its JSON has. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads one JSON text.
   *
   * @throws JacksonException if it is none
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }
}

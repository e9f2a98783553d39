package io.andal.specification;

/**
 * A text, a number, a truth value or nothing, by the core schema of YAML 1.2.
 *
 * @param text decoded, without quotes; a number keeps every digit as written
 */
public record Scalar(int line, int column, Type type, String text) implements Node {

  /** What a scalar is. */
  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  public boolean isText() {
    return type == Type.TEXT;
  }
}

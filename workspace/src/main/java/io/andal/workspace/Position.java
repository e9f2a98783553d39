package io.andal.workspace;

/** A place in a text: line and column, both counted from 1. */
public record Position(int line, int column) {
  public static final Position START = new Position(1, 1);
}

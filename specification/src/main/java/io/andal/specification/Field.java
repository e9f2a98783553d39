package io.andal.specification;

import io.andal.workspace.Position;

/**
 * A key of a mapping and what stands there.
 *
 * @param line of the key, counted from 1
 * @param column of the key, counted from 1
 */
public record Field(String key, int line, int column, Node value) {

  /** Where the key stands. */
  public Position position() {
    return new Position(line, column);
  }
}

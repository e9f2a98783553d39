package io.andal.specification;

import io.andal.workspace.Position;

/**
 * A value of a description as it stands in its text: nothing is dropped, nothing is interpreted.
 * Aliases share the node that their anchor names; a {@code $ref} stays the mapping that it is.
 * Immutable.
 */
public sealed interface Node permits Mapping, Sequence, Scalar {

  /** The line of its first character, counted from 1. */
  int line();

  /** The column of its first character, counted from 1. */
  int column();

  default Position position() {
    return new Position(line(), column());
  }
}

package io.andal.specification;

import java.util.List;

/** A list of values. */
public record Sequence(int line, int column, List<Node> items) implements Node {
  public Sequence {
    items = List.copyOf(items);
  }
}

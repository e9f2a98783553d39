package io.andal.traffic.proposal;

import io.andal.traffic.SeenOperation;
import java.util.List;

/**
 * An operation with the classes of its path parameters' values, from left to right, as sums of
 * bits.
 */
public record ProposedOperation(SeenOperation seen, List<Integer> classes) {
  public ProposedOperation {
    classes = List.copyOf(classes);
  }
}

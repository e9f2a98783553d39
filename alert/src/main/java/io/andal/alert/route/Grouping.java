package io.andal.alert.route;

import io.andal.alert.label.Labels;
import java.util.Set;

/**
 * Which alerts are told together: those with equal values of these labels.
 *
 * @param all by every label, so that each alert is alone
 */
public record Grouping(boolean all, Set<String> names) {
  /** All alerts of a node together. */
  public static final Grouping NONE = new Grouping(false, Set.of());

  public Grouping {
    names = Set.copyOf(names);
  }

  Labels labels(Labels labels) {
    return all ? labels : labels.only(names);
  }
}

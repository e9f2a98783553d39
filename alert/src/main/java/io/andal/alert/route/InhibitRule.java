package io.andal.alert.route;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import java.util.List;
import java.util.Set;

/**
 * An alert that explains others: while a source fires, targets with equal values of some labels are
 * not told.
 */
public record InhibitRule(List<Matcher> source, List<Matcher> target, Set<String> equal) {
  public InhibitRule {
    source = List.copyOf(source);
    target = List.copyOf(target);
    equal = Set.copyOf(equal);
  }

  boolean isSource(Labels labels) {
    return Matcher.all(source, labels);
  }

  boolean isTarget(Labels labels) {
    return Matcher.all(target, labels);
  }

  /** What must be equal in source and target; labels missing in both are equal. */
  Labels common(Labels labels) {
    return labels.only(equal);
  }
}

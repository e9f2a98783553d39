package io.andal.alert.route;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a routing tree, with all it inherits filled in, as Alertmanager's.
 *
 * @param key the matchers from the root to here, each in its braces: {@code {}/{severity="page"}}
 * @param receiver who is told, by name
 * @param matchers all must match for an alert to come here
 * @param goOn whether the nodes after this one are asked too, though it matched
 * @param timing when groups of this node are told
 * @param escalations who is told later, if nobody acknowledges, soonest first
 */
public record Route(
    String key,
    String receiver,
    List<Matcher> matchers,
    boolean goOn,
    Grouping grouping,
    Timing timing,
    List<String> muteTimes,
    List<String> activeTimes,
    List<Escalation> escalations,
    List<Route> routes) {
  /** No tree is deeper. */
  public static final int DEEPEST = 32;

  public Route {
    matchers = List.copyOf(matchers);
    muteTimes = List.copyOf(muteTimes);
    activeTimes = List.copyOf(activeTimes);
    escalations = List.copyOf(escalations);
    routes = List.copyOf(routes);
  }

  /**
   * The nodes that an alert ends at: depth first, the first child that matches unless that says to
   * go on, and the node itself where no child matches. Empty if this node doesn't match.
   */
  public List<Route> match(Labels labels) {
    if (!Matcher.all(matchers, labels)) {
      return List.of();
    }
    List<Route> found = new ArrayList<>();
    for (Route child : routes) {
      List<Route> there = child.match(labels);
      found.addAll(there);
      if (!there.isEmpty() && !child.goOn()) {
        break;
      }
    }
    return found.isEmpty() ? List.of(this) : found;
  }

  /** The group of this node that an alert belongs to. */
  public GroupKey group(Labels labels) {
    return new GroupKey(key, grouping.labels(labels));
  }

  /** This node and all below it. */
  public List<Route> all() {
    List<Route> found = new ArrayList<>();
    found.add(this);
    routes.forEach(route -> found.addAll(route.all()));
    return found;
  }
}

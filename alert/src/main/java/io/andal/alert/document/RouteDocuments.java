package io.andal.alert.document;

import io.andal.alert.route.Grouping;
import io.andal.alert.route.InhibitRule;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Tell;
import io.andal.alert.route.TimeInterval;
import io.andal.alert.route.Timing;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Route documents, and the one tree that they make. Stateless. */
public final class RouteDocuments {
  /** The kind. */
  public static final String ROUTE = "Route";

  /** The receiver that is always there: who answers for what the alert is about. */
  public static final String OWNER = "owner";

  private RouteDocuments() {}

  /** Whether alerts go by documents; else SLOs tell their targets and owners by themselves. */
  public static boolean any(Documents documents) {
    return !documents.all(ROUTE).isEmpty();
  }

  /**
   * The tree. A document alone whose root takes all is the tree; several stand side by side, by
   * name, and what none of them takes goes to its owner.
   */
  public static Routing routing(Documents documents) {
    List<Document> all = documents.all(ROUTE);
    boolean alone = all.size() == 1 && all.getFirst().spec().path("matchers").isEmpty();
    Map<String, Receiver> receivers = new LinkedHashMap<>();
    receivers.put(OWNER, new Receiver(OWNER, List.of(new Tell.Owner()), true));
    Map<String, List<TimeInterval>> times = new HashMap<>();
    List<InhibitRule> inhibitRules = new ArrayList<>();
    List<Route> roots = new ArrayList<>();
    for (Document document : all) {
      RouteReader reader = new RouteReader(document, alone ? "" : "{}");
      reader.receivers().forEach(receivers::putIfAbsent);
      reader.times().forEach(times::putIfAbsent);
      inhibitRules.addAll(reader.inhibitRules());
      roots.add(reader.root());
    }
    Route root = alone ? roots.getFirst() : above(roots);
    return new Routing(root, receivers, times, inhibitRules);
  }

  private static Route above(List<Route> roots) {
    return new Route(
        "{}",
        OWNER,
        List.of(),
        false,
        new Grouping(false, Set.of("alertname", "service")),
        Timing.DEFAULT,
        List.of(),
        List.of(),
        List.of(),
        roots);
  }
}

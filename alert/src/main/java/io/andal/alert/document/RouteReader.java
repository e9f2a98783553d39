package io.andal.alert.document;

import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.label.Matchers;
import io.andal.alert.route.Escalation;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.InhibitRule;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Tell;
import io.andal.alert.route.TimeInterval;
import io.andal.alert.route.Timing;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a Route document says, and what is wrong with it. Made for one document. */
final class RouteReader {
  private final Document document;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Receiver> receivers = new LinkedHashMap<>();
  private final Map<String, List<TimeInterval>> times = new LinkedHashMap<>();
  private final List<InhibitRule> inhibitRules = new ArrayList<>();
  private final Route root;

  /** What a node takes over from the one above it. */
  private record Above(
      String key,
      String receiver,
      Grouping grouping,
      Timing timing,
      List<Escalation> escalations) {}

  RouteReader(Document document, String keyAbove) {
    this.document = document;
    JsonNode spec = document.spec();
    readReceivers(spec.path("receivers"));
    TimesReader reader = new TimesReader(document, problems);
    times.putAll(reader.read(spec.path("times"), "/spec/times"));
    readInhibitRules(spec.path("inhibit"));
    Above above =
        new Above(
            keyAbove,
            RouteDocuments.OWNER,
            new Grouping(false, Set.of("alertname", "service")),
            Timing.DEFAULT,
            List.of());
    this.root = node(spec, "/spec", above, 0);
  }

  List<Problem> problems() {
    return problems;
  }

  Route root() {
    return root;
  }

  Map<String, Receiver> receivers() {
    return receivers;
  }

  Map<String, List<TimeInterval>> times() {
    return times;
  }

  List<InhibitRule> inhibitRules() {
    return inhibitRules;
  }

  private void readReceivers(JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/spec/receivers/" + i;
      JsonNode one = list.get(i);
      String name = one.path("name").asString("");
      List<Tell> tell = new ArrayList<>();
      for (JsonNode to : one.path("tell")) {
        tell.add(tell(to));
      }
      if (receivers.containsKey(name) || name.equals(RouteDocuments.OWNER)) {
        wrong(
            pointer + "/name",
            "route-receiver-twice",
            "there are two receivers named '" + name + "'",
            "Give each its own name; '" + RouteDocuments.OWNER + "' is always there.");
      }
      receivers.put(name, new Receiver(name, tell, one.path("resolved").asBoolean(true)));
    }
  }

  /** The schema has checked that there is one of these. */
  private static Tell tell(JsonNode to) {
    if (to.has("target")) {
      return new Tell.Target(to.path("target").asString());
    }
    if (to.has("schedule")) {
      return new Tell.OnCall(to.path("schedule").asString());
    }
    if (to.has("channel")) {
      return new Tell.Address(to.path("channel").asString(), to.path("to").asString(""));
    }
    return new Tell.Owner();
  }

  private void readInhibitRules(JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/spec/inhibit/" + i;
      Set<String> equal = new HashSet<>();
      list.get(i).path("equal").forEach(name -> equal.add(name.asString()));
      inhibitRules.add(
          new InhibitRule(
              matchers(list.get(i).path("source"), pointer + "/source"),
              matchers(list.get(i).path("target"), pointer + "/target"),
              equal));
    }
  }

  private List<Matcher> matchers(JsonNode list, String pointer) {
    List<Matcher> matchers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        matchers.addAll(Matchers.parse(list.get(i).asString("")));
      } catch (MatcherException e) {
        wrong(
            pointer + "/" + i,
            "route-matcher",
            String.valueOf(e.getMessage()),
            "Write a matcher such as severity=\"page\" or site=~\"jakarta|medan\".");
      }
    }
    return matchers;
  }

  private Route node(JsonNode node, String pointer, Above above, int depth) {
    List<Matcher> matchers = matchers(node.path("matchers"), pointer + "/matchers");
    String key =
        above.key().isEmpty() ? Matcher.text(matchers) : above.key() + "/" + Matcher.text(matchers);
    Above here =
        new Above(
            key,
            receiver(node, "receiver", pointer, above.receiver()),
            grouping(node, above.grouping()),
            timing(node, pointer, above.timing()),
            node.has("escalate") ? escalations(node, pointer) : above.escalations());
    List<Route> children = new ArrayList<>();
    JsonNode routes = node.path("routes");
    if (depth >= Route.DEEPEST && !routes.isEmpty()) {
      wrong(
          pointer + "/routes",
          "route-depth",
          "the tree is deeper than " + Route.DEEPEST + " nodes",
          "Make it flatter.");
      routes = node.path("none");
    }
    for (int i = 0; i < routes.size(); i++) {
      children.add(node(routes.get(i), pointer + "/routes/" + i, here, depth + 1));
    }
    return new Route(
        key,
        here.receiver(),
        matchers,
        node.path("continue").asBoolean(false),
        here.grouping(),
        here.timing(),
        names(node, "muteTimes", pointer),
        names(node, "activeTimes", pointer),
        here.escalations(),
        children);
  }

  private String receiver(JsonNode node, String field, String pointer, String otherwise) {
    String name = node.path(field).asString(otherwise);
    boolean known = name.equals(RouteDocuments.OWNER) || receivers.containsKey(name);
    if (node.has(field) && !known) {
      wrong(
          pointer + "/" + field,
          "route-receiver",
          "there is no receiver named '" + name + "'",
          "Add it to spec.receivers, or write "
              + (receivers.isEmpty() ? "'" + RouteDocuments.OWNER + "'" : receivers.keySet())
              + ".");
    }
    return name;
  }

  private static Grouping grouping(JsonNode node, Grouping above) {
    if (!node.has("groupBy")) {
      return above;
    }
    Set<String> names = new HashSet<>();
    node.path("groupBy").forEach(name -> names.add(name.asString()));
    return names.contains("...") ? new Grouping(true, Set.of()) : new Grouping(false, names);
  }

  private Timing timing(JsonNode node, String pointer, Timing above) {
    Duration wait = duration(node, "groupWait", pointer, true).orElse(above.groupWait());
    Duration interval =
        duration(node, "groupInterval", pointer, false).orElse(above.groupInterval());
    Duration repeat =
        duration(node, "repeatInterval", pointer, false).orElse(above.repeatInterval());
    return new Timing(wait, interval, repeat);
  }

  private Optional<Duration> duration(
      JsonNode node, String field, String pointer, boolean zeroAllowed) {
    if (!node.has(field)) {
      return Optional.empty();
    }
    try {
      Duration found = Durations.parse(node.path(field).asString(""));
      if (found.isPositive() || zeroAllowed) {
        return Optional.of(found);
      }
      wrong(pointer + "/" + field, "route-duration", field + " can't be 0", "Write 5m, say.");
    } catch (IllegalArgumentException e) {
      wrong(
          pointer + "/" + field,
          "route-duration",
          String.valueOf(e.getMessage()),
          "Write a number with its unit: ms, s, m, h, d, w.");
    }
    return Optional.empty();
  }

  private List<Escalation> escalations(JsonNode node, String pointer) {
    List<Escalation> found = new ArrayList<>();
    JsonNode list = node.path("escalate");
    for (int i = 0; i < list.size(); i++) {
      String there = pointer + "/escalate/" + i;
      Duration after = duration(list.get(i), "after", there, false).orElse(Duration.ofMinutes(5));
      found.add(new Escalation(after, receiver(list.get(i), "receiver", there, "")));
    }
    found.sort(Comparator.comparing(Escalation::after));
    return found;
  }

  private List<String> names(JsonNode node, String field, String pointer) {
    List<String> names = new ArrayList<>();
    JsonNode list = node.path(field);
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i).asString();
      if (!times.containsKey(name)) {
        wrong(
            pointer + "/" + field + "/" + i,
            "route-time",
            "there is no time named '" + name + "'",
            "Add it to spec.times"
                + (times.isEmpty() ? "." : ", or write " + times.keySet() + "."));
      }
      names.add(name);
    }
    return names;
  }

  private void wrong(String pointer, String rule, String message, String remedy) {
    problems.add(document.error(pointer, rule, message, remedy));
  }
}

package io.andal.dialect.alertmanager;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import io.andal.dialect.OpenSlo;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alertmanager's configuration file, as a Route document and the Channels that it tells over. */
public final class AlertmanagerImporter implements Importer {
  private static final Map<String, String> TIMING =
      Map.of(
          "group_wait", "groupWait",
          "group_interval", "groupInterval",
          "repeat_interval", "repeatInterval");

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return document.path("route").isObject() && !document.has("apiVersion");
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {
    documents.forEach(document -> read(document, into));
  }

  private static void read(ForeignValue file, Imported into) {
    file.onlyHas(
        into,
        "global",
        "templates",
        "route",
        "inhibit_rules",
        "receivers",
        "mute_time_intervals",
        "time_intervals",
        "tracing");
    if (file.has("tracing")) {
      into.note(file.child("tracing"), "tracing is about Alertmanager itself and not taken over");
    }
    if (file.has("templates")) {
      into.note(file.child("templates"), "templates are not taken over; messages are Andal's own");
    }
    ObjectNode route = OpenSlo.document("Route", "alertmanager", "");
    route.put("apiVersion", "andal.io/v1");
    ObjectNode spec = route.putObject("spec");
    new Receivers(file, into).write(spec);
    ArrayNode times = OpenSlo.object().putArray("times");
    for (String field : List.of("mute_time_intervals", "time_intervals")) {
      file.child(field).items().forEach(named -> times(named, times.addObject(), into));
    }
    if (!times.isEmpty()) {
      spec.set("times", times);
    }
    inhibitRules(file.child("inhibit_rules"), spec, into);
    node(file.child("route"), spec, into, true);
    into.addAsIs(file, route);
  }

  private static void node(ForeignValue node, ObjectNode to, Imported into, boolean root) {
    node.onlyHas(
        into,
        "receiver",
        "group_by",
        "group_wait",
        "group_interval",
        "repeat_interval",
        "match",
        "match_re",
        "matchers",
        "continue",
        "mute_time_intervals",
        "active_time_intervals",
        "routes");
    matchers(node, to, "matchers", "match", "match_re", "matchers");
    if (node.has("receiver")) {
      to.put("receiver", node.text("receiver"));
    }
    if (node.has("group_by") || root) {
      // Alertmanager's root groups all together where it says nothing; ours would not.
      strings(node.child("group_by"), to.putArray("groupBy"));
    }
    TIMING.forEach(
        (theirs, ours) -> {
          if (node.has(theirs)) {
            to.put(ours, node.text(theirs));
          }
        });
    if (node.flag("continue", false)) {
      to.put("continue", true);
    }
    if (node.has("mute_time_intervals")) {
      strings(node.child("mute_time_intervals"), to.putArray("muteTimes"));
    }
    if (node.has("active_time_intervals")) {
      strings(node.child("active_time_intervals"), to.putArray("activeTimes"));
    }
    List<ForeignValue> children = node.child("routes").items();
    if (!children.isEmpty()) {
      ArrayNode routes = to.putArray("routes");
      children.forEach(child -> node(child, routes.addObject(), into, false));
    }
  }

  private static void strings(ForeignValue list, ArrayNode to) {
    list.items().forEach(one -> to.add(one.text()));
  }

  /** Three ways to write the same. */
  private static void matchers(
      ForeignValue node, ObjectNode to, String field, String equal, String regex, String list) {
    ArrayNode matchers = OpenSlo.object().putArray("matchers");
    node.child(equal).texts().forEach((name, v) -> matchers.add(matcher(name, "=", v)));
    node.child(regex).texts().forEach((name, v) -> matchers.add(matcher(name, "=~", v)));
    node.child(list).items().forEach(one -> matchers.add(one.text()));
    if (!matchers.isEmpty()) {
      to.set(field, matchers);
    }
  }

  private static String matcher(String name, String sign, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + sign + "\"" + escaped + "\"";
  }

  private static void inhibitRules(ForeignValue rules, ObjectNode spec, Imported into) {
    if (rules.items().isEmpty()) {
      return;
    }
    ArrayNode list = spec.putArray("inhibit");
    for (ForeignValue rule : rules.items()) {
      rule.onlyHas(
          into,
          "source_match",
          "source_match_re",
          "source_matchers",
          "target_match",
          "target_match_re",
          "target_matchers",
          "equal");
      ObjectNode one = list.addObject();
      one.putArray("source");
      one.putArray("target");
      matchers(rule, one, "source", "source_match", "source_match_re", "source_matchers");
      matchers(rule, one, "target", "target_match", "target_match_re", "target_matchers");
      if (rule.has("equal")) {
        strings(rule.child("equal"), one.putArray("equal"));
      }
    }
  }

  private static void times(ForeignValue named, ObjectNode to, Imported into) {
    named.onlyHas(into, "name", "time_intervals");
    to.put("name", named.text("name"));
    ArrayNode intervals = to.putArray("intervals");
    for (ForeignValue interval : named.child("time_intervals").items()) {
      interval.onlyHas(into, "times", "weekdays", "days_of_month", "months", "years", "location");
      ObjectNode one = intervals.addObject();
      if (interval.has("times")) {
        ArrayNode times = one.putArray("times");
        for (ForeignValue time : interval.child("times").items()) {
          ObjectNode part = times.addObject();
          part.put("from", time.text("start_time"));
          part.put("to", time.text("end_time"));
        }
      }
      Map.of(
              "weekdays", "weekdays",
              "days_of_month", "daysOfMonth",
              "months", "months",
              "years", "years")
          .forEach(
              (theirs, ours) -> {
                if (interval.has(theirs)) {
                  strings(interval.child(theirs), one.putArray(ours));
                }
              });
      if (interval.has("location")) {
        one.put("zone", interval.text("location"));
      }
    }
  }
}

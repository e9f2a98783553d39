package io.andal.alert.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.route.Grouping;
import io.andal.alert.route.InhibitRule;
import io.andal.alert.route.Routing;
import io.andal.alert.route.Timing;
import io.andal.alert.silence.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alertmanager's own acceptance tests as timelines, when they are at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class AcceptanceScenariosTest {
  private static final int CASES = 6;

  @Test
  void theSameIsToldAtTheSameTimes() throws IOException {
    Path file =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("alerting/acceptance_scenarios.json");
    int cases = 0;
    List<String> others = new ArrayList<>();
    for (JsonNode scenario :
        JsonMapper.shared().readTree(Files.readString(file)).path("scenarios")) {
      cases++;
      List<String> differences = new Timeline(scenario).differences();
      if (!differences.isEmpty()) {
        others.add(scenario.path("name").asString() + ": " + differences);
      }
    }
    System.out.printf("Acceptance scenarios: %d of %d agree%n", cases - others.size(), cases);
    assertThat(others).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(CASES);
  }

  /** Time in steps of 50 ms. */
  private static final class Timeline {
    private static final double STEP = 0.05;

    private final JsonNode scenario;
    private final Duration resolveTimeout;
    private final boolean twoReceivers;
    private final Routing routing;
    private final Dispatcher dispatcher;
    private final Map<String, List<JsonNode>> wanted = new HashMap<>();
    private final Set<JsonNode> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Double> tryAgain = new HashMap<>();

    Timeline(JsonNode scenario) {
      this.scenario = scenario;
      this.twoReceivers = scenario.has("want_receiver2");
      this.resolveTimeout = duration("resolve_timeout", Duration.ofMinutes(5));
      List<String> names = new ArrayList<>();
      scenario.path("group_by").forEach(name -> names.add(name.asString()));
      this.routing =
          Told.routing(
              new Grouping(false, Set.copyOf(names)),
              new Timing(
                  duration("group_wait", Timing.DEFAULT.groupWait()),
                  duration("group_interval", Timing.DEFAULT.groupInterval()),
                  duration("repeat_interval", Timing.DEFAULT.repeatInterval())),
              List.of(),
              Map.of(),
              rules(),
              twoReceivers ? List.of("1", "2") : List.of("1"));
      this.dispatcher = new Dispatcher(Told.surroundings(), routing, Snapshot.EMPTY, Told.START);
      wanted.put("1", list(scenario.path(twoReceivers ? "want_receiver1" : "want")));
      wanted.put("2", list(scenario.path("want_receiver2")));
    }

    List<String> differences() {
      double end =
          wanted.values().stream()
              .flatMap(List::stream)
              .mapToDouble(want -> want.path("between").get(1).asDouble())
              .max()
              .orElseThrow();
      for (int step = 0; step * STEP <= end; step++) {
        act(step * STEP);
      }
      wanted.values().stream()
          .flatMap(List::stream)
          .filter(want -> !met.contains(want))
          .forEach(want -> wrong.add("missed " + want));
      return wrong;
    }

    private void act(double second) {
      Instant now = Told.at(second);
      if (happens(scenario.path("reload_at"), second)) {
        dispatcher.route(routing, now);
      }
      dispatcher.silence(silences(second));
      List<ReceivedAlert> pushed = new ArrayList<>();
      for (JsonNode push : scenario.path("push")) {
        if (happens(push.get(0), second)) {
          pushed.add(alert(push.get(1), now));
        }
      }
      pushed.forEach(alert -> dispatcher.receive(List.of(alert), now));
      dispatcher.tick(now);
      for (Notification message : dispatcher.waiting()) {
        hand(message, second);
      }
    }

    /** Receiver 2 is down until 4.5 s, and tried again every two seconds. */
    private void hand(Notification message, double second) {
      String to = message.recipient().address();
      if (tryAgain.getOrDefault(to, 0.0) > second + 1e-6) {
        return;
      }
      if (to.equals("2") && second < 4.5) {
        tryAgain.put(to, second + 2);
        return;
      }
      dispatcher.handed(message);
      dispatcher.delivered(message, Told.at(second));
      arrived(message, to, second);
    }

    private void arrived(Notification message, String to, double second) {
      for (JsonNode want : wanted.getOrDefault(to, List.of())) {
        double from = want.path("between").get(0).asDouble();
        double until = want.path("between").get(1).asDouble();
        if (second >= from - STEP && second <= until && !met.contains(want)) {
          Set<Map<String, String>> told = new HashSet<>();
          message.details().forEach(alert -> told.add(described(message, alert)));
          Set<Map<String, String>> expected = new HashSet<>();
          want.path("alerts").forEach(alert -> expected.add(described(alert)));
          if (!told.equals(expected)) {
            wrong.add("at " + second + " " + told + " instead of " + expected);
          }
          met.add(want);
          return;
        }
      }
      wrong.add("at " + second + " unwanted for " + to + ": " + message);
    }

    private static Map<String, String> described(Notification message, ReceivedAlert alert) {
      Map<String, String> text = new TreeMap<>(alert.labels().values());
      alert.annotations().forEach((name, value) -> text.put("annotation " + name, value));
      text.put("start", alert.startsAt().toString());
      if (message.resolved().contains(alert.fingerprint())) {
        text.put("end", alert.endsAt().toString());
      }
      return text;
    }

    private static Map<String, String> described(JsonNode alert) {
      Map<String, String> text = new TreeMap<>(strings(alert.path("labels")));
      strings(alert.path("annotations")).forEach((n, value) -> text.put("annotation " + n, value));
      text.put("start", Told.at(alert.path("start").asDouble()).toString());
      if (alert.has("end")) {
        text.put("end", Told.at(alert.path("end").asDouble()).toString());
      }
      return text;
    }

    private ReceivedAlert alert(JsonNode told, Instant now) {
      boolean open = !told.has("end");
      return ReceivedAlert.of(
          Labels.of(strings(told.path("labels"))),
          strings(told.path("annotations")),
          Told.at(told.path("start").asDouble()),
          open ? now.plus(resolveTimeout) : Told.at(told.path("end").asDouble()),
          now,
          open,
          "");
    }

    private List<Silence> silences(double second) {
      List<Silence> silences = new ArrayList<>();
      for (JsonNode silence : scenario.path("silences")) {
        if (second < silence.path("at").asDouble()
            || second >= silence.path("delete_at").asDouble()) {
          continue;
        }
        silences.add(
            new Silence(
                "s",
                matchers(silence.path("match_re"), true),
                Told.at(silence.path("start").asDouble()),
                Told.at(silence.path("end").asDouble()),
                Told.START,
                "",
                ""));
      }
      return silences;
    }

    private List<InhibitRule> rules() {
      List<InhibitRule> rules = new ArrayList<>();
      for (JsonNode rule : scenario.path("inhibit_rules")) {
        Set<String> equal = new HashSet<>();
        rule.path("equal").forEach(name -> equal.add(name.asString()));
        rules.add(
            new InhibitRule(
                matchers(rule.path("source_match"), false),
                matchers(rule.path("target_match"), false),
                equal));
      }
      return rules;
    }

    private static List<Matcher> matchers(JsonNode labels, boolean regex) {
      List<Matcher> matchers = new ArrayList<>();
      strings(labels)
          .forEach(
              (name, value) -> {
                try {
                  matchers.add(Matcher.of(name, Matcher.Comparison.of(regex, true), value));
                } catch (MatcherException e) {
                  throw new IllegalArgumentException(e);
                }
              });
      return matchers;
    }

    private static Map<String, String> strings(JsonNode node) {
      Map<String, String> values = new TreeMap<>();
      node.propertyStream().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
      return values;
    }

    private static List<JsonNode> list(JsonNode nodes) {
      List<JsonNode> all = new ArrayList<>();
      nodes.forEach(all::add);
      return all;
    }

    private static boolean happens(JsonNode time, double second) {
      return time.isNumber() && Math.abs(time.asDouble() - second) < STEP / 2;
    }

    private Duration duration(String name, Duration otherwise) {
      String text = scenario.path(name).asString("");
      return text.isEmpty() ? otherwise : Duration.parse("PT" + milliseconds(text));
    }

    private static String milliseconds(String text) {
      return text.endsWith("ms")
          ? "0." + "0".repeat(5 - text.length()) + text.replace("ms", "") + "s"
          : text;
    }
  }
}

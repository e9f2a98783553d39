package io.andal.alert.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertDocuments;
import io.andal.alert.document.RouteDocuments;
import io.andal.alert.group.GroupContext;
import io.andal.alert.group.GroupService;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import io.andal.database.Database;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.SourceText;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a real Alertmanager 0.25 answered, asked again, when it is at hand. */
@EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
class RecordedExchangesTest {
  private static final int CASES = 22;

  /** Since 0.27 names of labels may be any text; since 0.28 an unknown silence is a 404. */
  private static final List<String> NEWER = List.of("bad label name -> 400", "delete unknown");

  /** The one golden configuration, in our words; {@code resolve_timeout} was 5 s there. */
  private static final String ROUTE =
      """
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: golden}
      spec:
        receivers: [{name: ops, tell: [{owner: true}]}, {name: ops2, tell: [{owner: true}]}]
        receiver: ops
        groupBy: [alertname, site]
        groupWait: 1s
        groupInterval: 2s
        repeatInterval: 6s
        routes:
          - matchers: ['severity="page"']
            receiver: ops
            groupBy: ['...']
            continue: true
          - matchers: ['team=~"water|heat"']
            receiver: ops2
            groupBy: [team]
        inhibit:
          - source: ['alertname="GatewayDown"']
            target: ['alertname="DeviceOffline"']
            equal: [site]
      """;

  private static final GroupContext NOBODY =
      new GroupContext() {
        @Override
        public List<Recipient> recipients(
            Receiver receiver, Collection<Labels> alerts, Instant now) {
          return List.of();
        }

        @Override
        public Optional<String> owner(Labels labels) {
          return Optional.empty();
        }

        @Override
        public String link(String groupId) {
          return "";
        }
      };

  private final Instant start = Instant.parse("2026-11-22T17:19:23.093Z");
  private final MutableClock clock = new MutableClock(start);
  private String silence = "";

  @Test
  void weAnswerTheSame() throws IOException {
    Path file =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("alerting/golden-0.25/api_v2_exchanges.json");
    List<String> others = new ArrayList<>();
    int cases = 0;
    try (Database database = TestDatabases.sqlite()) {
      GroupService groups =
          new GroupService(
              database,
              clock,
              NOBODY,
              RouteDocuments.routing(
                  new DocumentChecker(AlertDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
                      .check(List.of(new SourceText("route.yaml", ROUTE)))
                      .documents()));
      AlertmanagerApi api = new AlertmanagerApi(groups, clock, Duration.ofSeconds(5));
      for (JsonNode exchange : JsonMapper.shared().readTree(Files.readString(file))) {
        cases++;
        if (NEWER.contains(exchange.path("name").asString())) {
          continue;
        }
        clock.set(start.plusMillis(Math.round(exchange.path("t").asDouble() * 1000)));
        groups.tick();
        String difference = difference(exchange, ask(api, exchange));
        if (!difference.isEmpty()) {
          others.add(exchange.path("name").asString() + ": " + difference);
        }
      }
    }
    System.out.printf(
        "Recorded exchanges: %d of %d agree (%d are otherwise in newer ones)%n",
        cases - NEWER.size() - others.size(), cases, NEWER.size());
    assertThat(others).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(CASES);
  }

  private Answer ask(AlertmanagerApi api, JsonNode exchange) {
    String method = exchange.path("method").asString();
    String path = exchange.path("path").asString();
    byte[] body = exchange.path("request").toString().getBytes(StandardCharsets.UTF_8);
    if (path.startsWith("/silence/")) {
      String asked = path.substring("/silence/".length());
      String id = asked.startsWith("00000000") ? asked : silence;
      return method.equals("GET") ? api.silence(id) : api.deleteSilence(id);
    }
    if (path.equals("/silences")) {
      Answer answer = method.equals("GET") ? api.silences(List.of()) : api.postSilence(body, "me");
      if (method.equals("POST") && answer.status() == 200) {
        silence = answer.body().orElseThrow().path("silenceID").asString();
      }
      return answer;
    }
    if (method.equals("POST")) {
      return api.postAlerts(body);
    }
    return switch (path) {
      case "/receivers" -> api.receivers();
      case "/status" -> api.status("0.25.0", ROUTE);
      case "/alerts/groups" -> api.alertGroups(AlertQuery.ALL);
      default -> api.alerts(query(path));
    };
  }

  private static AlertQuery query(String path) {
    List<String> filters = new ArrayList<>();
    for (String part : path.substring(path.indexOf('?') + 1).split("&", -1)) {
      if (part.startsWith("filter=")) {
        filters.add(URLDecoder.decode(part.substring(7), StandardCharsets.UTF_8));
      }
    }
    return new AlertQuery(!path.contains("active=false"), true, true, true, filters, "");
  }

  private static String difference(JsonNode exchange, Answer answer) {
    if (exchange.path("status").asInt() != answer.status()) {
      return "status " + answer.status() + " instead of " + exchange.path("status");
    }
    JsonNode wanted = exchange.path("response");
    JsonNode found =
        answer.body().orElseGet(() -> JsonMapper.shared().getNodeFactory().stringNode(""));
    if (wanted.has("versionInfo") || wanted.has("code") || wanted.has("silenceID")) {
      return Set.copyOf(wanted.propertyNames()).equals(Set.copyOf(found.propertyNames()))
          ? ""
          : "other fields: " + found;
    }
    return timeless(wanted).equals(timeless(found)) ? "" : found + " instead of " + wanted;
  }

  /** Without what is ours or the moment's: ids, times, and what 0.25 didn't know. */
  private static JsonNode timeless(JsonNode node) {
    JsonNode copy = node.deepCopy();
    List<JsonNode> all = new ArrayList<>(List.of(copy));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).forEach(all::add);
      if (all.get(i) instanceof ObjectNode object) {
        object.remove(List.of("updatedAt", "endsAt", "startsAt", "id", "mutedBy"));
        if (object.path("silencedBy").size() > 0) {
          object.putArray("silencedBy").add("one");
        }
      }
    }
    return copy;
  }
}

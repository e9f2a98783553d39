package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.dialect.Import;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Importers;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.alert.WebhookRecorder.Heard;
import io.andal.server.security.Scope;
import io.andal.testing.RealAlertmanager;
import io.andal.testing.Wait;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real Alertmanager and Andal with the same configuration, which Andal's own importer read, hear
 * the same alerts at the same time, and tell the same groups at the same times. Where Andal tells
 * more, on purpose, that is named.
 */
class BesideAlertmanagerTest {
  /** Seconds. Both may share two busy cores; a turn of a group that is missed would be 2 s. */
  private static final double TOLERANCE = 1.5;

  private static final String CONFIGURATION =
      """
      route:
        receiver: ops
        group_by: [alertname]
        group_wait: 1s
        group_interval: 2s
        repeat_interval: 1h
        routes:
          - matchers: ['team="water"']
            receiver: water
            group_by: ['...']
            continue: true
          - matchers: ['severity="night"']
            receiver: night
            mute_time_intervals: [always]
      inhibit_rules:
        - source_matchers: ['alertname="GatewayDown"']
          target_matchers: ['alertname="DeviceOffline"']
          equal: [site]
      time_intervals:
        - name: always
          time_intervals: [{times: [{start_time: '00:00', end_time: '24:00'}]}]
      receivers:
        - name: ops
          webhook_configs: [{url: 'URL/ops', send_resolved: true}]
        - name: water
          webhook_configs: [{url: 'URL/water', send_resolved: true}]
        - name: night
          webhook_configs: [{url: 'URL/night', send_resolved: true}]
      """;

  /** The end that Alertmanager never tells: the alert was inhibited by then. */
  private static final String LOST = "resolved DeviceOffline p1";

  private static final String P1 = device("DeviceOffline", "p1", "a", "");
  private static final String P2 = device("DeviceOffline", "p2", "b", "");
  private static final String P3 = device("DeviceOffline", "p3", "b", "");
  private static final String GATEWAY = device("GatewayDown", "g1", "a", "");
  private static final String REPAIR = device("Repair", "p9", "c", "");
  private static final String NIGHT = device("Cold", "p8", "c", ",\"severity\":\"night\"");
  private static final String WATER = device("Leak", "p7", "c", ",\"team\":\"water\"");

  private final WebhookRecorder recorder = new WebhookRecorder();
  private final Map<String, Instant> started = new TreeMap<>();
  private TestServer server;
  private RealAlertmanager alertmanager;
  private Browser ours;
  private Browser theirs;

  @BeforeEach
  void startBoth() {
    assumeTrue(RealAlertmanager.isInstalled(), RealAlertmanager.skipped());
    alertmanager = RealAlertmanager.start(CONFIGURATION.replace("URL", recorder.url() + "/theirs"));
    theirs = new Browser(alertmanager.url().toString());
    server = TestServer.start();
    ours = server.client(Scope.INGEST, Scope.READ, Scope.WRITE);
    assertThat(server.client(Scope.ADMIN).postYaml("/api/v1/apply", imported()).body())
        .contains("\"accepted\":true");
  }

  @AfterEach
  void stopBoth() {
    recorder.close();
    if (server != null) {
      server.close();
    }
    if (alertmanager != null) {
      alertmanager.close();
    }
  }

  @Test
  void theSameGroupsAreToldAtTheSameTimes() {
    double begin = recorder.second();
    silence(theirs);
    silence(ours);
    fire(P1, P2, REPAIR, NIGHT, WATER);
    at(begin + 1.5);
    fire(P3);
    at(begin + 3.6);
    fire(GATEWAY);
    at(begin + 5.6);
    end(P1, P2, WATER, NIGHT);
    expire(theirs);
    expire(ours);
    at(begin + 7.6);
    end(P3, GATEWAY, REPAIR);
    at(begin + 10.4);

    Map<String, List<Heard>> here = byGroup("/ours");
    Map<String, List<Heard>> there = byGroup("/theirs");
    print(there, here);
    assertThat(here.keySet()).isEqualTo(there.keySet()).hasSize(4);
    there.forEach(
        (group, theirMessages) -> {
          List<Heard> ourMessages = here.getOrDefault(group, List.of());
          assertThat(ourMessages).as(group).hasSameSizeAs(theirMessages);
          for (int i = 0; i < theirMessages.size(); i++) {
            same(theirMessages.get(i), ourMessages.get(i));
          }
        });
    assertThat(heard("/ours")).contains(LOST).doesNotContain("firing Cold p8", "resolved Cold p8");
    assertThat(heard("/theirs")).doesNotContain(LOST);
  }

  /** What theirs says, and besides at most the end that it loses. */
  private static void same(Heard theirs, Heard ours) {
    Set<String> more = new TreeSet<>(ours.alerts());
    more.removeAll(theirs.alerts());
    assertThat(ours.alerts()).as(theirs + " beside " + ours).containsAll(theirs.alerts());
    assertThat(more).as(theirs + " beside " + ours).isSubsetOf(LOST);
    assertThat(ours.second())
        .as(theirs + " beside " + ours)
        .isCloseTo(theirs.second(), within(TOLERANCE));
  }

  private static void print(Map<String, List<Heard>> theirs, Map<String, List<Heard>> ours) {
    long told = theirs.values().stream().mapToLong(List::size).sum();
    double furthest = 0;
    for (Map.Entry<String, List<Heard>> group : theirs.entrySet()) {
      List<Heard> here = ours.getOrDefault(group.getKey(), List.of());
      for (int i = 0; i < Math.min(here.size(), group.getValue().size()); i++) {
        double apart = here.get(i).second() - group.getValue().get(i).second();
        furthest = Math.max(furthest, Math.abs(apart));
      }
    }
    System.out.printf(
        "Beside Alertmanager: %d messages about %d groups, at most %.2f s apart%n",
        told, theirs.size(), furthest);
  }

  private Set<String> heard(String path) {
    return recorder.under(path).stream()
        .flatMap(one -> one.alerts().stream())
        .collect(Collectors.toSet());
  }

  private Map<String, List<Heard>> byGroup(String path) {
    return recorder.under(path).stream()
        .collect(
            Collectors.groupingBy(
                one -> one.path().substring(path.length()) + " " + one.group(),
                TreeMap::new,
                Collectors.toList()));
  }

  private void at(double second) {
    Wait.until("it is time", () -> recorder.second() >= second);
  }

  private void fire(String... labels) {
    Instant now = Instant.now();
    List<String> alerts = new ArrayList<>();
    for (String one : labels) {
      started.put(one, now);
      alerts.add("{\"labels\":%s,\"startsAt\":\"%s\"}".formatted(one, now));
    }
    post(alerts);
  }

  private void end(String... labels) {
    Instant now = Instant.now();
    List<String> alerts = new ArrayList<>();
    for (String one : labels) {
      alerts.add(
          "{\"labels\":%s,\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
              .formatted(one, started.get(one), now));
    }
    post(alerts);
  }

  private void post(List<String> alerts) {
    for (Browser each : List.of(theirs, ours)) {
      assertThat(
              each.send(
                      "POST",
                      "/api/v2/alerts",
                      alerts.toString(),
                      "Content-Type",
                      "application/json")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static void silence(Browser at) {
    Instant now = Instant.now();
    String body =
        """
        {"matchers":[{"name":"alertname","value":"Repair","isRegex":false,"isEqual":true}],
         "startsAt":"%s","endsAt":"%s","createdBy":"siti","comment":"pump is out"}"""
            .formatted(now, now.plus(Duration.ofHours(1)));
    assertThat(at.send("POST", "/api/v2/silences", body, "Content-Type", "application/json").body())
        .contains("silenceID");
  }

  private static void expire(Browser at) {
    String id =
        at.get("/api/v2/silences").body().replaceAll("(?s).*?\"id\":\\s*\"([^\"]+)\".*", "$1");
    assertThat(at.send("DELETE", "/api/v2/silence/" + id, "").statusCode()).isEqualTo(200);
  }

  private static String device(String name, String device, String site, String more) {
    return "{\"alertname\":\"%s\",\"device\":\"%s\",\"site\":\"%s\"%s}"
        .formatted(name, device, site, more);
  }

  /** The Route that the importer makes, with a webhook for each receiver. */
  private String imported() {
    Import read =
        Importers.read(
                List.of(new SourceText("alertmanager.yml", CONFIGURATION)),
                Optional.of("alertmanager"),
                new ImportOptions("prometheus", Optional.empty(), "30d", true))
            .getFirst();
    ObjectNode route =
        read.documents().stream()
            .filter(document -> document.path("kind").asString().equals("Route"))
            .findFirst()
            .orElseThrow();
    StringBuilder channels = new StringBuilder();
    route
        .path("spec")
        .path("receivers")
        .forEach(
            receiver -> {
              String name = receiver.path("name").asString();
              ArrayNode tell = ((ObjectNode) receiver).putArray("tell");
              tell.addObject().put("channel", "hook-" + name).put("to", name);
              channels.append(
                  """
                  ---
                  apiVersion: andal.io/v1
                  kind: Channel
                  metadata: {name: hook-%s}
                  spec: {type: Webhook, url: '%s/ours/%s', body: alertmanager}
                  """
                      .formatted(name, recorder.url(), name));
            });
    return YamlText.write(List.of(route)) + channels;
  }
}

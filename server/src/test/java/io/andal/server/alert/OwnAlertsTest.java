package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.MutableClock;
import io.andal.testing.Wait;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Andal itself finds wrong goes by the routes, from where it is found to a mailbox. */
class OwnAlertsTest {
  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics, annotations: {andal.io/alert-after: 30m}}
      spec: {type: Prometheus, connectionDetails: {url: "http://127.0.0.1:9"}}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: controls, title: Controls}
      spec: {type: team, children: []}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands, annotations: {andal.io/owner: 'group:controls'}}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: commands-accepted
        displayName: Commands are accepted
        annotations: {andal.io/runbook: 'https://wiki.pumps.example/commands'}
      spec:
        service: commands
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        objectives: [{target: 0.99}]
        indicator:
          metadata: {name: accepted}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: metrics, spec: {query: 'failures{}'}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: 'requests{}'}}}
      """;

  private static final String FLEET =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps, displayName: Field pumps}
      spec:
        type: HTTP
        interval: 1m
        groupBy: [site]
        mapping: {device: /id, time: /t, attributes: {site: /s}}
        alerts: {severity: ticket, offline: {percent: 50, for: 1m, atLeast: 2}}
      """;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final Mailbox mail = new Mailbox(0);

  @AfterEach
  void stopMail() {
    mail.close();
  }

  private String route() {
    return mail.channel()
        + """
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receivers: [{name: ops, tell: [{channel: mail, to: ops@pumps.example}]}]
        receiver: owner
        groupWait: 0s
        groupInterval: 1s
        routes:
          - matchers: ['alertname=~"SLO .*|FleetDevicesOffline|SourceFails"']
            receiver: ops
      ---
      """;
  }

  private void apply(TestServer server, String documents) {
    Browser admin = server.client(Scope.ADMIN);
    assertThat(admin.postYaml("/api/v1/apply", documents).body()).contains("\"accepted\":true");
  }

  private void record(TestServer server, long minutes, int good) {
    server.record("commands-accepted", clock.instant(), minutes, good);
  }

  private MimeMessage beat(TestServer server, int number) {
    server.runtime().beat();
    return mail.mail(number);
  }

  @Test
  void aBurningObjectiveGoesByItsRouteToTheMailboxAndItsEndFollows() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, route() + SLO);
      record(server, 10 * 1_440, 10);
      record(server, 60, 5);

      MimeMessage start = beat(server, 1);

      assertThat(start.getSubject()).startsWith("[page] Commands are accepted: budget burning ");
      assertThat(Mailbox.text(start))
          .contains("commands")
          .contains("Controls")
          .contains("at this rate")
          .contains("https://wiki.pumps.example/commands")
          .contains("/alerts/groups/");
      nobodyElseCanEndIt(server, Mailbox.text(start));

      clock.advance(Duration.ofHours(2));
      record(server, 120, 10);
      server.runtime().beat();
      clock.advance(Duration.ofMinutes(1));
      MimeMessage end = beat(server, 2);

      assertThat(end.getSubject()).startsWith("[resolved] Commands are accepted");
      assertThat(end.getHeader("References")).isEqualTo(start.getHeader("References"));
      assertThat(end.getMessageID()).isNotEqualTo(start.getMessageID());
    }
  }

  private static void nobodyElseCanEndIt(TestServer server, String mail) {
    Browser admin = server.client(Scope.ADMIN);
    Matcher fingerprint =
        Pattern.compile("[0-9a-f]{16}").matcher(admin.get("/api/v1/alerts/firing").body());
    assertThat(fingerprint.find()).isTrue();
    HttpResponse<String> refused =
        admin.send("POST", "/api/v1/alerts/firing/" + fingerprint.group() + "/resolve", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("one of Andal's own");
    Matcher link = Pattern.compile("/acknowledge/[a-z0-9]+").matcher(mail);
    assertThat(link.find()).isTrue();
    assertThat(server.browser().get(link.group()).body())
        .contains("Acknowledge this alert?")
        .doesNotContain("It is over");
  }

  @Test
  void tooManyDevicesOfOneSiteAreAnAlertOfThatSite() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, route() + FLEET);
      StringBuilder messages = new StringBuilder();
      for (String device : new String[] {"n1 north", "n2 north", "s1 south", "s2 south"}) {
        String[] parts = device.split(" ", 2);
        messages.append(
            "{\"id\":\"%s\",\"t\":\"%s\",\"s\":\"%s\"}%n"
                .formatted(parts[0], clock.instant(), parts[1]));
      }
      Browser sender = server.client(Scope.INGEST);
      sender.json("POST", "/api/v1/fleets/pumps/telemetry", messages.toString());
      clock.advance(Duration.ofSeconds(85));
      sender.json(
          "POST",
          "/api/v1/fleets/pumps/telemetry",
          "{\"id\":\"s1\",\"t\":\"%s\",\"s\":\"south\"}".formatted(clock.instant()));
      clock.advance(Duration.ofSeconds(10));
      server.runtime().fleets().tick(true);
      server.runtime().beat();
      assertThat(mail.count()).isZero();
      clock.advance(Duration.ofSeconds(61));

      MimeMessage message = beat(server, 1);

      assertThat(mail.count()).isEqualTo(1);
      assertThat(Mailbox.text(message))
          .contains("Fleet Field pumps, site north: 2 of 2 devices are offline, more than 50");
    }
  }

  private static final String HEARD =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: heard, displayName: Heard pumps}
      spec:
        type: MQTT
        interval: 1m
        mapping: {deviceLevel: 2}
        mqtt: {url: "mqtt://127.0.0.1:9", topic: pumps/+/telemetry}
        alerts: {severity: page, connectionLost: 2m}
      """;

  @Test
  void aBrokerThatCannotBeHeardIsAnAlert() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, route().replace("FleetDevicesOffline", "FleetConnectionLost") + HEARD);
      awaitTrouble(server);
      server.runtime().beat();
      assertThat(mail.count()).isZero();
      clock.advance(Duration.ofMinutes(3));

      MimeMessage message = beat(server, 1);

      assertThat(message.getSubject()).startsWith("[page] ");
      assertThat(Mailbox.text(message))
          .contains("Fleet Heard pumps: the broker 127.0.0.1:9 can't be heard")
          .contains("unknown, not offline");
    }
  }

  /** Until the first try failed nobody knows that the broker isn't there. */
  private static void awaitTrouble(TestServer server) {
    Wait.until(
        "the broker was tried",
        () ->
            server
                .runtime()
                .fleets()
                .state("heard")
                .flatMap(state -> state.link())
                .filter(link -> link.sinceMillis() > 0)
                .isPresent());
  }

  @Test
  void anObjectiveThatReachesNobodyIsItselfAFinding() {
    try (TestServer server = TestServer.start(clock)) {
      // Its owner, Controls, has no e-mail.
      apply(server, Mailbox.channel(1) + SLO);
      clock.advance(Duration.ofMinutes(2));
      server.runtime().beat();

      String firing = server.client(Scope.READ).get("/api/v1/alerts/firing").body();

      assertThat(firing)
          .contains("SloReachesNobody")
          .contains("its owner, Controls, has no address that a channel takes");
    }
  }

  /** The clock may have moved before a mail was noted as sent; then it comes a minute later. */
  private boolean heard(TestServer server, int mails) {
    for (int minutes = 0; minutes < 10; minutes++) {
      clock.advance(Duration.ofSeconds(61));
      server.runtime().beat();
      if (mail.has(mails, 3_000)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aHeartBeatsOnlyWhereARouteAsksForIt() {
    try (TestServer server = TestServer.start(clock)) {
      Browser reader = server.client(Scope.READ);
      server.runtime().beat();
      assertThat(reader.get("/api/v1/alerts/firing").body()).doesNotContain("Heartbeat");
      apply(
          server,
          mail.channel()
              + """
          apiVersion: andal.io/v1
          kind: Route
          metadata: {name: company}
          spec:
            receivers: [{name: switch, tell: [{channel: mail, to: switch@pumps.example}]}]
            receiver: owner
            routes:
              - matchers: ['alertname="Heartbeat"']
                receiver: switch
                groupWait: 0s
                groupInterval: 1m
                repeatInterval: 30s
          """);
      for (int beats = 1; beats <= 3; beats++) {
        assertThat(heard(server, beats)).isTrue();
      }
      assertThat(reader.get("/alerts/firing").body())
          .contains("<p class=\"answer good\">One alert fires</p>")
          .contains("beats");
    }
  }

  @Test
  void aSourceThatFailsForLongIsAnAlert() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, route() + SLO);
      clock.advance(Duration.ofMinutes(5));
      server.runtime().collector().runDue();
      server.runtime().beat();
      assertThat(server.client(Scope.READ).get("/api/v1/alerts/firing").body())
          .doesNotContain("SourceFails");
      clock.advance(Duration.ofMinutes(31));
      server.runtime().collector().runDue();
      MimeMessage message = beat(server, 1);
      assertThat(Mailbox.text(message))
          .contains("DataSource metrics can't be read")
          .contains("One SLI is");
    }
  }
}

package io.andal.alert.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.AlertDocuments;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import io.andal.channel.ChannelDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteDocumentTest {
  private static final List<Kind> KINDS =
      Stream.of(AlertDocuments.kinds(), ChannelDocuments.kinds()).flatMap(List::stream).toList();

  private static final String CHANNEL =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: mail}
      spec: {type: Email, host: localhost, from: andal@pumps.example}
      ---
      """;

  private static final String ROUTE =
      """
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receivers:
          - name: ops
            tell: [{channel: mail, to: ops@pumps.example}]
          - name: night
            tell: [{schedule: pumps}]
        times:
          - name: night
            intervals: [{times: [{from: "22:00", to: "06:00"}], zone: Asia/Jakarta}]
        receiver: ops
        groupWait: 10s
        routes:
          - matchers: ['severity="page"']
            receiver: night
            continue: true
            escalate: [{after: 15m, receiver: owner}]
          - matchers: ['severity=~"ticket|page"']
            groupBy: ['...']
            repeatInterval: 1d
            muteTimes: [night]
        inhibit:
          - source: [alertname=GatewayDown]
            target: [alertname=DeviceOffline]
            equal: [site]
      """;

  private static final String SCHEDULE =
      """
      ---
      apiVersion: andal.io/v1
      kind: Schedule
      metadata: {name: pumps}
      spec:
        zone: Asia/Jakarta
        rotations:
          - start: 2026-01-05T09:00
            people: [{name: Siti, channel: mail, to: siti@pumps.example}]
      """;

  @Test
  void aTreeIsReadWithAllItInherits() {
    Routing routing = RouteDocuments.routing(documents(CHANNEL + ROUTE + SCHEDULE));
    List<Route> page = match(routing, Map.of("severity", "page"));
    assertThat(page).extracting(Route::receiver).containsExactly("night", "ops");
    assertThat(page.getFirst().key()).isEqualTo("{}/{severity=\"page\"}");
    assertThat(page.getFirst().timing().groupWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(page.getFirst().escalations().getFirst().after()).isEqualTo(Duration.ofMinutes(15));
    Route ticket = match(routing, Map.of("severity", "ticket")).getFirst();
    assertThat(ticket.timing().repeatInterval()).isEqualTo(Duration.ofDays(1));
    assertThat(routing.quiet(ticket, Instant.parse("2026-11-28T15:30:00Z"))).contains("night");
    assertThat(routing.quiet(ticket, Instant.parse("2026-11-28T05:30:00Z"))).isEmpty();
    assertThat(match(routing, Map.of("severity", "info")).getFirst().key()).isEqualTo("{}");
  }

  @Test
  void withoutDocumentsEverythingGoesToItsOwner() {
    Routing routing = RouteDocuments.routing(Documents.empty());
    assertThat(match(routing, Map.of("a", "b")))
        .extracting(Route::receiver)
        .containsExactly(RouteDocuments.OWNER);
  }

  @Test
  void whatIsWrongIsShownWhereItStands() {
    String text =
        """
        apiVersion: andal.io/v1
        kind: Route
        metadata: {name: company}
        spec:
          receiver: nobody
          groupWait: soon
          routes:
            - matchers: ['severity']
              muteTimes: [lunch]
        """;
    assertThat(check(text).problems())
        .extracting(Problem::oneLine)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains(":5:").contains("no receiver named 'nobody'"),
            line -> assertThat(line).contains(":6:").contains("'soon' is no duration"),
            line -> assertThat(line).contains(":8:").contains("is the end, not one of ="),
            line -> assertThat(line).contains(":9:").contains("no time named 'lunch'"));
  }

  @Test
  void ofTwoThatNeedEachOtherTheOneThatIsMissingIsNamed() {
    String text =
        """
        apiVersion: andal.io/v1
        kind: Route
        metadata: {name: company}
        spec:
          receiver: ops
          receivers: [{name: ops, tell: [{to: ops@pumps.example}]}]
        """;
    assertThat(check(text).problems())
        .extracting(Problem::oneLine)
        .singleElement()
        .asString()
        .contains("'channel' is missing");
  }

  @Test
  void aSilenceOfEverythingAndAScheduleWithoutTimesAreRefused() {
    String text =
        """
        apiVersion: andal.io/v1
        kind: Silence
        metadata: {name: all}
        spec: {matchers: ['a=~".*"'], from: "2026-12-24T18:00:00+07:00", until: "2026-12-25T06:00:00+07:00", reason: none}
        ---
        apiVersion: andal.io/v1
        kind: Schedule
        metadata: {name: s}
        spec:
          zone: Mars
          rotations: [{start: monday, people: [{name: a, channel: mail, to: b}]}]
        """;
    assertThat(check(CHANNEL + text).problems())
        .extracting(Problem::rule)
        .containsExactlyInAnyOrder("silence-all", "time", "schedule-time");
  }

  private static List<Route> match(Routing routing, Map<String, String> labels) {
    return routing.match(Labels.of(labels));
  }

  private static Documents documents(String text) {
    Checked checked = check(text);
    assertThat(checked.problems()).isEmpty();
    return checked.documents();
  }

  private static Checked check(String text) {
    return new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("test.yaml", text)));
  }
}

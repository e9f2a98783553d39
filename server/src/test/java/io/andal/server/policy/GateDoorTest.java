package io.andal.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Audit;
import io.andal.server.security.AuditEntry;
import io.andal.server.security.Role;
import io.andal.server.security.Scope;
import io.andal.server.security.Users;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The gate at its doors: asked by pipelines, opened by operators, remembered for everybody. */
class GateDoorTest {
  private static final String PASSWORD = "pumps run at night";
  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: otlp}
      spec: {type: OTLP, connectionDetails: {}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: pumps, annotations: {andal.io/tier: "1"}}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: pumps-run}
      spec:
        service: pumps
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        indicator:
          metadata: {name: pumps-run}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: otlp, spec: {query: '{"bad"}'}}}
              total: {metricSource: {metricSourceRef: otlp, spec: {query: '{"all"}'}}}
        objectives: [{target: 0.99}]
      ---
      apiVersion: andal.io/v1
      kind: BudgetPolicy
      metadata: {name: careful}
      spec:
        selector: {tiers: [1]}
        steps: [{name: low, when: {budgetAtMost: 25%}, then: closeGate}]
        onUnknown: requireApproval
      """;

  private static TestServer server;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    HttpResponse<String> applied =
        server
            .client(Scope.WRITE)
            .send("POST", "/api/v1/apply", DOCUMENTS, "Content-Type", "application/yaml");
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    Users users = server.bean(Users.class);
    users.create("dewi", "Dewi", Role.OPERATOR, PASSWORD);
    users.create("eko", "Eko", Role.VIEWER, PASSWORD);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JsonNode ask(String more) {
    return Browser.tree(server.client(Scope.GATE).get("/api/v1/gate?service=pumps" + more));
  }

  private static HttpResponse<String> approve(Browser who, Duration length) {
    return who.json(
        "POST",
        "/api/v1/gate/approvals",
        "{\"service\": \"pumps\", \"reason\": \"A fix\", \"until\": \"%s\"}"
            .formatted(Instant.now().plus(length)));
  }

  @Test
  void anApprovalOpensTheGateUntilItIsTakenBackAndTheAuditLogKnows() {
    Browser admin = server.client(Scope.ADMIN);
    assertThat(ask("").path("answer").asString()).isEqualTo("approval");

    HttpResponse<String> made = approve(admin, Duration.ofHours(1));

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode open = ask("");
    assertThat(open.path("answer").asString()).isEqualTo("yes");
    assertThat(open.path("policy").asString()).isEqualTo("careful");
    assertThat(open.at("/reasons/0/liftedBy/by").asString()).isEqualTo("token:test");
    assertThat(open.at("/reasons/0/causes/0/kind").asString()).isIn("unmeasured", "reading");
    String approval = "/api/v1/gate/approvals/" + Browser.tree(made).path("id").asLong();
    assertThat(admin.send("DELETE", approval, "").statusCode()).isEqualTo(204);
    assertThat(admin.send("DELETE", approval, "").statusCode()).isEqualTo(404);
    assertThat(ask("").path("answer").asString()).isEqualTo("approval");
    assertThat(server.bean(Audit.class).entries(Optional.empty(), Optional.empty(), 10))
        .extracting(AuditEntry::action)
        .contains("gate.approve", "gate.revoke");
  }

  @Test
  void onlyOperatorsApproveAndOnlyWithAReasonAndANearEnd() {
    for (Scope scope : Set.of(Scope.READ, Scope.WRITE, Scope.GATE)) {
      assertThat(approve(server.client(scope), Duration.ofHours(1)).statusCode())
          .as(scope.word())
          .isEqualTo(403);
    }
    Browser admin = server.client(Scope.ADMIN);
    assertThat(approve(admin, Duration.ofDays(8)).body()).contains("within 7 days");
    assertThat(approve(admin, Duration.ofDays(-1)).statusCode()).isEqualTo(400);
    assertThat(
            admin
                .json(
                    "POST",
                    "/api/v1/gate/approvals",
                    "{\"slo\": \"nothing\", \"reason\": \"x\", \"until\": \"%s\"}"
                        .formatted(Instant.now().plusSeconds(60)))
                .statusCode())
        .isEqualTo(404);
    assertThat(admin.json("POST", "/api/v1/gate/approvals", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void everyAnswerIsKeptAndReadPageByPage() {
    for (int i = 0; i < 3; i++) {
      ask("&change=release+" + i);
    }
    Browser reader = server.client(Scope.READ);
    Set<String> changes = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page =
          Browser.tree(reader.get("/api/v1/gate/decisions?service=pumps&limit=2&cursor=" + cursor));
      page.path("items").forEach(kept -> changes.add(kept.path("change").asString("")));
      assertThat(page.at("/items/0/askedBy").asString("")).isEqualTo("token:test");
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());

    assertThat(changes).contains("release 0", "release 1", "release 2");
    assertThat(reader.get("/api/v1/gate/decisions?cursor=bm8").statusCode()).isEqualTo(400);
    assertThat(server.client(Scope.GATE).get("/api/v1/gate/decisions").statusCode()).isEqualTo(403);
  }

  @Test
  void anOperatorApprovesOnThePageAndAViewerFindsNoButton() {
    Browser dewi = loggedIn("dewi");
    HttpResponse<String> page = dewi.get("/gate");
    assertThat(page.body()).contains("/gate/approvals");

    HttpResponse<String> made =
        dewi.form(
            "/gate/approvals",
            Map.of(
                "service",
                "pumps",
                "reason",
                "<b>now</b>",
                "hours",
                "4",
                "_csrf",
                Browser.csrf(page)));

    assertThat(made.statusCode()).isEqualTo(302);
    assertThat(dewi.get("/gate").body())
        .contains("&lt;b&gt;now&lt;/b&gt;")
        .doesNotContain("<b>now</b>");
    assertThat(dewi.form("/gate/approvals", Map.of("service", "pumps")).statusCode())
        .as("without the token of the form")
        .isEqualTo(403);
    Browser eko = loggedIn("eko");
    HttpResponse<String> seen = eko.get("/gate");
    assertThat(seen.body()).doesNotContain("action=\"/gate/approvals");
    assertThat(
            eko.form(
                    "/gate/approvals",
                    Map.of(
                        "service",
                        "pumps",
                        "reason",
                        "x",
                        "hours",
                        "4",
                        "_csrf",
                        Browser.csrf(seen)))
                .statusCode())
        .isEqualTo(403);
    server
        .runtime()
        .slos()
        .gatekeeper()
        .running()
        .forEach(one -> server.runtime().slos().gatekeeper().revoke(one.id(), "dewi"));
  }

  private static Browser loggedIn(String name) {
    Browser browser = server.browser();
    HttpResponse<String> login = browser.get("/login");
    HttpResponse<String> done =
        browser.form(
            "/login", Map.of("username", name, "password", PASSWORD, "_csrf", Browser.csrf(login)));
    assertThat(done.statusCode()).isEqualTo(302);
    return browser;
  }
}

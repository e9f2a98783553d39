package io.andal.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs may rely on. */
class RestContractTest {
  private static final String SERVICE =
      """
      apiVersion: openslo/v1
      kind: Service
      metadata:
        name: commands
        displayName: Commands
      spec:
        description: %s
      """;
  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata:
        name: applications
      spec:
        type: OTLP
        connectionDetails: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: commands-availability
      spec:
        service: commands
        budgetingMethod: Occurrences
        timeWindow:
          - duration: 30d
            isRolling: true
        objectives:
          - target: 0.99
        indicator:
          metadata:
            name: commands-answered
          spec:
            ratioMetric:
              counter: true
              good:
                metricSource:
                  metricSourceRef: applications
                  type: OTLP
                  spec:
                    query: '{"commands.good"}'
              total:
                metricSource:
                  metricSourceRef: applications
                  type: OTLP
                  spec:
                    query: '{"commands.total"}'
      """;

  private final TestServer server;
  private final Browser client;

  RestContractTest() {
    server = TestServer.start();
    client = server.client(Scope.ADMIN);
  }

  @BeforeEach
  void serveOneService() {
    assertThat(put("for pumps").statusCode()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> put(String description, String... headers) {
    return client.send(
        "PUT", "/api/v1/documents/Service/commands", SERVICE.formatted(description), headers);
  }

  private HttpResponse<String> apply(String yaml) {
    return client.send("POST", "/api/v1/apply", yaml, "Content-Type", "application/yaml");
  }

  @Test
  void aDocumentIsReadAsJsonAndAsYamlWithItsVersion() {
    HttpResponse<String> json = client.get("/api/v1/documents/service/commands");
    assertThat(Browser.tree(json).at("/metadata/displayName").asString()).isEqualTo("Commands");
    assertThat(json.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(
            client.get("/api/v1/documents/Service/commands", "Accept", "application/yaml").body())
        .contains("displayName: Commands");
    assertThat(
            client.get("/api/v1/documents/Service/commands", "If-None-Match", "\"1\"").statusCode())
        .isEqualTo(304);
  }

  @Test
  void whoWasSlowerIsTold() {
    assertThat(put("for valves", "If-Match", "\"1\"").statusCode()).isEqualTo(200);
    assertThat(put("for tanks", "If-Match", "\"1\"").statusCode()).isEqualTo(412);
    assertThat(put("for tanks", "If-None-Match", "*").statusCode()).isEqualTo(412);
  }

  @Test
  void aRefusedApplySaysWhereAndWhyAndChangesNothing() {
    HttpResponse<String> refused = apply(SERVICE.formatted("x") + "  unknown: 1\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = Browser.tree(refused).path("problems").path(0);
    assertThat(problem.path("line").asInt()).isPositive();
    assertThat(problem.path("remedy").asString()).isNotEmpty();
    assertThat(client.get("/api/v1/documents/Service/commands").body()).contains("for pumps");
  }

  @Test
  void everyMistakeIsAProblem() {
    assertThat(client.get("/api/v1/slos?limit=0").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/v1/slos?limit=many").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/v1/slos?cursor=!").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/v1/slos/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/documents/Shoe").statusCode()).isEqualTo(404);
    assertThat(client.send("DELETE", "/api/v1/slos", "").statusCode()).isEqualTo(405);
    assertThat(client.send("POST", "/api/v1/apply", "x", "Content-Type", "image/png").statusCode())
        .isEqualTo(415);
    assertThat(client.json("POST", "/api/v1/apply", "{").statusCode()).isEqualTo(400);
    HttpResponse<String> large = client.json("POST", "/api/v1/tokens", " ".repeat(300_000));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void anEarlierVersionComesBackAndEverythingIsAudited() {
    put("for valves");
    HttpResponse<String> back =
        client.json("POST", "/api/v1/documents/Service/commands/rollback?version=1", "{}");
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/documents/Service/commands").body()).contains("for pumps");
    assertThat(
            Browser.tree(client.get("/api/v1/documents/Service/commands/history"))
                .path("items")
                .size())
        .isEqualTo(3);
    assertThat(client.get("/api/v1/audit").body())
        .contains("document.apply")
        .contains("document.rollback")
        .contains("token:test")
        .contains("127.0.0.1");
  }

  @Test
  void objectivesOfOneDocumentAreFoundByNamesWithADot() {
    String two =
        SLO.replace(
            "    - target: 0.99\n",
            "    - {displayName: Most, target: 0.99}\n    - {displayName: All, target: 0.999}\n");
    assertThat(apply(two).statusCode()).isEqualTo(200);
    JsonNode slo = Browser.tree(client.get("/api/v1/slos/commands-availability.all"));
    assertThat(slo.path("document").asString()).isEqualTo("commands-availability");
    assertThat(slo.path("budgetingMethod").asString()).isEqualTo("Occurrences");
    assertThat(slo.at("/members/0/name").asString()).isEqualTo("All");
    assertThat(slo.at("/sources/0").asString()).isEqualTo("applications");
    assertThat(client.get("/api/v1/slos/commands-availability.most/budget").statusCode())
        .isEqualTo(200);
    assertThat(client.get("/api/v1/gate?slo=commands-availability.most").statusCode())
        .isEqualTo(200);
    assertThat(client.get("/api/v1/slos/commands-availability").statusCode()).isEqualTo(404);
  }

  @Test
  void anSloIsFoundAndItsServiceCannotBeDeleted() {
    assertThat(apply(SLO).body()).contains("\"accepted\":true");
    JsonNode list = Browser.tree(client.get("/api/v1/slos?service=commands&sort=remaining"));
    assertThat(list.at("/items/0/name").asString()).isEqualTo("commands-availability");
    assertThat(list.at("/items/0/timeWindow/duration").asString()).isEqualTo("30d");
    assertThat(client.get("/api/v1/slos/commands-availability/slices").statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/gate?service=commands").statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/sources").body()).contains("applications");
    assertThat(client.get("/api/v1/services").body()).contains("Commands");
    assertThat(client.send("DELETE", "/api/v1/documents/Service/commands", "").statusCode())
        .isEqualTo(409);
    assertThat(client.get("/metrics").body())
        .contains("andal_slo_target_ratio{service=\"commands\",slo=\"commands-availability\"} 0.99")
        .contains("andal_outbox_depth 0");
  }
}

package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.server.AndalServer;
import io.andal.testing.Wait;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The inventory asked from a shell: what a team's folder holds, and what its gateway saw. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InventoryCommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String VALVES =
      """
      openapi: 3.0.3
      info: {title: Valve control, version: %s}
      servers: [{url: https://valves.pumps.example}]
      paths:
        /valves/{valveId}:
          get:
            parameters: [{name: valveId, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: one}}
      """;
  private static final String MORE =
      """
        /valves:
          get: {responses: {'200': {description: all}}}
      """;

  @TempDir static Path data;
  @TempDir static Path apis;

  private static AndalServer server;
  private static String token;
  private static String gateway;

  @TempDir Path folder;
  private Calls calls;

  @BeforeAll
  static void start() {
    server = Servers.start(data);
    token = Servers.token(data, "admin", "admin");
    gateway = Servers.token(data, "ingest", "ingest");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void call() {
    calls = new Calls(folder).with("ANDAL_URL", server.url().toString()).with("ANDAL_TOKEN", token);
  }

  @Test
  @Order(1)
  void aScanFindsWhatAFolderHolds() throws IOException {
    Files.writeString(apis.resolve("valves.yaml"), VALVES.formatted("1.0.0") + MORE);
    Files.writeString(
        apis.resolve("alarms.yaml"), VALVES.formatted("1.0.0").replace("alve", "ast"));
    Files.writeString(
        folder.resolve("catalog.yaml"),
        """
        apiVersion: andal.io/v1
        kind: CatalogSource
        metadata: {name: written}
        spec: {type: Folder, folder: %s}
        """
            .formatted(apis));
    assertThat(calls.andal("apply", "-f", "catalog.yaml").code()).isZero();
    Calls.Call scan = calls.andal("inventory", "scan", "written");
    assertThat(scan.code()).as(scan.err()).isZero();
    assertThat(scan.out()).contains("CATALOG").contains("written");
    until(
        () -> calls.andal("inventory", "status").out().matches("(?s).*written +Folder +2 +done.*"));
    assertThat(calls.andal("inventory", "status").code()).isZero();
    until(() -> calls.andal("api", "list").out().contains("valve-control"));
    assertThat(calls.andal("api", "list", "--catalog", "written", "valves").out())
        .contains("GET /valves/{valveId}")
        .doesNotContain("Vast");
    assertThat(Json.parse(calls.andal("api", "list", "--most", "1", "-o", "json").out()))
        .hasSize(1);
  }

  @Test
  @Order(2)
  void oneApiIsToldWithItsOwnerItsPlacesAndItsFindings() {
    assertThat(calls.andal("api", "show", "valve-control").out())
        .startsWith("valve-control: Valve control")
        .contains("operations  2")
        .contains("nobody since")
        .contains("written valves.yaml");
    assertThat(calls.andal("api", "findings", "valve-control").out()).contains("unowned");
    assertThat(calls.andal("api", "describe", "valve-control").out())
        .contains("title: Valve control, version: 1.0.0");
    assertThat(calls.andal("api", "backstage", "valve-control").out())
        .startsWith("apiVersion: backstage.io/v1alpha1\nkind: API\n")
        .contains("name: valve-control", "owner: unknown", "title: Valve control, version: 1.0.0");
    assertThat(calls.andal("api", "backstage").out())
        .contains("/api/v1/apis/valve-control/versions/1.0.0/description");
    Calls.Call nobody = calls.andal("api", "show", "nobody");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("nobody");
  }

  @Test
  @Order(3)
  void aLaterVersionIsComparedWithTheOneBefore() throws IOException {
    Files.writeString(apis.resolve("valves.yaml"), VALVES.formatted("2.0.0"));
    calls.andal("inventory", "scan");
    until(() -> calls.andal("api", "versions", "valve-control").out().contains("2.0.0"));
    Calls.Call diff = calls.andal("api", "diff", "valve-control", "--fail-on", "breaking");
    assertThat(diff.code()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out()).startsWith("1.0.0 -> 2.0.0: 1 breaking").contains("GET /valves");
    assertThat(calls.andal("api", "diff", "valve-control").code()).isZero();
    Calls.Call wrong = calls.andal("api", "diff", "valve-control", "--fail-on", "all");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("breaking, dangerous or safe");
    assertThat(calls.andal("api", "describe", "valve-control", "--of", "1.0.0").out())
        .contains("/valves:");
  }

  @Test
  @Order(4)
  void whatAGatewaySawIsToldByOperationAndClient() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("traffic.yaml"),
        """
        apiVersion: andal.io/v1
        kind: TrafficSource
        metadata: {name: edge}
        spec: {type: AccessLog, format: json, push: true}
        """);
    Calls.Call applied = calls.andal("apply", "-f", "traffic.yaml");
    assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append(
          """
          {"time":"%s","host":"valves.pumps.example","method":"GET","uri":"/valves/%d","status":%d,"http_user_agent":"plant-panel/1.1"}
          """
              .formatted(Instant.now(), 100 + i, i == 0 ? 503 : 200));
    }
    push(lines.toString());
    until(() -> calls.andal("api", "traffic", "valve-control").out().contains("/valves/{valveId}"));
    assertThat(calls.andal("api", "traffic", "valve-control").out())
        .containsPattern("GET /valves/\\{valveId} +yes +20 +5.00 %");
    until(() -> calls.andal("api", "consumers", "valve-control").out().contains("plant-panel"));
    assertThat(calls.andal("api", "describe", "valve-control", "--proposed").out())
        .contains("/valves/{");
  }

  @Test
  @Order(5)
  void whatNobodyDescribedIsKnownByItsHostAndProposesItself() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines.append(
          """
          {"time":"%s","host":"tanks.pumps.example","method":"GET","uri":"/tanks/%d/level","status":200}
          """
              .formatted(Instant.now(), 7_919 * i));
    }
    push(lines.toString());
    until(() -> calls.andal("api", "list", "--finding", "shadow-api").out().contains("tanks"));
    String id =
        Json.parse(calls.andal("api", "list", "--finding", "shadow-api", "-o", "json").out())
            .path(0)
            .path("id")
            .asString();
    assertThat(id).isNotEqualTo("tanks.pumps.example");
    assertThat(calls.andal("api", "traffic", id).out())
        .containsPattern("GET /tanks/\\{tankId}/level +no +20 ");
    assertThat(calls.andal("api", "describe", id).out()).contains("/tanks/{tankId}/level");
  }

  private static void push(String lines) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(server.url().resolve("/api/v1/traffic/edge"))
                  .header("Authorization", "Bearer " + gateway)
                  .POST(HttpRequest.BodyPublishers.ofString(lines))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"taken\":20");
    }
  }

  @Test
  @Order(6)
  void whatAPersonDecidesStays() {
    Calls.Call merged =
        calls.andal("api", "merge", "valve-control", "vast-control", "--reason", "one gateway");
    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(merged.out()).isEqualTo("valve-control\n");
    until(() -> calls.andal("api", "show", "valve-control").out().contains("alarms.yaml"));
    Calls.Call split = calls.andal("api", "split", "valve-control", "written", "alarms.yaml");
    assertThat(split.code()).as(split.err()).isZero();
    calls.andal("inventory", "scan");
    until(() -> !calls.andal("api", "show", "valve-control").out().contains("alarms.yaml"));
  }

  @Test
  @Order(7)
  void aCatalogThatCantBeReadIsSaidAndLosesNothing() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(apis, elsewhere);
    try {
      calls.andal("inventory", "scan", "written");
      until(() -> calls.andal("inventory", "status").code() == 1);
      assertThat(calls.andal("inventory", "status").out()).contains("failed");
      assertThat(calls.andal("api", "list").out()).contains("valve-control");
    } finally {
      Files.move(elsewhere, apis);
    }
  }

  private static void until(BooleanSupplier holds) {
    Wait.until("what a command shows", PATIENCE, holds, () -> "");
  }
}

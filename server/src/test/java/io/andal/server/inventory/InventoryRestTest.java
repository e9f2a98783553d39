package io.andal.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Audit;
import io.andal.server.security.AuditEntry;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** APIs, catalogs and traffic through the doors of a whole server. */
class InventoryRestTest {
  private static TestServer server;
  private static Browser reader;
  private static Browser writer;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    server
        .bean(RuntimeInventoryInsight.class)
        .replace(new RecordedInventory(), new RecordedTraffic());
    reader = server.client(Scope.READ);
    writer = server.client(Scope.ADMIN);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static JsonNode read(String path) {
    HttpResponse<String> answer = reader.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Browser.tree(answer);
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.values().stream().map(one -> one.path(field).asString()).toList();
  }

  @Test
  void aFieldLeadsToTheApisThatHaveIt() {
    JsonNode found = read("/apis?q=serialNumber");
    assertThat(texts(found.path("items"), "id")).containsExactly("pump-commands");
    assertThat(found.path("items").path(0).path("matches").path(0).asString())
        .isEqualTo("Pump.serialNumber");
  }

  @Test
  void valuesOfOneFacetAreAlternatives() {
    JsonNode found = read("/apis?owner=group:web&owner=group:embedded");
    assertThat(texts(found.path("items"), "id")).containsExactlyInAnyOrder("map-tiles", "firmware");
    assertThat(texts(found.path("facets").path("lifecycle"), "value"))
        .containsExactly("production");
  }

  @Test
  void aCursorLeadsThroughAllPages() {
    JsonNode first = read("/apis?limit=8");
    JsonNode second = read("/apis?limit=8&cursor=" + first.path("next").asString());
    assertThat(first.path("total").asInt()).isEqualTo(13);
    assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(13);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void whatMakesNoSenseIsToldWithWhatWould() {
    HttpResponse<String> answer = reader.get("/api/v1/apis?order=size");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("relevance, title, changed, findings");
    assertThat(reader.get("/api/v1/apis?limit=201").statusCode()).isEqualTo(400);
    assertThat(reader.get("/api/v1/apis?cursor=!").statusCode()).isEqualTo(400);
    assertThat(reader.get("/api/v1/apis?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
  }

  @Test
  void anApiTellsItsOwnerAndHowItIsKnown() {
    JsonNode api = read("/apis/pump-commands");
    assertThat(api.path("owner").path("reference").asString()).isEqualTo("group:controls");
    assertThat(api.path("owner").path("rule").asString()).isEqualTo("codeowners");
    assertThat(read("/apis/pump-commands-old").path("id").asString()).isEqualTo("pump-commands");
    assertThat(reader.get("/api/v1/apis/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aReadIsAnsweredOnceAndThenOnlyConfirmed() {
    String etag = reader.get("/api/v1/apis/billing").headers().firstValue("ETag").orElseThrow();
    assertThat(reader.get("/api/v1/apis/billing", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aDescriptionIsAFileToKeepAndNeverAPage() {
    HttpResponse<String> file = reader.get("/api/v1/apis/pump-commands/versions/2.1.0/description");
    assertThat(file.body()).isEqualTo(RecordedDescription.COMMANDS);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"pump-commands-2.1.0.yaml\"");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    HttpResponse<String> missing =
        reader.get("/api/v1/apis/pump-commands/versions/2.1.1/description");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("2.1.0");
  }

  @Test
  void versionsOperationsAndTheirDifferenceAreTold() {
    assertThat(texts(read("/apis/pump-commands/versions").path("items"), "name"))
        .containsExactly("2.1.0", "2.0.0", "1.9.0");
    JsonNode operations = read("/apis/pump-commands/operations?limit=2");
    assertThat(texts(operations.path("items"), "key"))
        .containsExactly("GET /pumps", "GET /pumps/{id}");
    assertThat(
            read("/apis/pump-commands/operations?cursor=" + operations.path("next").asString())
                .path("items")
                .size())
        .isEqualTo(3);
    JsonNode changes = read("/apis/pump-commands/changes");
    assertThat(changes.path("from").asString() + changes.path("to").asString())
        .isEqualTo("2.0.02.1.0");
    assertThat(changes.path("breaking").asInt()).isEqualTo(2);
    assertThat(reader.get("/api/v1/apis/pump-commands/changes?from=1.9.0&to=2.1.0").statusCode())
        .isEqualTo(422);
  }

  @Test
  void whatIsSeenOfAnApiIsTold() {
    assertThat(texts(read("/apis/alarms/findings").path("items"), "rule"))
        .containsExactly("drift", "shadow-operation");
    assertThat(texts(read("/apis/pump-commands-v1/consumers").path("items"), "client"))
        .containsExactly("pump-panel", "fieldtool", "curl");
    assertThat(read("/apis/map-tiles/traffic").path("requests").asInt()).isZero();
    assertThat(read("/traffic").path("items").path(0).path("id").asString())
        .isEqualTo("pump-telemetry");
  }

  @Test
  void aDecisionNeedsTheRightAndIsWrittenDown() {
    String body = "{\"others\":[\"pump-commands-v1\"],\"reason\":\"one team\"}";
    assertThat(reader.json("POST", "/api/v1/apis/pump-commands/merge", body).statusCode())
        .isEqualTo(403);
    HttpResponse<String> merged = writer.json("POST", "/api/v1/apis/pump-commands/merge", body);
    assertThat(Browser.tree(merged).path("id").asString()).isEqualTo("pump-commands");
    HttpResponse<String> split =
        writer.json(
            "POST",
            "/api/v1/apis/pump-commands/split",
            "{\"catalog\":\"hub\",\"key\":\"acme/pump-commands\"}");
    assertThat(Browser.tree(split).path("id").asString()).isEqualTo("pump-commands-2");
    assertThat(
            writer
                .json("POST", "/api/v1/apis/billing/merge", "{\"others\":[\"billing\"]}")
                .statusCode())
        .isEqualTo(422);
    assertThat(audited())
        .contains(
            "api.merge api/pump-commands ok",
            "api.split api/pump-commands ok",
            "api.merge api/billing refused");
  }

  @Test
  void aScanNeedsTheRightAndGoesOnAfterTheAnswer() {
    assertThat(reader.json("POST", "/api/v1/catalogs/hub/scan", "").statusCode()).isEqualTo(403);
    HttpResponse<String> started = writer.json("POST", "/api/v1/catalogs/hub/scan", "");
    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(Browser.tree(started).path("running").path("total").asInt()).isEqualTo(212);
    assertThat(writer.json("POST", "/api/v1/catalogs/none/scan", "").statusCode()).isEqualTo(404);
    assertThat(
            read("/catalogs/apigee/scans")
                .path("items")
                .path(0)
                .path("failure")
                .path("cause")
                .asString())
        .isEqualTo("denied");
    assertThat(audited()).contains("catalog.scan catalog/hub ok");
  }

  private static List<String> audited() {
    return server.bean(Audit.class).entries(Optional.empty(), Optional.empty(), 100).stream()
        .map(InventoryRestTest::line)
        .toList();
  }

  private static String line(AuditEntry entry) {
    return entry.action() + " " + entry.subject() + " " + entry.result();
  }

  @Test
  void theInventoryIsReadByABackstage() {
    String all = reader.get("/api/v1/catalog-info.yaml").body();
    assertThat(all)
        .startsWith("---\napiVersion: backstage.io/v1alpha1\nkind: API\n")
        .contains("  name: pump-commands\n", "  owner: group:controls\n", "  owner: unknown\n")
        .contains("/api/v1/apis/pump-commands/versions/2.1.0/description");
    String one = reader.get("/api/v1/apis/pump-commands/backstage").body();
    assertThat(one).contains("kind: API", "  name: pump-commands\n", "  definition: |");
  }
}

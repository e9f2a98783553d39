package io.andal.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Audit;
import io.andal.server.security.AuditEntry;
import io.andal.server.security.Scope;
import io.andal.workspace.Document;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people decide on an API's pages becomes documents, decisions and entries of the log. */
class ApiFormsTest {
  private static TestServer server;
  private static Browser writer;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    server
        .bean(RuntimeInventoryInsight.class)
        .replace(new RecordedInventory(), new RecordedTraffic());
    writer = server.client(Scope.ADMIN);
    assertThat(
            writer
                .postYaml(
                    "/api/v1/apply",
                    """
                    apiVersion: backstage.io/v1alpha1
                    kind: Group
                    metadata: {name: controls}
                    spec: {type: team, children: []}
                    """)
                .statusCode())
        .isEqualTo(200);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Document document(String name) {
    return server.runtime().workspace().current().find("API", name).orElseThrow();
  }

  @Test
  void aShadowIsDocumentedFromItsTraffic() {
    HttpResponse<String> page = writer.get("/apis/maintenance-planner/describe");
    assertThat(page.body()).contains("/plans/{plan}");
    HttpResponse<String> answer =
        writer.form(
            "/apis/maintenance-planner/describe",
            Map.of(
                "title", "Maintenance planner",
                "owner", "group:controls",
                "lifecycle", "experimental",
                "definition", "openapi: 3.1.0\r\ninfo: {title: Planner, version: 0.0.1}\r\n"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/apis/maintenance-planner");
    Document document = document("maintenance-planner");
    assertThat(document.annotation("andal.io/api")).isEqualTo("maintenance-planner");
    assertThat(document.at("/spec/owner").asString()).isEqualTo("group:controls");
    assertThat(document.at("/spec/lifecycle").asString()).isEqualTo("experimental");
    assertThat(document.at("/spec/definition").asString())
        .isEqualTo("openapi: 3.1.0\ninfo: {title: Planner, version: 0.0.1}\n");
    assertThat(server.bean(Audit.class).entries(Optional.empty(), Optional.empty(), 50))
        .extracting(AuditEntry::subject)
        .contains("API/maintenance-planner");
  }

  @Test
  void anOwnerIsNamedAndNamedAnew() {
    name("group:controls", "production");
    assertThat(document("partner-gateway").at("/spec/type").asString()).isEqualTo("wsdl");
    assertThat(document("partner-gateway").at("/spec/definition").asString()).isNotEmpty();
    name("user:ayu", "deprecated");
    assertThat(document("partner-gateway").at("/spec/owner").asString()).isEqualTo("user:ayu");
    assertThat(document("partner-gateway").at("/spec/lifecycle").asString())
        .isEqualTo("deprecated");
  }

  private static void name(String owner, String lifecycle) {
    assertThat(
            writer
                .form("/apis/partner-gateway/owner", Map.of("owner", owner, "lifecycle", lifecycle))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void whoMayOnlyReadDecidesNothing() {
    Browser reader = server.client(Scope.READ);
    assertThat(
            reader
                .form("/apis/billing/merge", Map.of("other", "alarms", "reason", "x"))
                .statusCode())
        .isEqualTo(403);
    assertThat(reader.form("/apis/billing/owner", Map.of("owner", "group:controls")).statusCode())
        .isEqualTo(403);
    assertThat(reader.form("/catalogs/hub/scan", Map.of()).statusCode()).isEqualTo(403);
    assertThat(reader.get("/apis/billing").body()).doesNotContain("action=\"/apis/billing/merge\"");
  }

  @Test
  void aDecisionLeadsToTheEntryThatCameOfIt() {
    HttpResponse<String> split =
        writer.form(
            "/apis/pump-commands/split",
            Map.of("catalog", "hub", "key", "acme/pump-commands", "reason", "another team"));
    assertThat(split.headers().firstValue("Location").orElse("")).endsWith("/apis/pump-commands-2");
    HttpResponse<String> merged =
        writer.form("/apis/billing/merge", Map.of("other", "billing", "reason", "same"));
    assertThat(merged.headers().firstValue("Location").orElse("")).endsWith("/apis/billing");
  }

  @Test
  void whatWasMergedAwayLeadsToWhatTookItIn() {
    HttpResponse<String> page = writer.get("/apis/pump-commands-old/versions");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElse(""))
        .endsWith("/apis/pump-commands/versions");
  }

  @Test
  void whatCatalogsSayIsTextAndNothingElse() {
    for (String tab :
        new String[] {
          "", "/operations", "/versions", "/traffic", "/consumers", "/findings", "/history"
        }) {
      String page = writer.get("/apis/hostile" + tab).body();
      assertThat(page)
          .as(tab)
          .doesNotContain("<script>alert")
          .doesNotContain("<img")
          .doesNotContain("href=\"javascript:");
      assertThat(page.length()).as(tab).isLessThan(60_000);
    }
    assertThat(writer.get("/apis?q=hostile").body()).doesNotContain("<script>alert");
    HttpResponse<String> file = writer.get("/apis/site-reports/versions/0.1.0/description");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
  }

  @Test
  void findingsAreToldInTheReadersLanguage() {
    assertThat(writer.get("/apis/alarms/findings?lang=en").body())
        .contains("POST /alarms has the status 409, which its description lacks (212 times)")
        .contains("Describe it, or end it");
    assertThat(writer.get("/apis/alarms/findings?lang=id").body())
        .contains(
            "POST /alarms menjawab dengan status 409 yang tidak ada di deskripsinya (212 kali)")
        .contains("Deskripsikan, atau hentikan");
    writer.get("/apis?lang=en");
  }

  @Test
  void anSloNeedsASourceOfTraffic() {
    HttpResponse<String> answer = writer.form("/apis/billing/slos/yaml", Map.of());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(writer.get("/apis/nothing").statusCode()).isEqualTo(404);
  }
}

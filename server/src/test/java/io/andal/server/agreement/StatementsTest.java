package io.andal.server.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements of a real server: 25 minutes of April 2026 were lost. */
class StatementsTest {
  private static final Instant NOW = Instant.parse("2026-05-02T00:00:00Z");
  private static final String STATEMENT = "/api/v1/agreements/acme/statements/2026-04";

  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: silent}
      spec: {type: Prometheus, connectionDetails: {url: "http://127.0.0.1:9"}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands}
      spec: {description: Starts pumps}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: commands-accepted}
      spec:
        service: commands
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        objectives: [{target: 0.9999}]
        indicator:
          metadata: {name: commands-accepted}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: silent, spec: {query: 'good{}'}}}
              total: {metricSource: {metricSourceRef: silent, spec: {query: 'all{}'}}}
      ---
      apiVersion: andal.io/v1
      kind: Agreement
      metadata: {name: acme, displayName: "=HYPERLINK(evil)"}
      spec:
        template: google-app-engine
        customer: {name: acme, displayName: "Acme <Water> & Sons", contact: sla@acme.example}
        covers: {slos: [commands-accepted]}
        period: {timeZone: UTC, start: "2026-04-01"}
        credits:
          base: {amount: "4205.10", currency: EUR}
          claimWithinDays: 30
      """;

  private static TestServer server;
  private static Browser reader;
  private static Browser admin;

  @BeforeAll
  static void recordApril() {
    server = TestServer.start(new MutableClock(NOW));
    reader = server.client(Scope.READ);
    admin = server.client(Scope.ADMIN);
    HttpResponse<String> applied =
        admin.send("POST", "/api/v1/apply", DOCUMENTS, "Content-Type", "application/yaml");
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    SeriesId series = server.runtime().slos().definitions().getFirst().series();
    long april = MinuteRange.minuteOf(Instant.parse("2026-04-01T00:00:00Z"));
    List<Slice> slices = new ArrayList<>();
    for (long minute = april; minute < MinuteRange.minuteOf(NOW); minute++) {
      boolean down = minute >= april + 5_000 && minute < april + 5_025;
      slices.add(Slice.of(minute, down ? 0 : 200, 200, Quality.COMPLETE));
    }
    server.runtime().slos().record(Map.of(series, slices));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aStatementIsIssuedOnceByThoseWhoMayAndWrittenDown() {
    JsonNode draft = Browser.tree(reader.get(STATEMENT));
    assertThat(draft.path("revision").asInt()).isZero();
    assertThat(draft.at("/statement/exact").asString()).isEqualTo("1727/1728");

    assertThat(reader.json("POST", STATEMENT, "{}").statusCode()).isEqualTo(403);
    HttpResponse<String> issued = admin.json("POST", STATEMENT, "{\"note\":\"April\"}");
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    assertThat(admin.json("POST", STATEMENT, "{}").statusCode()).isEqualTo(409);
    assertThat(admin.json("POST", STATEMENT.replace("2026-04", "2026-05"), "{}").body())
        .contains("runs until the end of 2026-05-31");

    JsonNode statement = Browser.tree(reader.get(STATEMENT));
    assertThat(statement.path("revision").asInt()).isEqualTo(1);
    assertThat(statement.at("/statement/owed/amount").asString()).isEqualTo("420.51");
    assertThat(reader.get("/api/v1/agreements/acme/statements").body()).contains("April");
    assertThat(admin.get("/api/v1/audit").body()).contains("statement.issue", "acme/2026-04");
  }

  @Test
  void thePdfHasItsNumbersAndItsLettersInBothLanguages() throws Exception {
    String english = pdf("en");
    assertThat(english)
        .contains(
            "Acme <Water> & Sons",
            "April 2026",
            "99.94212%",
            "99.95%",
            "€420.51 (10% of the fee)",
            "25 min",
            "€4,205.10")
        .doesNotContain("#");
    assertThat(pdf("id")).contains("Laporan tingkat layanan", "99,94212%", "420,51");
  }

  private static String pdf(String language) throws IOException, InterruptedException {
    String token =
        server
            .tokens()
            .create(
                "pdf-" + language,
                java.util.EnumSet.of(Scope.READ),
                java.util.Optional.empty(),
                "test")
            .secret();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(server.url() + STATEMENT + "/pdf"))
                  .header("Authorization", "Bearer " + token)
                  .header("Accept-Language", language)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      try (PDDocument document = Loader.loadPDF(answer.body())) {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      }
    }
  }

  @Test
  void theCsvHoldsNoFormulas() {
    HttpResponse<String> csv = reader.get(STATEMENT + "/csv");

    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"acme-2026-04.csv\"");
    assertThat(csv.body()).contains("acme,'=HYPERLINK(evil),acme,Acme <Water> & Sons,2026-04");
    assertThat(csv.body()).contains(",1727/1728,no,43200,25,0,0,10,420.51,EUR,4205.10,owed,");
    assertThat(csv.body())
        .contains("commands-accepted,2026-04-04T11:20:00Z,2026-04-04T11:45:00Z,25,100");
  }

  @Test
  void restTellsTheRunningPeriodWithItsForecast() {
    JsonNode agreement = Browser.tree(reader.get("/api/v1/agreements/acme"));

    assertThat(agreement.at("/current/id").asString()).isEqualTo("2026-05");
    assertThat(agreement.at("/current/running").asBoolean()).isTrue();
    assertThat(agreement.at("/current/forecast/attained").asString()).isEqualTo("100");
    assertThat(Browser.tree(reader.get("/api/v1/agreements")).path("items")).hasSize(1);
    assertThat(
            Browser.tree(reader.get("/api/v1/agreements/acme/periods/2026-04"))
                .at("/credit/amount")
                .asString())
        .isEqualTo("420.51");
    assertThat(reader.get("/api/v1/agreements/nobody").statusCode()).isEqualTo(404);
    assertThat(reader.get("/api/v1/agreements/acme/periods/2020-01").statusCode()).isEqualTo(404);
  }
}

package io.andal.server.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.SourceFailure;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source is looked at through REST. */
class SourceLooksTest {
  private TestServer server;
  private Browser reader;
  private final ToldSource source = new ToldSource();

  @BeforeEach
  void start() {
    server = TestServer.start();
    apply(ToldSource.DOCUMENT);
    reader = server.client(Scope.READ);
  }

  @AfterEach
  void stop() {
    source.gate.countDown();
    server.close();
  }

  /** Applying opens the documents' sources; the told one takes its place again. */
  private void apply(String yaml) {
    Browser writer = server.client(Scope.READ, Scope.WRITE);
    HttpResponse<String> applied = writer.postYaml("/api/v1/apply", yaml);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    server.runtime().collector().sources(List.of(source));
  }

  @Test
  void aReaderMayCheckASource() {
    JsonNode check = ok(reader.send("POST", "/api/v1/sources/told/check", ""));
    assertThat(check.path("state").asString()).isEqualTo("ok");
    assertThat(check.path("items").path(1).path("found").asString()).isEqualTo("It is Told 1.0.");
  }

  @Test
  void whoAsksMeanwhileOrSoonAfterGetsTheSameCheck() {
    source.gate = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> reader.send("POST", "/api/v1/sources/told/check", ""));
    CompletableFuture<HttpResponse<String>> second =
        CompletableFuture.supplyAsync(() -> reader.send("POST", "/api/v1/sources/told/check", ""));
    while (source.identified.get() == 0) {
      Thread.onSpinWait();
    }
    source.gate.countDown();
    String body = first.join().body();
    assertThat(second.join().body()).isEqualTo(body);
    assertThat(reader.send("POST", "/api/v1/sources/told/check", "").body()).isEqualTo(body);
    assertThat(source.identified).hasValue(1);
  }

  @Test
  void aSourceThatIsNotThereIsNotFound() {
    assertThat(reader.send("POST", "/api/v1/sources/nobody/check", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aSourceThatCantSuggestSaysSo() {
    server.runtime().collector().sources(List.of());
    Browser writer = server.client(Scope.READ, Scope.WRITE);
    writer.postYaml(
        "/api/v1/apply",
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: pushed}
        spec: {type: OTLP, connectionDetails: {}}
        """);
    HttpResponse<String> answer = reader.get("/api/v1/sources/pushed/slos");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("keeps no SLOs");
    JsonNode check = ok(reader.send("POST", "/api/v1/sources/pushed/check", ""));
    assertThat(check.path("items").path(0).path("found").asString())
        .startsWith("Andal receives this data itself");
  }

  @Test
  void aSourceThatFailsSaysWhatWouldBeRight() {
    source.outage =
        Optional.of(
            new SourceFailure(SourceFailure.Cause.DENIED, "It says 403.", "Grant the right."));
    HttpResponse<String> answer = reader.get("/api/v1/sources/told/suggestions");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("It says 403. Grant the right.");
  }

  @Test
  void documentsOfSuggestionsCanBeApplied() {
    JsonNode page = ok(reader.get("/api/v1/sources/told/suggestions?aspect=latency"));
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.at("/items/0/indicator/ratioMetric/good/metricSource/spec/query").asString())
        .isEqualTo("fast_good_total");
    JsonNode made =
        ok(
            reader.json(
                "POST",
                "/api/v1/sources/told/suggestions/documents",
                "{\"choose\":[\"checkout/http/latency\"],\"target\":0.95}"));
    apply(made.path("yaml").asString());
    assertThat(server.runtime().slos().find("checkout-http-latency").orElseThrow().target())
        .isEqualTo(0.95);
    JsonNode again = ok(reader.get("/api/v1/sources/told/suggestions?aspect=latency"));
    assertThat(again.at("/items/0/slo").asString()).isEqualTo("checkout-http-latency");
  }

  @Test
  void aSuggestionThatIsNotThereIsRefused() {
    HttpResponse<String> answer =
        reader.json(
            "POST", "/api/v1/sources/told/suggestions/documents", "{\"choose\":[\"none\"]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("There is no suggestion 'none'");
  }

  @Test
  void keptSlosAreTakenOverAndComparedWithOurs() throws InterruptedException {
    JsonNode refused = ok(reader.json("POST", "/api/v1/sources/told/slos/documents", "{}"));
    assertThat(refused.path("accepted").asBoolean()).isFalse();
    JsonNode made =
        ok(reader.json("POST", "/api/v1/sources/told/slos/documents", "{\"lossy\":true}"));
    apply(made.path("yaml").asString());
    server.runtime().collector().track(server.runtime().slos().tracked());
    server.runtime().collector().runDue();

    JsonNode ours = ok(reader.get("/api/v1/sources/told/slos")).at("/items/0/objectives/0/andal");
    assertThat(ours.path("slo").asString()).isEqualTo("checkout-works");
    assertThat(ours.path("sli").asDouble()).isEqualTo(0.9);
    assertThat(ours.path("difference").asDouble())
        .isCloseTo(0.1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(ours.path("unreadMinutes").asInt()).isZero();
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}

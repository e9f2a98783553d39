package io.andal.catalog.postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andal.catalog.Found;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmanCatalogTest extends CatalogKit {

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new PostmanRig(shelf, Map.of());
  }

  private static Told scan(PostmanRig rig) throws Exception {
    Told told = new Told();
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static SourceException failing(PostmanRig rig) {
    Told told = new Told();
    return catchThrowableOfType(SourceException.class, () -> rig.catalog().scan(told, "", told));
  }

  private static Reply throttled(String body, Map<String, String> headers) {
    return new Reply(429, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void aSpecificationHasItsFilesAndItsWorkspace() throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      Found found = scan(rig).found().getFirst();

      assertThat(found.content().orElseThrow().main().name()).isEqualTo("index.yaml");
      assertThat(found.content().orElseThrow().parts())
          .extracting(SpecificationFile::name)
          .containsExactly("parts/types.yaml");
      assertThat(found.system()).isEqualTo("Team");
      assertThat(found.labels()).containsEntry("type", "OPENAPI:3.0");
    }
  }

  @Test
  void aCollectionIsTakenWithoutWhatIsSecretInIt() throws Exception {
    try (PostmanRig rig = new PostmanRig(new Shelf(List.of()), Map.of())) {
      rig.instead.put(
          "collections",
          Reply.json(
              """
              {"collections": [{"id": "c-1", "uid": "12-c-1", "name": "Pumps", "owner": "12",
                "createdAt": "2026-01-01T00:00:00.000Z", "updatedAt": "2026-01-02T00:00:00.000Z"}],
               "meta": {"total": 1, "offset": 0, "limit": 100}}
              """));
      rig.instead.put(
          "collections/12-c-1",
          Reply.json(
              """
              {"collection": {"info": {"name": "Pumps"},
                "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "geheim-1"}]},
                "variable": [{"key": "apiKey", "value": "geheim-2"},
                             {"key": "host", "value": "pumps.example"}],
                "item": [{"name": "all", "request": {"method": "GET",
                  "header": [{"key": "Authorization", "value": "Bearer geheim-3"},
                             {"key": "X-Token", "value": "{{token}}"}],
                  "url": {"raw": "https://pumps.example/all?access_token=geheim-4&page=2"}}}]}}
              """));

      Found found = scan(rig).found().getFirst();

      assertThat(found.key()).isEqualTo("collections/c-1");
      String text =
          new String(found.content().orElseThrow().main().bytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("pumps.example", "{{token}}", "page=2").doesNotContain("geheim");
    }
  }

  @Test
  void workspacesAreChosenByNameOrType() {
    Workspace team = new Workspace("w-2", "Team", "team", "public");
    Workspace own = new Workspace("w-1", "Mine", "personal", "personal");

    assertThat(team.wanted(List.of(), List.of())).isTrue();
    assertThat(own.wanted(List.of(), List.of())).isFalse();
    assertThat(own.wanted(List.of("mine"), List.of())).isTrue();
    assertThat(team.wanted(List.of("w-2"), List.of())).isTrue();
    assertThat(team.wanted(List.of(), List.of("public"))).isTrue();
    assertThat(team.wanted(List.of(), List.of("private"))).isFalse();
  }

  @Test
  void aWorkspaceThatIsNotThereIsTold() throws Exception {
    Map<String, Object> spec = Map.of("workspaces", List.of("Taem"));
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), spec)) {
      assertThat(failing(rig).failure().message()).contains("Taem");
    }
  }

  @Test
  void callsOfAMonthThatAreUsedUpEndTheScanAtOnce() throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      rig.instead.put(
          "specs",
          throttled(
              "{\"error\": {\"name\": \"serviceLimitExhausted\", \"message\": \"used up\"}}",
              Map.of("Retry-After", "3")));
      SourceException thrown = failing(rig);

      assertThat(thrown.failure().cause()).isEqualTo(Cause.LIMITED);
      assertThat(thrown.failure().message()).contains("2026-12-01T00:00:00Z");
      assertThat(thrown.failure().retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(28));
      assertThat(rig.waited()).isEqualTo(Duration.ZERO);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @Test
  void aMonthWithoutCallsLeftIsKnownByItsHeader() throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      rig.instead.put("specs", throttled("{}", Map.of("X-RateLimit-Remaining-Month", "0")));

      assertThat(failing(rig).failure().cause()).isEqualTo(Cause.LIMITED);
      assertThat(rig.requests()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Retry-After: 20",
        "X-RateLimit-RetryAfter: 20",
        "RetryAfter: 20",
        "RateLimit: limit=300, remaining=0, reset=20"
      })
  void calledTooOftenItWaitsAsLongAsAnyOfTheHeadersSays(String header) throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      String[] parts = header.split(": ", 2);
      rig.instead.put(
          "specs",
          throttled("{\"error\": {\"name\": \"rateLimited\"}}", Map.of(parts[0], parts[1])));

      assertThat(failing(rig).failure().cause()).isEqualTo(Cause.UNAVAILABLE);
      assertThat(rig.waited()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
    }
  }

  @Test
  void aKeyThatIsRefusedWith403EndsTheScanLikeOneWith401() throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      rig.instead.put(
          "specs/pumps/files",
          Reply.error(
              403,
              """
              {"title": "AuthenticationError", "status": 403, "detail": "Invalid API Key."}
              """));

      assertThat(failing(rig).failure().cause()).isEqualTo(Cause.DENIED);
    }
  }

  @Test
  void pagesThatGoInACircleEnd() throws Exception {
    try (PostmanRig rig = new PostmanRig(Shelf.usual(), Map.of())) {
      rig.instead.put(
          "specs", Reply.json("{\"specs\": [], \"meta\": {\"nextCursor\": \"again\"}}"));

      assertThat(failing(rig).failure().message()).contains("circle");
    }
  }

  @Test
  void formerApisAreTakenOnRequest() throws Exception {
    try (PostmanRig rig = new PostmanRig(new Shelf(List.of()), Map.of("legacyApis", true))) {
      rig.instead.put(
          "apis",
          Reply.json(
              """
              {"apis": [{"id": "a-1", "name": "Pumps", "summary": "All",
                "updatedAt": "2026-01-02T00:00:00.000Z"}], "meta": {"nextCursor": ""}}
              """));
      rig.instead.put(
          "apis/a-1", Reply.json("{\"id\": \"a-1\", \"schemas\": [{\"id\": \"s-1\"}]}"));
      rig.instead.put("apis/a-1/schemas/s-1", Reply.json("{\"content\": \"openapi: 3.0.0\"}"));

      Found found = scan(rig).found().getFirst();

      assertThat(found.key()).isEqualTo("apis/a-1");
      assertThat(new String(found.content().orElseThrow().main().bytes(), StandardCharsets.UTF_8))
          .isEqualTo("openapi: 3.0.0");
    }
  }
}

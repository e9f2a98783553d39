package io.andal.catalog.swaggerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.catalog.Found;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SwaggerHubCatalogTest extends CatalogKit {

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new SwaggerHubRig(shelf, Map.of());
  }

  private static Told scan(SwaggerHubRig rig) throws Exception {
    Told told = new Told();
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static Found found(Told told, String key, String version) {
    return told.found().stream()
        .filter(one -> one.key().equals(key) && one.version().equals(version))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVersionHasItsStateItsPeopleAndItsPage() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      Told told = scan(rig);

      Found draft = found(told, "acme/tanks", "0.9.0");
      assertThat(draft.lifecycle()).isEqualTo("design");
      assertThat(draft.labels()).containsEntry("published", "false").doesNotContainKey("default");
      Found usual = found(told, "acme/tanks", "1.0.0");
      assertThat(usual.lifecycle()).isEmpty();
      assertThat(usual.labels())
          .containsEntry("default", "true")
          .containsEntry("visibility", "private");
      assertThat(usual.title()).isEqualTo("Tanks");
      assertThat(usual.author()).isEqualTo("ayu");
      assertThat(usual.modified()).isPresent();
      assertThat(usual.owners())
          .extracting(OwnerClaim::reference)
          .containsExactly("controls", "ayu");
      assertThat(usual.link().orElseThrow().toString())
          .isEqualTo(rig.url() + "/apis/acme/tanks/1.0.0");
    }
  }

  @Test
  void whatIsNotPublishedCanBeLeftOut() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of("unpublished", false))) {
      assertThat(scan(rig).present())
          .contains("acme/tanks@1.0.0")
          .doesNotContain("acme/tanks@0.9.0");
    }
  }

  private static Shelf referring(String url) {
    String more =
        "x-of: {$ref: '%s/domains/acme/common/1.0.0#/definitions/Thing'}\n".formatted(url);
    Shelf.Version version = new Shelf.Version("1.0.0", Shelf.text("Tanks", "1.0.0", more));
    return new Shelf(List.of(new Shelf.Api("tanks", "Tanks", List.of(version))));
  }

  @Test
  void domainsAreParts() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      rig.hold(referring(rig.url()));
      rig.domains.put(
          "common/1.0.0", "x: {$ref: \"%s/domains/acme/base/2#/x\"}\n".formatted(rig.url()));
      rig.domains.put("base/2", "x: {}\n");

      Found.Content content = scan(rig).found().getFirst().content().orElseThrow();

      assertThat(content.parts())
          .extracting(SpecificationFile::name)
          .containsExactly(
              rig.url() + "/domains/acme/common/1.0.0", rig.url() + "/domains/acme/base/2");
    }
  }

  @Test
  void withoutADomainItsTextIsTakenFilledIn() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      rig.hold(referring(rig.url()));
      rig.instead.put("apis/acme/tanks/1.0.0?resolved=true", Reply.yaml("resolved: true\n"));

      Found.Content content = scan(rig).found().getFirst().content().orElseThrow();

      assertThat(content.parts()).isEmpty();
      assertThat(new String(content.main().bytes(), StandardCharsets.UTF_8))
          .isEqualTo("resolved: true\n");
    }
  }

  @Test
  void referencesToOtherHostsAreNotFollowed() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      rig.hold(referring("http://169.254.169.254"));

      Told told = scan(rig);

      assertThat(told.found().getFirst().content().orElseThrow().parts()).isEmpty();
      assertThat(told.skipped()).isEmpty();
    }
  }

  @Test
  void whatOneMayNotSeeIsPassedOverAndTheRestIsFound() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      rig.instead.put("apis/acme/tanks", Reply.error(403, "{\"message\": \"Access denied\"}"));
      rig.instead.put("apis/acme/pumps/1.0.0", Reply.error(404, "{\"message\": \"unknown\"}"));

      Told told = scan(rig);

      assertThat(told.present())
          .containsExactly("acme/meters@1.0.0", "acme/pumps@1.1.0", "acme/valves@2.0.0");
      assertThat(told.skipped())
          .extracting(SourceFailure::cause)
          .containsExactlyInAnyOrder(Cause.DENIED, Cause.BAD_QUERY);
      assertThat(told.skipped().toString()).contains("403: Access denied", "404: unknown");
    }
  }

  @Test
  void anOwnerWhoIsNotThereLeavesTheOthersButEndsTheScan() throws Exception {
    Map<String, Object> spec = Map.of("owners", List.of("nobody", "acme"));
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), spec)) {
      Told told = new Told();

      SourceException thrown =
          catchThrowableOfType(SourceException.class, () -> rig.catalog().scan(told, "", told));

      assertThat(thrown.failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(told.present()).hasSize(6);
    }
  }

  @Test
  void peopleWhoMayNotBeAskedForAreNobody() throws Exception {
    try (SwaggerHubRig rig = new SwaggerHubRig(Shelf.usual(), Map.of())) {
      rig.instead.put("apis/acme/tanks/.collaboration", Reply.error(403, "{}"));

      assertThat(found(scan(rig), "acme/tanks", "1.0.0").owners()).isEmpty();
    }
  }

  @Test
  void theSlugOfTheAddressCountsAndNotTheTitle() throws Exception {
    String element =
        """
        {"name": "Petstore of Acme", "properties": [
          {"type": "Swagger", "url": "https://hub.acme.example/v1/apis/acme/pet%20store/1.1"},
          {"type": "X-Version", "value": "1.1"},
          {"type": "X-Versions", "value": "1.0,*1.1,-2.0"}]}
        """;

    Optional<HubEntry> entry = HubEntry.read(new JsonMapper().readTree(element));

    assertThat(entry.orElseThrow().key()).isEqualTo("acme/pet store");
    assertThat(entry.orElseThrow().published()).isTrue();
    assertThat(HubVersions.names("1.0,*1.1,-2.0")).containsExactly("1.0", "1.1", "2.0");
    assertThat(HubVersions.unpublished("1.0,*1.1,-2.0", "2.0")).isTrue();
  }

  @Test
  void theVendorsExampleIsRead() throws Exception {
    Optional<Path> example =
        Optional.ofNullable(System.getProperty("andal.conformance"))
            .map(all -> Path.of(all, "inventory", "swaggerhub", "apis-json.example.json"))
            .filter(Files::isRegularFile);
    assumeTrue(example.isPresent(), "SwaggerHub's example is not here");
    JsonNode element =
        new JsonMapper().readTree(Files.readAllBytes(example.get())).path("apis").path(0);

    HubEntry entry = HubEntry.read(element).orElseThrow();

    assertThat(entry.key() + "@" + entry.version()).isEqualTo("username/petstore@1.1");
    assertThat(entry.published()).isTrue();
    assertThat(entry.secret()).isFalse();
    assertThat(entry.modified()).contains(Instant.parse("2017-01-25T11:48:13Z"));
    System.out.println("1 of 1 of SwaggerHub's examples agree");
  }
}

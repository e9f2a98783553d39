package io.andal.catalog.apihub;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiHubCatalogTest extends CatalogKit {
  private static final String PUMPS = "v1/projects/acme/locations/us/apis/pumps/versions/v1-0-0";

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new ApiHubRig(shelf);
  }

  private static Told scan(ApiHubRig rig) throws Exception {
    Told told = new Told();
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static Found pumps(Told told) {
    return told.found().stream()
        .filter(one -> one.key().equals("us/pumps") && one.version().equals("1.0.0"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVersionHasItsPeopleItsAttributesAndWhereItRuns() throws Exception {
    try (ApiHubRig rig = new ApiHubRig(Shelf.usual())) {
      Found pumps = pumps(scan(rig));

      assertThat(pumps.owners())
          .extracting(OwnerClaim::reference)
          .containsExactly("ayu@acme.example", "Controls");
      assertThat(pumps.lifecycle()).isEqualTo("Production");
      assertThat(pumps.labels())
          .containsEntry("apiStyle", "REST")
          .containsEntry("slo", "99.9 % of requests");
      assertThat(pumps.deployments())
          .containsExactly(
              new FoundDeployment(
                  "production", "https://api.acme.example/pumps", Optional.empty()));
    }
  }

  @Test
  void aVersionWithoutADescriptionIsAnEntryToo() throws Exception {
    try (ApiHubRig rig = new ApiHubRig(Shelf.usual())) {
      rig.instead.put(PUMPS + "/specs", Reply.json("{}"));

      assertThat(pumps(scan(rig)).content()).isEmpty();
    }
  }

  @Test
  void contentsThatAreForbiddenArePassedOver() throws Exception {
    try (ApiHubRig rig = new ApiHubRig(Shelf.usual())) {
      rig.instead.put(
          PUMPS + "/specs/main:contents",
          Reply.error(
              403,
              """
              {"error": {"code": 403, "message": "Permission denied on resource.",
                "status": "PERMISSION_DENIED"}}
              """));

      Told told = scan(rig);

      assertThat(told.skipped()).extracting(SourceFailure::cause).containsExactly(Cause.DENIED);
      assertThat(told.skipped().toString()).contains("Permission denied", "roles/apihub.viewer");
      assertThat(told.present()).contains("us/pumps@1.1.0");
    }
  }

  @Test
  void timesAreRead() throws Exception {
    try (ApiHubRig rig = new ApiHubRig(Shelf.usual())) {
      assertThat(pumps(scan(rig)).modified())
          .isEqualTo(Optional.of(Instant.parse("2026-01-02T03:05:05Z")));
    }
  }
}

package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiOwner;
import io.andal.specification.Format;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API, as REST tells it.
 *
 * @param format null if no description is known
 * @param matches what of it the words met; empty where nothing was looked for
 */
record ApiJson(
    String id,
    String title,
    String description,
    @Nullable String format,
    @Nullable String latest,
    int versions,
    int operations,
    String lifecycle,
    String lifecycleRule,
    @Nullable LocalDate sunset,
    String system,
    String tier,
    List<String> tags,
    OwnerJson owner,
    List<DeploymentJson> deployments,
    List<PlaceJson> places,
    Map<String, String> labels,
    Instant firstSeen,
    Instant changed,
    @Nullable Instant gone,
    int findings,
    @Nullable String service,
    List<String> matches) {

  static ApiJson of(ApiEntry api) {
    return of(new ApiHits.Hit(api, List.of()));
  }

  static ApiJson of(ApiHits.Hit hit) {
    ApiEntry api = hit.api();
    return new ApiJson(
        api.id(),
        api.title(),
        api.description(),
        api.format().map(Format::title).orElse(null),
        api.latest().isEmpty() ? null : api.latest(),
        api.versions(),
        api.operations(),
        api.lifecycle().word(),
        api.lifecycleRule(),
        api.sunset().orElse(null),
        api.system(),
        api.tier(),
        api.tags(),
        OwnerJson.of(api.owner()),
        api.deployments().stream().map(DeploymentJson::of).toList(),
        api.places().stream().map(PlaceJson::of).toList(),
        api.labels(),
        api.firstSeen(),
        api.changed(),
        api.gone().orElse(null),
        api.findings(),
        api.service().orElse(null),
        hit.matches());
  }

  /**
   * Who answers for it.
   *
   * @param reference null if nobody does
   */
  record OwnerJson(
      @Nullable String reference,
      @Nullable String displayName,
      @Nullable String email,
      String rule,
      String evidence,
      @Nullable Instant unownedSince,
      List<ApiOwner.Step> steps) {
    static OwnerJson of(ApiOwner owner) {
      return new OwnerJson(
          owner.accountable().map(one -> one.reference()).orElse(null),
          owner.accountable().map(one -> one.displayName()).orElse(null),
          owner.accountable().flatMap(one -> one.email()).orElse(null),
          owner.rule(),
          owner.evidence(),
          owner.unownedSince().orElse(null),
          owner.steps());
    }
  }

  /** Where it runs. */
  record DeploymentJson(
      String version, String environment, String address, String source, @Nullable Instant since) {
    static DeploymentJson of(ApiEntry.ApiDeployment deployment) {
      return new DeploymentJson(
          deployment.version(),
          deployment.environment(),
          deployment.address(),
          deployment.source(),
          deployment.since().orElse(null));
    }
  }

  /** Where it is kept or was seen. */
  record PlaceJson(
      String catalog,
      String type,
      String key,
      String title,
      @Nullable String link,
      List<String> evidence,
      Instant firstSeen,
      Instant lastSeen,
      @Nullable Instant gone) {
    static PlaceJson of(ApiEntry.ApiPlace place) {
      return new PlaceJson(
          place.catalog(),
          place.type(),
          place.key(),
          place.title(),
          place.link().map(URI::toString).orElse(null),
          place.evidence(),
          place.firstSeen(),
          place.lastSeen(),
          place.gone().orElse(null));
    }
  }
}

package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiQuery;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.CatalogState;
import io.andal.inventory.Inventory;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import io.andal.traffic.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory of a house that has none. */
record NothingKnown() implements Inventory, Traffic {

  @Override
  public ApiHits search(ApiQuery query) {
    return new ApiHits(List.of(), 0, Map.of());
  }

  @Override
  public Optional<ApiEntry> api(String id) {
    return Optional.empty();
  }

  @Override
  public List<ApiVersion> versions(String api) {
    return List.of();
  }

  @Override
  public Optional<Specification> specification(String api, String version) {
    return Optional.empty();
  }

  @Override
  public Optional<String> text(String api, String version) {
    return Optional.empty();
  }

  @Override
  public Optional<List<Change>> difference(String api, String base, String revision) {
    return Optional.empty();
  }

  @Override
  public List<ApiFinding> findings(String api) {
    return List.of();
  }

  @Override
  public List<CatalogState> catalogs() {
    return List.of();
  }

  @Override
  public List<CatalogState.ScanRecord> scans(String catalog) {
    return List.of();
  }

  @Override
  public boolean scan(String catalog) {
    return false;
  }

  @Override
  public String merge(String into, List<String> others, String by, String reason) {
    throw new IllegalArgumentException("There is no API '%s'.".formatted(into));
  }

  @Override
  public String split(String api, String catalog, String key, String by, String reason) {
    throw new IllegalArgumentException("There is no API '%s'.".formatted(api));
  }

  @Override
  public List<Decision> decisions(String api) {
    return List.of();
  }

  @Override
  public void know(Collection<KnownApi> apis) {}

  @Override
  public List<SeenApi> seen() {
    return List.of();
  }

  @Override
  public Optional<SeenApi> seen(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<String> proposedDescription(String id) {
    return Optional.empty();
  }
}

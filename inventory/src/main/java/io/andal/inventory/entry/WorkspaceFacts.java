package io.andal.inventory.entry;

import io.andal.inventory.owner.OwnerFinder;
import io.andal.inventory.store.PlaceRow;
import io.andal.workspace.Documents;
import java.util.Map;
import java.util.Optional;

/**
 * What entries take from the documents in force. Immutable.
 *
 * @param owners who exists
 * @param catalogOwners owners that CatalogSource documents name for what has none, by catalog
 */
record WorkspaceFacts(Documents documents, OwnerFinder owners, Map<String, String> catalogOwners) {
  /** The name of the catalog that the workspace's own documents are. */
  static final String CATALOG = "workspace";

  WorkspaceFacts {
    catalogOwners = Map.copyOf(catalogOwners);
  }

  static WorkspaceFacts of(Documents documents, Map<String, String> catalogOwners) {
    return new WorkspaceFacts(documents, new OwnerFinder(documents), catalogOwners);
  }

  boolean isDocument(PlaceRow place) {
    return place.catalog().equals(CATALOG);
  }

  /** The Service document that an entry's SLOs are for. */
  Optional<String> service(String api, String said) {
    return Optional.of(said.isBlank() ? api : said)
        .filter(name -> documents.find("Service", name).isPresent());
  }
}

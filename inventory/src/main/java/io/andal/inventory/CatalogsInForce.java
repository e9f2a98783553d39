package io.andal.inventory;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogDocuments;
import io.andal.catalog.document.CatalogSettings;
import io.andal.inventory.scan.CatalogScans.Scheduled;
import io.andal.inventory.store.ContentHash;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Keeps opened catalogs equal to the CatalogSource documents in force. Not thread-safe. */
final class CatalogsInForce {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogsInForce.class);

  private final CatalogOpener opener;
  private Map<String, Opened> opened = Map.of();

  private record Opened(JsonNode spec, Scheduled scheduled, String owner) {}

  CatalogsInForce(CatalogOpener opener) {
    this.opener = opener;
  }

  /**
   * Opens what is new or changed.
   *
   * @return catalogs that are no longer wanted, to be closed once they are no longer scanned
   */
  List<Catalog> follow(Documents documents) {
    Map<String, Opened> now = new HashMap<>();
    for (Document document : documents.all("CatalogSource")) {
      Opened before = opened.get(document.name());
      boolean same =
          before != null
              && before.spec().equals(document.spec())
              && !(before.scheduled().catalog() instanceof BrokenCatalog);
      now.put(document.name(), same ? before : open(document));
    }
    List<Catalog> left = new ArrayList<>();
    opened.forEach(
        (name, one) -> {
          if (!one.equals(now.get(name))) {
            left.add(one.scheduled().catalog());
          }
        });
    opened = now;
    return left;
  }

  private Opened open(Document document) {
    CatalogSettings settings = CatalogDocuments.settings(document);
    Catalog catalog;
    try {
      catalog = opener.open(document);
    } catch (RuntimeException e) {
      LOG.warn("Catalog {} can't be opened: {}", document.name(), e.getMessage());
      catalog =
          new BrokenCatalog(
              document.name(), settings.type().spelling(), String.valueOf(e.getMessage()));
    }
    return new Opened(document.spec(), new Scheduled(catalog, settings.every()), settings.owner());
  }

  List<Scheduled> scheduled() {
    return opened.values().stream().map(Opened::scheduled).toList();
  }

  /** Owners that documents name for what has none, by catalog. */
  Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    opened.forEach((name, one) -> owners.put(name, one.owner()));
    owners.values().removeIf(String::isEmpty);
    return owners;
  }

  /** Changes whenever a document does that entries are made of or answered for by. */
  static String digest(Documents documents) {
    List<String> all = new ArrayList<>();
    for (String kind : List.of("CatalogSource", "Group", "User", "System", "Domain", "Service")) {
      for (Document document : documents.all(kind)) {
        all.add(document.id() + " " + document.body());
      }
    }
    return ContentHash.of(String.join("\n", all));
  }
}

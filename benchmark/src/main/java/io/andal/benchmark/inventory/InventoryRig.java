package io.andal.benchmark.inventory;

import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.InventoryService;
import io.andal.inventory.search.DatabaseSearchIndex;
import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import io.andal.traffic.Traffic;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An inventory over a SQLite file of its own. */
final class InventoryRig implements AutoCloseable {
  private final Path folder;
  private final Database database;
  private final InventoryService service;
  private final ListCatalog catalog;

  private InventoryRig(
      Path folder, Database database, InventoryService service, ListCatalog catalog) {
    this.folder = folder;
    this.database = database;
    this.service = service;
    this.catalog = catalog;
  }

  /**
   * Opens an empty one.
   *
   * @param folder for its file, which is there afterwards
   */
  static InventoryRig over(ListCatalog catalog, Path folder) throws InterruptedException {
    Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")));
    InventoryService service =
        new InventoryService(
            database,
            Clock.systemUTC(),
            new DatabaseSearchIndex(database),
            new NoTraffic(),
            _ -> catalog);
    service.follow(Documents.of(List.of(document(catalog.name()))));
    service.await();
    return new InventoryRig(folder, database, service, catalog);
  }

  InventoryService service() {
    return service;
  }

  long bytes() throws IOException {
    return Files.size(folder.resolve("andal.db"));
  }

  /** Scans to the end; returns what came of it. */
  ScanRecord scan() throws InterruptedException {
    service.scan(catalog.name());
    service.await();
    ScanRecord record = service.scans(catalog.name()).getFirst();
    if (!record.state().equals("done")) {
      throw new IllegalStateException("the scan ended so: " + record);
    }
    return record;
  }

  private static Document document(String name) {
    String text =
        """
        {"kind": "CatalogSource", "metadata": {"name": "%s"},
         "spec": {"type": "Folder", "path": "apis"}}
        """
            .formatted(name);
    return new Document(
        DocumentId.of("CatalogSource", name),
        "andal.io/v1",
        (ObjectNode) new JsonMapper().readTree(text),
        text,
        "",
        Position.START,
        Map.of());
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }

  private static final class NoTraffic implements Traffic {
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
}

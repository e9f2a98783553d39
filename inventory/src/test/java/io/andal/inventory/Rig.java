package io.andal.inventory;

import io.andal.database.Database;
import io.andal.inventory.entry.DescriptionReader;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An inventory with catalogs and traffic that tests make up, over a real database. */
final class Rig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  final MutableClock clock = new MutableClock(START);
  final MemoryIndex index = new MemoryIndex();
  final FakeTraffic traffic = new FakeTraffic();
  private final Map<String, FakeCatalog> catalogs = new TreeMap<>();
  private final List<String> documents = new ArrayList<>();
  private final Database database;
  private InventoryService service;

  Rig(TestDatabases.Fresh fresh) {
    this.database = fresh.open();
    this.service = start();
  }

  private InventoryService start() {
    return new InventoryService(
        database,
        clock,
        index,
        traffic,
        document -> Objects.requireNonNull(catalogs.get(document.name())),
        Duration.ofDays(30),
        DescriptionReader.real());
  }

  InventoryService service() {
    return service;
  }

  FakeCatalog catalog(String name) {
    return catalogs.computeIfAbsent(
        name,
        _ -> {
          documents.add(TestDocuments.catalog(name));
          return new FakeCatalog(name);
        });
  }

  Rig with(String... more) {
    documents.addAll(List.of(more));
    return this;
  }

  /** Takes a document away. */
  void without(String document) {
    documents.remove(document);
  }

  /** Puts the documents in force. */
  Rig follow() throws InterruptedException {
    service.follow(TestDocuments.documents(documents.toArray(String[]::new)));
    service.await();
    return this;
  }

  /** Scans all catalogs to their end. */
  Rig scan() throws InterruptedException {
    follow();
    for (String name : catalogs.keySet()) {
      service.scan(name);
      service.await();
    }
    return catchUp();
  }

  Rig catchUp() {
    clock.advance(Duration.ofMinutes(1));
    service.catchUp();
    return this;
  }

  /** A new process over the same database. */
  Rig restart() throws InterruptedException {
    service.close();
    traffic.forget();
    service = start();
    return follow();
  }

  CatalogState.ScanRecord last(String catalog) {
    return service.scans(catalog).getFirst();
  }

  List<String> rules(String api) {
    return service.findings(api).stream()
        .map(one -> (one.rule() + " " + one.subject()).strip())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}

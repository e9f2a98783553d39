package io.andal.inventory;

import io.andal.catalog.Catalog;
import io.andal.database.Database;
import io.andal.inventory.entry.DescriptionReader;
import io.andal.inventory.entry.Entries;
import io.andal.inventory.entry.Tables;
import io.andal.inventory.entry.TrafficPlaces;
import io.andal.inventory.entry.WorkspaceCatalog;
import io.andal.inventory.scan.CatalogScans;
import io.andal.inventory.scan.CatalogScans.Scheduled;
import io.andal.inventory.store.EntryStore.EntryRow;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.traffic.Traffic;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The inventory over its tables: follows the documents in force, scans catalogs when it is time,
 * and answers what pages ask. Thread-safe.
 */
public final class InventoryService implements Inventory, AutoCloseable {
  /** After how long without a call a watched description counts as an orphan. */
  public static final Duration SILENCE = Duration.ofDays(30);

  private static final Duration LOOK_AT_TRAFFIC = Duration.ofSeconds(15);

  private final Clock clock;
  private final SearchIndex index;
  private final Entries entries;
  private final Tables tables;
  private final CatalogScans scans;
  private final CatalogsInForce catalogs;
  private final TrafficPlaces trafficPlaces;
  private final ReentrantLock following = new ReentrantLock();

  /** Names of the catalogs in force, until all others are forgotten. */
  private final AtomicReference<@Nullable List<String>> wanted = new AtomicReference<>();

  private WorkspaceCatalog workspace = new WorkspaceCatalog(List.of());
  private volatile @Nullable Thread background;
  private Instant trafficLooked = Instant.MIN;

  /**
   * Brings the tables up to date; scans begin with the first {@link #tick}.
   *
   * @param opener makes catalogs of CatalogSource documents
   */
  public InventoryService(
      Database database, Clock clock, SearchIndex index, Traffic traffic, CatalogOpener opener) {
    this(database, clock, index, traffic, opener, SILENCE, DescriptionReader.real());
  }

  InventoryService(
      Database database,
      Clock clock,
      SearchIndex index,
      Traffic traffic,
      CatalogOpener opener,
      Duration silence,
      DescriptionReader reader) {
    this.clock = clock;
    this.index = index;
    this.entries = new Entries(database, clock, index, traffic, silence, reader);
    this.tables = entries.tables();
    this.scans = new CatalogScans(entries, clock);
    this.catalogs = new CatalogsInForce(opener);
    this.trafficPlaces = new TrafficPlaces(entries);
  }

  /**
   * Keeps catalogs, owners, services and what the workspace itself describes equal to documents.
   */
  public void follow(Documents documents) {
    following.lock();
    try {
      List<Catalog> left = catalogs.follow(documents);
      WorkspaceCatalog now = Entries.workspaceCatalog(documents);
      entries.documents(documents, catalogs.owners());
      List<Scheduled> all = new ArrayList<>(catalogs.scheduled());
      Scheduled own = new Scheduled(now, Duration.ZERO);
      all.add(own);
      scans.follow(all);
      left.forEach(Catalog::close);
      if (!now.same(workspace)) {
        scans.scanNow(own);
      }
      workspace = now;
      wanted.set(all.stream().map(one -> one.catalog().name()).toList());
      entries.markAllIfOther("documents", CatalogsInForce.digest(documents));
    } finally {
      following.unlock();
    }
    work();
  }

  private void forgetLeftCatalogs(List<String> names) {
    List<String> kept =
        tables.jdbi().withHandle(handle -> tables.places().catalogs(handle, "Traffic"));
    kept.stream().filter(name -> !names.contains(name)).forEach(scans::forget);
  }

  /** Starts scans whose time has come and looks at traffic; call every few seconds. Quick. */
  public void tick() {
    scans.tick();
    work();
  }

  /** One thread does in the background what takes time; one that runs is not joined by another. */
  private synchronized void work() {
    Thread running = background;
    if (running == null || !running.isAlive()) {
      background = Thread.ofVirtual().name("inventory").start(this::catchUp);
    }
  }

  /** Forgets catalogs that left, looks at traffic, derives what is marked, tells what is known. */
  void catchUp() {
    List<String> names = wanted.get();
    if (names != null) {
      forgetLeftCatalogs(names);
      wanted.compareAndSet(names, null);
    }
    Instant now = clock.instant();
    if (trafficLooked.plus(LOOK_AT_TRAFFIC).isBefore(now) || trafficLooked.isAfter(now)) {
      // after a restart too, what is known must not be taken for a place of its own
      entries.tellTraffic();
      trafficPlaces.look();
      trafficLooked = now;
    }
    // sunsets and silences pass without anybody telling
    entries.markAllIfOther("day", now.atZone(ZoneOffset.UTC).toLocalDate().toString());
    entries.derive();
    entries.tellTraffic();
  }

  @Override
  public ApiHits search(ApiQuery query) {
    SearchIndex.Found found = index.find(query);
    List<String> ids = found.hits().stream().map(SearchIndex.Hit::id).toList();
    Map<String, ApiEntry> byId =
        tables.jdbi().withHandle(handle -> tables.entries().entries(handle, ids));
    List<ApiHits.Hit> hits =
        found.hits().stream()
            .flatMap(
                hit ->
                    Optional.ofNullable(byId.get(hit.id()))
                        .map(entry -> new ApiHits.Hit(entry, hit.matches()))
                        .stream())
            .toList();
    return new ApiHits(hits, found.total(), found.facets());
  }

  @Override
  public Optional<ApiEntry> api(String id) {
    return ask(
        handle ->
            current(handle, id)
                .flatMap(
                    one ->
                        Optional.ofNullable(
                            tables.entries().entries(handle, List.of(one)).get(one))));
  }

  private <T> T ask(Function<Handle, T> question) {
    return tables.jdbi().withHandle(question::apply);
  }

  /** The entry that an id leads to. */
  private Optional<String> current(Handle handle, String id) {
    Optional<EntryRow> row = tables.entries().find(handle, id);
    while (row.isPresent() && row.get().mergedInto().isPresent()) {
      row = tables.entries().find(handle, row.get().mergedInto().get());
    }
    return row.map(EntryRow::id);
  }

  @Override
  public List<ApiVersion> versions(String api) {
    return ask(
        handle ->
            current(handle, api)
                .map(id -> tables.entries().versions(handle, id))
                .orElse(List.of()));
  }

  /** The newest content of a version: {@code 2.1.0}, or a certain one: {@code 2.1.0@1}. */
  private Optional<String> hash(String api, String version) {
    List<ApiVersion> all = versions(api);
    return all.stream()
        .filter(one -> one.name().equals(version))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> version.equals(one.name() + "@" + one.revision()))
                    .findFirst())
        .map(ApiVersion::hash)
        .filter(hash -> !hash.isEmpty());
  }

  @Override
  public Optional<Specification> specification(String api, String version) {
    return hash(api, version).flatMap(entries.descriptions()::specification);
  }

  @Override
  public Optional<String> text(String api, String version) {
    return hash(api, version).flatMap(entries.descriptions()::text);
  }

  @Override
  public Optional<List<Change>> difference(String api, String base, String revision) {
    Optional<String> one = hash(api, base);
    Optional<String> other = hash(api, revision);
    return one.isPresent() && other.isPresent()
        ? entries.descriptions().difference(one.get(), other.get())
        : Optional.empty();
  }

  @Override
  public List<ApiFinding> findings(String api) {
    return ask(
        handle ->
            api.isEmpty()
                ? tables.findings().all(handle)
                : current(handle, api)
                    .map(id -> tables.findings().of(handle, id))
                    .orElse(List.of()));
  }

  @Override
  public Map<String, List<ApiFinding>> findingsByApi(Collection<String> apis) {
    return ask(handle -> tables.findings().byApi(handle, apis));
  }

  @Override
  public List<ApiFinding> findingsByRule(Collection<String> rules) {
    return ask(handle -> tables.findings().byRule(handle, rules));
  }

  @Override
  public List<CatalogState> catalogs() {
    return scans.states();
  }

  @Override
  public List<CatalogState.ScanRecord> scans(String catalog) {
    return scans.scans(catalog);
  }

  @Override
  public boolean scan(String catalog) {
    return scans.scan(catalog);
  }

  @Override
  public String merge(String into, List<String> others, String by, String reason) {
    String id = entries.decisions().merge(into, others, by, reason);
    entries.derive();
    return id;
  }

  @Override
  public String split(String api, String catalog, String key, String by, String reason) {
    String id = entries.decisions().split(api, catalog, key, by, reason);
    entries.derive();
    return id;
  }

  @Override
  public List<Decision> decisions(String api) {
    return ask(
        handle ->
            current(handle, api)
                .map(id -> tables.decisions().of(handle, tables.entries().leadingTo(handle, id)))
                .orElse(List.of()));
  }

  /** Waits until no scan is under way and nothing is left to derive. */
  public void await() throws InterruptedException {
    scans.await();
    Thread running = background;
    if (running != null) {
      running.join();
    }
  }

  @Override
  public void close() {
    scans.close();
    try {
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    catalogs.scheduled().forEach(one -> one.catalog().close());
  }
}

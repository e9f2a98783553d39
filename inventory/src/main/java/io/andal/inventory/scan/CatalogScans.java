package io.andal.inventory.scan;

import io.andal.catalog.Catalog;
import io.andal.inventory.CatalogState;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.entry.Entries;
import io.andal.inventory.entry.Tables;
import io.andal.inventory.store.PlaceStore;
import io.andal.inventory.store.ScanStore.Standing;
import io.andal.inventory.store.ScanStore.Unfinished;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans catalogs when it is time or when somebody asks: each by one thread at a time, some of them
 * side by side. What was interrupted goes on where it was; what failed is tried again after growing
 * pauses. Thread-safe.
 */
public final class CatalogScans implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogScans.class);
  private static final int SIDE_BY_SIDE = 4;

  /** What an interrupted scan saw longer ago than this proves nothing any more. */
  private static final Duration STALE = Duration.ofHours(24);

  private final Entries entries;
  private final Tables tables;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(SIDE_BY_SIDE);
  private final Map<String, Scheduled> catalogs = new TreeMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private boolean closed;

  /**
   * A catalog and how often it is looked at.
   *
   * @param every zero for one that is only looked at when it is told to
   */
  public record Scheduled(Catalog catalog, Duration every) {}

  private record Running(Thread thread, RunningScan scan) {}

  /** What ran when the last process ended was interrupted. */
  public CatalogScans(Entries entries, Clock clock) {
    this.entries = entries;
    this.tables = entries.tables();
    this.clock = clock;
    tables.jdbi().useTransaction(handle -> tables.scans().interruptAll(handle, clock.instant()));
  }

  /** Scans these from now on; whoever opened a catalog closes it after it is left out here. */
  public synchronized void follow(List<Scheduled> now) {
    Map<String, Scheduled> before = new TreeMap<>(catalogs);
    catalogs.clear();
    now.forEach(one -> catalogs.put(one.catalog().name(), one));
    before.forEach(
        (name, one) -> {
          Scheduled current = catalogs.get(name);
          if (current == null || !current.catalog().equals(one.catalog())) {
            Running scan = running.get(name);
            if (scan != null) {
              scan.thread().interrupt();
            }
          }
        });
  }

  /** Starts what is due. */
  public synchronized void tick() {
    for (Scheduled one : catalogs.values()) {
      if (one.every().isZero() || running.containsKey(one.catalog().name())) {
        continue;
      }
      if (next(one).map(next -> !next.isAfter(clock.instant())).orElse(true)) {
        start(one);
      }
    }
  }

  private Optional<Instant> next(Scheduled one) {
    return standing(one.catalog().name()).next();
  }

  private Standing standing(String catalog) {
    return tables.jdbi().withHandle(handle -> tables.scans().standing(handle, catalog));
  }

  /** Starts a scan now, unless one is under way; false if there is no such catalog. */
  public synchronized boolean scan(String catalog) {
    Scheduled one = catalogs.get(catalog);
    if (one == null) {
      return false;
    }
    if (!running.containsKey(catalog)) {
      start(one);
    }
    return true;
  }

  private void start(Scheduled one) {
    if (closed) {
      return;
    }
    String name = one.catalog().name();
    RunningScan scan = begin(one);
    Thread thread = Thread.ofVirtual().name("scan " + name).unstarted(() -> runInTurn(one, scan));
    running.put(name, new Running(thread, scan));
    thread.start();
  }

  /** Scans in this thread; for catalogs that cost nothing. */
  public void scanNow(Scheduled one) {
    run(one, begin(one));
  }

  private RunningScan begin(Scheduled one) {
    String name = one.catalog().name();
    return tables
        .jdbi()
        .inTransaction(
            handle -> {
              Optional<Unfinished> unfinished =
                  tables
                      .scans()
                      .unfinished(handle, name)
                      .filter(last -> !last.checkpoint().isEmpty())
                      .filter(last -> last.scan().started().isAfter(clock.instant().minus(STALE)));
              if (unfinished.isPresent()) {
                String checkpoint = unfinished.get().checkpoint();
                ScanRecord record = Records.resumed(unfinished.get().scan());
                tables.scans().save(handle, record, checkpoint);
                return new RunningScan(entries, one.catalog().type(), record, checkpoint);
              }
              long id = tables.scans().begin(handle, name, clock.instant());
              return new RunningScan(
                  entries, one.catalog().type(), Records.begun(id, name, clock.instant()), "");
            });
  }

  private void runInTurn(Scheduled one, RunningScan scan) {
    String name = one.catalog().name();
    boolean turn = false;
    try {
      turns.acquire();
      turn = true;
      run(one, scan);
    } catch (InterruptedException e) {
      scan.end("interrupted", Optional.empty(), clock.instant());
    } catch (RuntimeException e) {
      LOG.error("The scan of {} could not be written", name, e);
    } finally {
      if (turn) {
        turns.release();
      }
      synchronized (this) {
        running.remove(name);
        notifyAll();
      }
    }
  }

  private void run(Scheduled one, RunningScan scan) {
    Catalog catalog = one.catalog();
    Standing before = standing(catalog.name());
    String identity = before.identity();
    try {
      identity = catalog.identify();
      catalog.scan(scan, scan.resume(), scan);
      scan.complete(clock.instant());
      Instant next = scan.record().started().plus(one.every());
      Instant now = clock.instant();
      stand(one, new Standing(identity, 0, Optional.of(next.isAfter(now) ? next : now)));
    } catch (SourceException e) {
      failed(one, scan, new Standing(identity, before.failures(), Optional.empty()), e.failure());
    } catch (InterruptedException e) {
      // the last batch must still be written, which an interrupted thread can't do everywhere
      scan.end("interrupted", Optional.empty(), clock.instant());
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        scan.end("interrupted", Optional.empty(), clock.instant());
        return;
      }
      LOG.error("The scan of {} broke off", catalog.name(), e);
      SourceFailure failure =
          new SourceFailure(
              SourceFailure.Cause.BROKEN_ANSWER,
              "The scan broke off by a fault of Andal's own: " + e,
              "Look into the log, and tell the makers of Andal");
      failed(one, scan, new Standing(identity, before.failures(), Optional.empty()), failure);
    }
  }

  private void failed(Scheduled one, RunningScan scan, Standing standing, SourceFailure failure) {
    LOG.warn("The scan of {} failed: {}", one.catalog().name(), failure.message());
    int failures = standing.failures() + 1;
    Instant next = clock.instant().plus(Pauses.after(failures, failure, one.every()));
    stand(one, new Standing(standing.identity(), failures, Optional.of(next)));
    scan.end("failed", Optional.of(failure), clock.instant());
  }

  private void stand(Scheduled one, Standing standing) {
    tables
        .jdbi()
        .useTransaction(handle -> tables.scans().standing(handle, one.catalog().name(), standing));
  }

  /** Marks everything of a catalog that nobody wants any more as gone. */
  public void forget(String catalog) {
    entries.ledger().complete(catalog, Long.MAX_VALUE, (_, _) -> {});
    entries.derive();
  }

  /** How all are, by name. */
  public List<CatalogState> states() {
    Map<String, Scheduled> all;
    Map<String, Running> now;
    synchronized (this) {
      all = new TreeMap<>(catalogs);
      now = new HashMap<>(running);
    }
    List<CatalogState> states = new ArrayList<>();
    all.forEach((name, one) -> states.add(state(one, Optional.ofNullable(now.get(name)))));
    return states;
  }

  private CatalogState state(Scheduled one, Optional<Running> scan) {
    String name = one.catalog().name();
    return tables
        .jdbi()
        .withHandle(
            handle -> {
              PlaceStore.Counts counts = tables.places().counts(handle, name);
              Standing standing = tables.scans().standing(handle, name);
              Optional<ScanRecord> last =
                  tables.scans().of(handle, name, 2).stream()
                      .filter(record -> !record.state().equals("running"))
                      .findFirst();
              return new CatalogState(
                  name,
                  one.catalog().type(),
                  standing.identity(),
                  counts.apis(),
                  counts.versions(),
                  scan.map(running -> running.scan().record()),
                  last,
                  one.every().isZero() ? Optional.empty() : standing.next());
            });
  }

  /** Newest first, the one under way as it stands now. */
  public List<ScanRecord> scans(String catalog) {
    Optional<ScanRecord> now;
    synchronized (this) {
      now = Optional.ofNullable(running.get(catalog)).map(one -> one.scan().record());
    }
    return tables.jdbi().withHandle(handle -> tables.scans().of(handle, catalog, 100)).stream()
        .map(record -> now.filter(one -> one.id() == record.id()).orElse(record))
        .toList();
  }

  /** Waits until no scan is under way. */
  public synchronized void await() throws InterruptedException {
    while (!running.isEmpty()) {
      wait();
    }
  }

  /** Interrupts what runs, and waits until it is written how far it came. */
  @Override
  public void close() {
    try {
      synchronized (this) {
        closed = true;
        running.values().forEach(one -> one.thread().interrupt());
      }
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

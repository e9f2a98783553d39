package io.andal.inventory.scan;

import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.entry.Batch;
import io.andal.inventory.entry.Batch.Read;
import io.andal.inventory.entry.Entries;
import io.andal.inventory.entry.Tables;
import io.andal.inventory.store.ContentHash;
import io.andal.inventory.store.ContentRow;
import io.andal.inventory.store.ContentStore;
import io.andal.inventory.store.ItemStore.Address;
import io.andal.inventory.version.OutlineHead;
import io.andal.signal.SourceFailure;
import io.andal.specification.Outline;
import io.andal.specification.Specification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scan under way: reads what is told and writes it in batches, each with the place that was
 * reached before it. A process that dies between two batches has lost nothing that was written, and
 * goes on from there. One thread tells; any may look at the {@link #record}.
 */
final class RunningScan implements Scan, Known {
  private static final Logger LOG = LoggerFactory.getLogger(RunningScan.class);
  private static final int ITEMS = 100;
  private static final long BYTES = 8L << 20;

  private final Entries entries;
  private final Tables tables;
  private final String type;
  private final List<Told> found = new ArrayList<>();
  private final List<Address> unchanged = new ArrayList<>();
  private final List<Address> skipped = new ArrayList<>();
  private final List<ScanChange> skips = new ArrayList<>();
  private final Set<String> hashes = new HashSet<>();
  private long bytes;
  private String checkpoint;
  private volatile ScanRecord record;

  /**
   * What was told and not yet written.
   *
   * @param unread whether its content is new
   */
  private record Told(Found found, String hash, boolean unread) {}

  RunningScan(Entries entries, String type, ScanRecord record, String checkpoint) {
    this.entries = entries;
    this.tables = entries.tables();
    this.type = type;
    this.record = record;
    this.checkpoint = checkpoint;
  }

  /** Where an earlier scan had got to; empty for a new one. */
  String resume() {
    return checkpoint;
  }

  ScanRecord record() {
    return record;
  }

  @Override
  public Optional<String> fingerprint(String key, String version) {
    return tables
        .jdbi()
        .withHandle(handle -> tables.items().fingerprint(handle, record.catalog(), key, version));
  }

  @Override
  public void found(Found one) {
    String hash = one.content().map(ContentHash::of).orElse("");
    boolean known = hash.isEmpty() || !hashes.add(hash) || isStored(hash);
    found.add(new Told(one, hash, !known));
    bytes += known ? 0 : one.content().map(RunningScan::size).orElse(0L);
    flushIfLarge();
  }

  private boolean isStored(String hash) {
    return tables.jdbi().withHandle(handle -> tables.contents().has(handle, hash));
  }

  private static long size(Found.Content content) {
    return content.main().bytes().length
        + content.parts().stream().mapToLong(part -> part.bytes().length).sum();
  }

  private Read read(Told told) {
    if (!told.unread()) {
      return new Read(told.found(), told.hash(), Optional.empty(), Optional.empty());
    }
    Found.Content content = told.found().content().orElseThrow();
    Optional<Specification> read = specification(told.hash(), content);
    Outline outline = read.map(Specification::outline).orElse(Outline.empty());
    ContentRow row =
        new ContentRow(
            told.hash(),
            read.map(Specification::format),
            read.map(Specification::formatVersion).orElse(""),
            OutlineHead.of(outline),
            read.map(Specification::broken).orElse(true),
            outline.operations().size());
    return new Read(
        told.found(),
        told.hash(),
        Optional.of(outline),
        Optional.of(ContentStore.prepare(row, content, outline)));
  }

  private Optional<Specification> specification(String hash, Found.Content content) {
    try {
      return entries.descriptions().read(hash, content);
    } catch (RuntimeException e) {
      // one odd file must not end a scan; it is shown as broken
      LOG.warn("{} could not be read", content.main().name(), e);
      return Optional.empty();
    }
  }

  @Override
  public void unchanged(String key, String version) {
    unchanged.add(new Address(key, version));
    flushIfLarge();
  }

  @Override
  public void skipped(String key, String version, SourceFailure why) {
    skipped.add(new Address(key, version));
    skips.add(new ScanChange("skipped", key, version, "", why.message() + ". " + why.remedy()));
    flushIfLarge();
  }

  @Override
  public void progress(int done, int total) {
    record = Records.progress(record, done, total);
  }

  @Override
  public void reached(String place) {
    checkpoint = place;
    flushIfLarge();
  }

  private void flushIfLarge() {
    if (found.size() + skipped.size() >= ITEMS
        || unchanged.size() >= 10 * ITEMS
        || bytes >= BYTES) {
      flush();
    }
  }

  /** Writes what was told so far, and derives what follows from it. */
  void flush() {
    // reading takes most of the time, and each content can be read for itself
    List<Read> read = found.parallelStream().map(this::read).toList();
    Batch batch = new Batch(record.catalog(), type, record.id(), read, unchanged, skipped);
    ScanRecord[] after = {record};
    entries
        .ledger()
        .write(
            batch,
            (handle, outcome) -> {
              after[0] = Records.plus(record, outcome, skips);
              tables.scans().save(handle, after[0], checkpoint);
            });
    record = after[0];
    found.clear();
    unchanged.clear();
    skipped.clear();
    skips.clear();
    bytes = 0;
    entries.derive();
  }

  /** It was looked at to its end: what was not seen is gone. */
  void complete(Instant now) {
    flush();
    ScanRecord[] after = {record};
    entries
        .ledger()
        .complete(
            record.catalog(),
            record.id(),
            (handle, gone) -> {
              after[0] = Records.gone(after[0], gone);
              tables.scans().save(handle, after[0], checkpoint);
            });
    record = Records.done(after[0], now);
    tables.jdbi().useTransaction(handle -> tables.scans().save(handle, record, ""));
    entries.derive();
  }

  /** It came to no end; what was told so far counts. */
  void end(String state, Optional<SourceFailure> failure, Instant now) {
    try {
      flush();
    } finally {
      record = Records.ended(record, state, failure, now);
      tables.jdbi().useTransaction(handle -> tables.scans().save(handle, record, checkpoint));
    }
  }
}

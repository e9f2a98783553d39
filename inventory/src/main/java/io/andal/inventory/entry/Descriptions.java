package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.inventory.store.DifferenceStore.Counts;
import io.andal.specification.Outline;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Differences;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Descriptions as they are stored, read again when somebody asks. Those asked for last stay in
 * memory, as long as together they are not large. Thread-safe.
 */
public final class Descriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Descriptions.class);

  /** Bytes of the texts whose trees are kept; a tree takes about ten times as much. */
  private static final long KEPT = 8L << 20;

  private final Tables tables;
  private final DescriptionReader reader;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  private record Kept(Specification specification, long size) {}

  public Descriptions(Tables tables, DescriptionReader reader) {
    this.tables = tables;
    this.reader = reader;
  }

  /** Reads what was just found; empty if it is no API description. */
  public Optional<Specification> read(String hash, Found.Content content) {
    Optional<Specification> read = reader.read(content);
    read.ifPresent(specification -> keep(hash, specification, content));
    return read;
  }

  private synchronized void keep(String hash, Specification specification, Found.Content content) {
    long bytes = content.main().bytes().length;
    bytes += content.parts().stream().mapToLong(part -> part.bytes().length).sum();
    Kept before = kept.put(hash, new Kept(specification, bytes));
    size += bytes - (before == null ? 0 : before.size());
    while (size > KEPT && kept.size() > 1) {
      String oldest = kept.keySet().iterator().next();
      Kept dropped = kept.remove(oldest);
      size -= dropped == null ? 0 : dropped.size();
    }
  }

  private synchronized Optional<Specification> kept(String hash) {
    return Optional.ofNullable(kept.get(hash)).map(Kept::specification);
  }

  /** A stored description, read; empty if it isn't there or is none. */
  public Optional<Specification> specification(String hash) {
    Optional<Specification> known = kept(hash);
    if (known.isPresent() || hash.isEmpty()) {
      return known;
    }
    return content(hash).flatMap(content -> read(hash, content));
  }

  /** What was read of a stored description, without reading it again. */
  Optional<Outline> outline(Handle handle, String hash) {
    return kept(hash).map(Specification::outline).or(() -> tables.contents().outline(handle, hash));
  }

  private Optional<Found.Content> content(String hash) {
    return tables.jdbi().withHandle(handle -> tables.contents().content(handle, hash));
  }

  /** The main file of a stored description. */
  public Optional<String> text(String hash) {
    return content(hash).map(content -> new String(content.main().bytes(), StandardCharsets.UTF_8));
  }

  /** The changes between two stored descriptions; empty if they can't be compared. */
  public Optional<List<Change>> difference(String base, String revision) {
    if (!counts(base, revision).comparable()) {
      return Optional.empty();
    }
    return tables.jdbi().withHandle(handle -> tables.differences().changes(handle, base, revision));
  }

  /** How many changes there are, computed once and then read. */
  Counts counts(String base, String revision) {
    Optional<Counts> known =
        tables.jdbi().withHandle(handle -> tables.differences().counts(handle, base, revision));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<List<Change>> changes = compute(base, revision);
    return tables
        .jdbi()
        .inTransaction(handle -> tables.differences().put(handle, base, revision, changes));
  }

  private Optional<List<Change>> compute(String base, String revision) {
    Optional<Specification> one = specification(base);
    Optional<Specification> other = specification(revision);
    if (one.isEmpty() || other.isEmpty() || !Differences.comparable(one.get(), other.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Differences.between(one.get(), other.get()));
    } catch (RuntimeException e) {
      // one odd pair must not keep an entry from being shown
      LOG.warn("Two descriptions could not be compared ({}, {})", base, revision, e);
      return Optional.empty();
    }
  }
}

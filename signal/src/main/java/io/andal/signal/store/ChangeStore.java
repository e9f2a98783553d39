package io.andal.signal.store;

import io.andal.database.Database;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The minutes that received points changed, one list for each reading source. Thread-safe. */
public final class ChangeStore {
  private final Jdbi jdbi;
  private final Tables tables;

  public ChangeStore(Database database, Tables tables) {
    database.migrate("signal");
    this.jdbi = database.jdbi();
    this.tables = tables;
  }

  /** From now on changes are noted for this source; its points are kept that long. */
  public void register(String source, long retentionMinutes) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                tables.sql(
                    "INSERT INTO {}_source (name, retention_minutes) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET retention_minutes ="
                        + " excluded.retention_minutes"),
                source,
                retentionMinutes));
  }

  /** The longest retention that a source was registered with, in minutes; empty without sources. */
  public Optional<Long> longestRetention() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(tables.sql("SELECT MAX(retention_minutes) FROM {}_source"))
                .mapTo(Long.class)
                .findOne());
  }

  /** The changed minutes before {@code until}, each with the version of its last change. */
  public SortedMap<Long, Long> changed(String source, long until) {
    return jdbi.withHandle(
        handle -> {
          SortedMap<Long, Long> versions = new TreeMap<>();
          handle
              .createQuery(
                  tables.sql(
                      "SELECT minute, version FROM {}_changed"
                          + " WHERE source = :source AND minute < :until"))
              .bind("source", source)
              .bind("until", until)
              .map((row, context) -> Map.entry(row.getLong("minute"), row.getLong("version")))
              .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
          return versions;
        });
  }

  /** Takes minutes off the list, unless they changed again since that version. */
  public void settle(String source, Map<Long, Long> versions) {
    if (versions.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  tables.sql(
                      "DELETE FROM {}_changed"
                          + " WHERE source = :source AND minute = :minute AND version = :version"));
          versions.forEach(
              (minute, version) ->
                  batch
                      .bind("source", source)
                      .bind("minute", minute)
                      .bind("version", version)
                      .add());
          batch.execute();
        });
  }

  /** Forgets changes of minutes that are too old to be kept. */
  public void forgetBefore(long minute) {
    jdbi.useHandle(
        handle -> handle.execute(tables.sql("DELETE FROM {}_changed WHERE minute < ?"), minute));
  }
}

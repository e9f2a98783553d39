package io.andal.signal.store;

import io.andal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Minutes that changed after they were due, one list for each DataSource that reads them, in the
 * tables {@code MODULE_changed} and {@code MODULE_reader} of the module that has them. Thread-safe.
 */
public final class ChangedMinutes {
  private final Jdbi jdbi;
  private final String module;

  /**
   * Over tables that are up to date.
   *
   * @param module what the names of its tables begin with
   */
  public ChangedMinutes(Database database, String module) {
    this.jdbi = database.jdbi();
    this.module = module;
  }

  /**
   * Notes minutes within a transaction.
   *
   * @param changed minutes by reader
   */
  public static void mark(Connection connection, String module, Map<String, List<Long>> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    long version = ThreadLocalRandom.current().nextLong();
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO "
                + module
                + "_changed (reader, minute, version) VALUES (?, ?, ?)"
                + " ON CONFLICT (reader, minute) DO UPDATE SET version = excluded.version")) {
      for (Map.Entry<String, List<Long>> reader : changed.entrySet()) {
        for (long minute : reader.getValue()) {
          upsert.setString(1, reader.getKey());
          upsert.setLong(2, minute);
          upsert.setLong(3, version);
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  /** From now on changes are noted for this reader. */
  public void register(String reader, long delayMillis) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "INSERT INTO "
                    + module
                    + "_reader (name, delay_millis) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET delay_millis = excluded.delay_millis",
                reader,
                delayMillis));
  }

  /** All readers with their delays in milliseconds. */
  public Map<String, Long> readers() {
    return jdbi.withHandle(
        handle -> {
          Map<String, Long> readers = new HashMap<>();
          handle
              .createQuery("SELECT name, delay_millis FROM " + module + "_reader")
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(entry -> readers.put(entry.getKey(), entry.getValue()));
          return readers;
        });
  }

  /** The changed minutes, each with the version of its last change. */
  public SortedMap<Long, Long> changed(String reader) {
    return jdbi.withHandle(
        handle -> {
          SortedMap<Long, Long> versions = new TreeMap<>();
          handle
              .createQuery(
                  "SELECT minute, version FROM " + module + "_changed WHERE reader = :reader")
              .bind("reader", reader)
              .map((row, context) -> Map.entry(row.getLong("minute"), row.getLong("version")))
              .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
          return versions;
        });
  }

  /** Takes minutes off the list, unless they changed again since that version. */
  public void settle(String reader, Map<Long, Long> versions) {
    if (versions.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "DELETE FROM "
                      + module
                      + "_changed"
                      + " WHERE reader = :reader AND minute = :minute AND version = :version");
          versions.forEach(
              (minute, version) ->
                  batch
                      .bind("reader", reader)
                      .bind("minute", minute)
                      .bind("version", version)
                      .add());
          batch.execute();
        });
  }
}

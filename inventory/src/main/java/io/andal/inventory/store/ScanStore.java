package io.andal.inventory.store;

import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.signal.SourceFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of scans. Stateless: works in the transaction of its handle. */
public final class ScanStore {
  private static final int KEPT = 100;

  private static final String COLUMNS =
      "SELECT id, catalog, state, started, ended, done, total, added, changed, unchanged, gone,"
          + " skipped, failure, changes FROM catalog_scan";

  /** When a catalog is scanned next, and how it fared. */
  public record Standing(String identity, int failures, Optional<Instant> next) {
    public static final Standing NEW = new Standing("", 0, Optional.empty());
  }

  /** Begins a scan; returns its number. */
  public long begin(Handle handle, String catalog, Instant now) {
    long id =
        handle
            .createQuery(
                """
                INSERT INTO catalog_scan (catalog, state, started, done, total, added, changed,
                  unchanged, gone, skipped, changes, checkpoint)
                VALUES (:catalog, 'running', :now, 0, 0, 0, 0, 0, 0, 0, '[]', '') RETURNING id
                """)
            .bind("catalog", catalog)
            .bind("now", now.toEpochMilli())
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            DELETE FROM catalog_scan WHERE catalog = :catalog AND id NOT IN (
              SELECT id FROM catalog_scan WHERE catalog = :catalog ORDER BY id DESC LIMIT :kept)
            """)
        .bind("catalog", catalog)
        .bind("kept", KEPT)
        .execute();
    return id;
  }

  /** Writes how far a scan is, and the place from which it would go on. */
  public void save(Handle handle, ScanRecord scan, String checkpoint) {
    handle
        .createUpdate(
            """
            UPDATE catalog_scan SET state = :state, ended = :ended, done = :done, total = :total,
              added = :added, changed = :changed, unchanged = :unchanged, gone = :gone,
              skipped = :skipped, failure = :failure, changes = :changes, checkpoint = :checkpoint
            WHERE id = :id
            """)
        .bind("state", scan.state())
        .bind("ended", Times.millis(scan.ended()))
        .bind("done", scan.done())
        .bind("total", scan.total())
        .bind("added", scan.added())
        .bind("changed", scan.changed())
        .bind("unchanged", scan.unchanged())
        .bind("gone", scan.gone())
        .bind("skipped", scan.skipped())
        .bind("failure", scan.failure().map(Packed.JSON::writeValueAsString).orElse(null))
        .bind("changes", Packed.JSON.writeValueAsString(scan.changes()))
        .bind("checkpoint", checkpoint)
        .bind("id", scan.id())
        .execute();
  }

  /** Newest first. */
  public List<ScanRecord> of(Handle handle, String catalog, int most) {
    return handle
        .createQuery(COLUMNS + " WHERE catalog = :catalog ORDER BY id DESC LIMIT :most")
        .bind("catalog", catalog)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** A scan that did not come to its end, with the place it had reached. */
  public record Unfinished(ScanRecord scan, String checkpoint) {}

  /** The newest scan of a catalog, if it did not come to its end. */
  public Optional<Unfinished> unfinished(Handle handle, String catalog) {
    return handle
        .createQuery(
            COLUMNS.replace("changes FROM", "changes, checkpoint FROM")
                + " WHERE catalog = :catalog ORDER BY id DESC LIMIT 1")
        .bind("catalog", catalog)
        .map((row, context) -> new Unfinished(read(row), row.getString("checkpoint")))
        .findOne()
        .filter(one -> !one.scan().state().equals("done"));
  }

  /** For the start of a process: what ran when the last one ended was interrupted. */
  public void interruptAll(Handle handle, Instant now) {
    handle
        .createUpdate(
            "UPDATE catalog_scan SET state = 'interrupted', ended = :now WHERE state = 'running'")
        .bind("now", now.toEpochMilli())
        .execute();
  }

  public Standing standing(Handle handle, String catalog) {
    return handle
        .createQuery("SELECT identity, failures, next FROM catalog_state WHERE catalog = :catalog")
        .bind("catalog", catalog)
        .map(
            (row, context) ->
                new Standing(row.getString(1), row.getInt(2), Times.optional(row, "next")))
        .findOne()
        .orElse(Standing.NEW);
  }

  public void standing(Handle handle, String catalog, Standing standing) {
    handle
        .createUpdate(
            """
            INSERT INTO catalog_state (catalog, identity, failures, next)
            VALUES (:catalog, :identity, :failures, :next)
            ON CONFLICT (catalog) DO UPDATE SET identity = excluded.identity,
              failures = excluded.failures, next = excluded.next
            """)
        .bind("catalog", catalog)
        .bind("identity", standing.identity())
        .bind("failures", standing.failures())
        .bind("next", Times.millis(standing.next()))
        .execute();
  }

  private static ScanRecord read(ResultSet row) throws SQLException {
    return new ScanRecord(
        row.getLong("id"),
        row.getString("catalog"),
        row.getString("state"),
        Times.time(row, "started"),
        Times.optional(row, "ended"),
        row.getInt("done"),
        row.getInt("total"),
        row.getInt("added"),
        row.getInt("changed"),
        row.getInt("unchanged"),
        row.getInt("gone"),
        row.getInt("skipped"),
        Optional.ofNullable(row.getString("failure"))
            .map(text -> Packed.JSON.readValue(text, SourceFailure.class)),
        List.of(Packed.JSON.readValue(row.getString("changes"), ScanChange[].class)));
  }
}

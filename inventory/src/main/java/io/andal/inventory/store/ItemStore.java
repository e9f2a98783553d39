package io.andal.inventory.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables of items and of the contents that they had. Stateless: works in the transaction of its
 * handle.
 */
public final class ItemStore {
  private static final String ITEM =
      "SELECT place, version, name, fingerprint, hash, facts, first_seen, scan, gone FROM api_item";

  public Optional<ItemRow> find(Handle handle, long place, String version) {
    return handle
        .createQuery(ITEM + " WHERE place = :place AND version = :version")
        .bind("place", place)
        .bind("version", version)
        .map((row, context) -> read(row))
        .findOne();
  }

  public List<ItemRow> ofPlaces(Handle handle, Collection<Long> places) {
    List<ItemRow> rows = new ArrayList<>();
    for (List<Long> some : Chunks.of(places)) {
      handle
          .createQuery(ITEM + " WHERE place IN (<places>) ORDER BY place, version")
          .bindList("places", some)
          .map((row, context) -> read(row))
          .forEach(rows::add);
    }
    return rows;
  }

  /** In the order in which they were seen. */
  public List<RevisionRow> revisions(Handle handle, Collection<Long> places) {
    List<RevisionRow> rows = new ArrayList<>();
    for (List<Long> some : Chunks.of(places)) {
      handle
          .createQuery(
              """
              SELECT id, place, version, name, hash, author, modified, seen FROM api_revision
              WHERE place IN (<places>) ORDER BY id
              """)
          .bindList("places", some)
          .map(
              (row, context) ->
                  new RevisionRow(
                      row.getLong("id"),
                      row.getLong("place"),
                      row.getString("version"),
                      row.getString("name"),
                      row.getString("hash"),
                      row.getString("author"),
                      Times.optional(row, "modified"),
                      Times.time(row, "seen")))
          .forEach(rows::add);
    }
    return rows;
  }

  /** Adds an item or puts it in the place of the one that was there. */
  public void put(Handle handle, ItemRow item) {
    handle
        .createUpdate(
            """
            INSERT INTO api_item (place, version, name, fingerprint, hash, facts, first_seen, scan,
              gone)
            VALUES (:place, :version, :name, :fingerprint, :hash, :facts, :firstSeen, :scan, :gone)
            ON CONFLICT (place, version) DO UPDATE SET name = excluded.name,
              fingerprint = excluded.fingerprint, hash = excluded.hash, facts = excluded.facts,
              scan = excluded.scan, gone = excluded.gone
            """)
        .bind("place", item.place())
        .bind("version", item.version())
        .bind("name", item.name())
        .bind("fingerprint", item.fingerprint())
        .bind("hash", item.hash())
        .bind("facts", Packed.JSON.writeValueAsString(item.facts()))
        .bind("firstSeen", item.firstSeen().toEpochMilli())
        .bind("scan", item.scan())
        .bind("gone", Times.millis(item.gone()))
        .execute();
  }

  /** Notes a content that an item has from now on. */
  public void addRevision(Handle handle, ItemRow item, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO api_revision (place, version, name, hash, author, modified, seen)
            VALUES (:place, :version, :name, :hash, :author, :modified, :seen)
            """)
        .bind("place", item.place())
        .bind("version", item.version())
        .bind("name", item.name())
        .bind("hash", item.hash())
        .bind("author", item.facts().author())
        .bind("modified", Times.millis(item.facts().modified()))
        .bind("seen", now.toEpochMilli())
        .execute();
  }

  /** The fingerprint of an item that is there; empty if it isn't known or is gone. */
  public Optional<String> fingerprint(Handle handle, String catalog, String key, String version) {
    return handle
        .createQuery(
            """
            SELECT i.fingerprint FROM api_item i JOIN api_place p ON p.id = i.place
            WHERE p.catalog = :catalog AND p.place_key = :key AND i.version = :version
            """)
        .bind("catalog", catalog)
        .bind("key", key)
        .bind("version", version)
        .mapTo(String.class)
        .findOne();
  }

  /** An item by what its catalog calls it. */
  public record Address(String key, String version) {}

  /**
   * Notes that a scan saw items as they were.
   *
   * @return those that were gone and are back
   */
  public List<ItemRow> seen(Handle handle, String catalog, Collection<Address> items, long scan) {
    List<ItemRow> back = new ArrayList<>();
    for (Address item : items) {
      handle
          .createQuery(
              ITEM
                  + " WHERE gone IS NOT NULL AND version = :version AND place ="
                  + " (SELECT id FROM api_place WHERE catalog = :catalog AND place_key = :key)")
          .bind("version", item.version())
          .bind("catalog", catalog)
          .bind("key", item.key())
          .map((row, context) -> read(row))
          .forEach(back::add);
    }
    if (items.isEmpty()) {
      return back;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE api_item SET scan = :scan, gone = NULL WHERE version = :version AND place =
              (SELECT id FROM api_place WHERE catalog = :catalog AND place_key = :key)
            """);
    for (Address item : items) {
      batch
          .bind("scan", scan)
          .bind("version", item.version())
          .bind("catalog", catalog)
          .bind("key", item.key())
          .add();
    }
    batch.execute();
    return back;
  }

  /** Keeps what could not be read from being taken for gone: one version, or all of a key. */
  public void keep(Handle handle, String catalog, String key, String version, long scan) {
    handle
        .createUpdate(
            """
            UPDATE api_item SET scan = :scan WHERE gone IS NULL
              AND (:version = '' OR version = :version) AND place =
              (SELECT id FROM api_place WHERE catalog = :catalog AND place_key = :key)
            """)
        .bind("scan", scan)
        .bind("version", version)
        .bind("catalog", catalog)
        .bind("key", key)
        .execute();
  }

  /**
   * Marks items of a catalog that a complete scan did not see; returns what they were.
   *
   * @param most how many; if as many are returned, there may be others
   */
  public List<ItemRow> markGone(Handle handle, String catalog, long scan, Instant now, int most) {
    List<ItemRow> gone =
        handle
            .createQuery(
                ITEM
                    + " WHERE gone IS NULL AND scan < :scan AND place IN (SELECT id FROM api_place"
                    + " WHERE catalog = :catalog) ORDER BY place, version LIMIT :most")
            .bind("most", most)
            .bind("scan", scan)
            .bind("catalog", catalog)
            .map((row, context) -> read(row))
            .list();
    if (!gone.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch(
              "UPDATE api_item SET gone = :now WHERE place = :place AND version = :version");
      for (ItemRow item : gone) {
        batch
            .bind("now", now.toEpochMilli())
            .bind("place", item.place())
            .bind("version", item.version())
            .add();
      }
      batch.execute();
    }
    return gone;
  }

  private static ItemRow read(ResultSet row) throws SQLException {
    return new ItemRow(
        row.getLong("place"),
        row.getString("version"),
        row.getString("name"),
        row.getString("fingerprint"),
        row.getString("hash"),
        Packed.JSON.readValue(row.getString("facts"), ItemFacts.class),
        Times.time(row, "first_seen"),
        row.getLong("scan"),
        Times.optional(row, "gone"));
  }
}

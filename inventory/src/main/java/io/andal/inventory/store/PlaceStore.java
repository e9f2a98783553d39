package io.andal.inventory.store;

import io.andal.inventory.identity.PlaceTraits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** The table of places. Stateless: works in the transaction of its handle. */
public final class PlaceStore {
  private static final String COLUMNS =
      "SELECT id, catalog, type, place_key, api, evidence, first_seen, last_seen, gone"
          + " FROM api_place";

  public Optional<PlaceRow> find(Handle handle, String catalog, String key) {
    return handle
        .createQuery(COLUMNS + " WHERE catalog = :catalog AND place_key = :key")
        .bind("catalog", catalog)
        .bind("key", key)
        .map((row, context) -> read(row))
        .findOne();
  }

  public Optional<PlaceRow> find(Handle handle, long id) {
    return handle
        .createQuery(COLUMNS + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The places of an entry, the oldest first. */
  public List<PlaceRow> ofApi(Handle handle, String api) {
    return handle
        .createQuery(COLUMNS + " WHERE api = :api ORDER BY first_seen, id")
        .bind("api", api)
        .map((row, context) -> read(row))
        .list();
  }

  /** The places of a catalog, in the order they were found. */
  public List<PlaceRow> ofCatalog(Handle handle, String catalog) {
    return handle
        .createQuery(COLUMNS + " WHERE catalog = :catalog ORDER BY id")
        .bind("catalog", catalog)
        .map((row, context) -> read(row))
        .list();
  }

  /** Catalogs that have places which are not gone, but for those of a type. */
  public List<String> catalogs(Handle handle, String without) {
    return handle
        .createQuery(
            "SELECT DISTINCT catalog FROM api_place WHERE gone IS NULL AND type <> :without")
        .bind("without", without)
        .mapTo(String.class)
        .list();
  }

  /** Adds a place that belongs to no entry yet; returns its number. */
  public long add(
      Handle handle, String catalog, String type, String key, PlaceTraits traits, Instant now) {
    return handle
        .createQuery(
            """
            INSERT INTO api_place (catalog, type, place_key, api, evidence, traits, first_seen,
              last_seen)
            VALUES (:catalog, :type, :key, '', '[]', :traits, :now, :now) RETURNING id
            """)
        .bind("catalog", catalog)
        .bind("type", type)
        .bind("key", key)
        .bind("traits", Packed.packJson(traits))
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  public void traits(Handle handle, long place, PlaceTraits traits) {
    handle
        .createUpdate("UPDATE api_place SET traits = :traits WHERE id = :id")
        .bind("traits", Packed.packJson(traits))
        .bind("id", place)
        .execute();
  }

  /** Hands over the traits of all places with the entry they belong to, place by place. */
  public void traits(Handle handle, BiConsumer<String, PlaceTraits> consumer) {
    handle
        .createQuery("SELECT api, traits FROM api_place ORDER BY id")
        .setFetchSize(500)
        .map(
            (row, context) -> {
              consumer.accept(
                  row.getString(1), Packed.unpackJson(row.getBytes(2), PlaceTraits.class));
              return 1;
            })
        .forEach(_ -> {});
  }

  public void belongs(Handle handle, long place, String api, List<String> evidence) {
    handle
        .createUpdate("UPDATE api_place SET api = :api, evidence = :evidence WHERE id = :id")
        .bind("api", api)
        .bind("evidence", Packed.JSON.writeValueAsString(evidence))
        .bind("id", place)
        .execute();
  }

  /** Notes that a place is there now. */
  public void seen(Handle handle, Collection<Long> places, Instant now) {
    for (List<Long> some : Chunks.of(places)) {
      handle
          .createUpdate("UPDATE api_place SET last_seen = :now WHERE id IN (<ids>)")
          .bindList("ids", some)
          .bind("now", now.toEpochMilli())
          .execute();
    }
  }

  public void gone(Handle handle, long place, Optional<Instant> since) {
    handle
        .createUpdate("UPDATE api_place SET gone = :gone WHERE id = :id")
        .bind("gone", Times.millis(since))
        .bind("id", place)
        .execute();
  }

  /** Forgets a place and all that was found there. */
  public void remove(Handle handle, long place) {
    for (String table : List.of("api_item", "api_revision")) {
      handle.execute("DELETE FROM " + table + " WHERE place = ?", place);
    }
    handle.execute("DELETE FROM api_link WHERE one = ? OR other = ?", place, place);
    handle.execute("DELETE FROM api_place WHERE id = ?", place);
  }

  /** How many APIs and versions a catalog has that are not gone. */
  public Counts counts(Handle handle, String catalog) {
    return handle
        .createQuery(
            """
            SELECT COUNT(DISTINCT p.id), COUNT(*)
            FROM api_place p JOIN api_item i ON i.place = p.id
            WHERE p.catalog = :catalog AND p.gone IS NULL AND i.gone IS NULL
            """)
        .bind("catalog", catalog)
        .map((row, context) -> new Counts(row.getInt(1), row.getInt(2)))
        .one();
  }

  /** How much a catalog has. */
  public record Counts(int apis, int versions) {}

  private static PlaceRow read(ResultSet row) throws SQLException {
    return new PlaceRow(
        row.getLong("id"),
        row.getString("catalog"),
        row.getString("type"),
        row.getString("place_key"),
        row.getString("api"),
        List.of(Packed.JSON.readValue(row.getString("evidence"), String[].class)),
        Times.time(row, "first_seen"),
        Times.time(row, "last_seen"),
        Times.optional(row, "gone"));
  }
}

package io.andal.inventory.store;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.traffic.KnownApi;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables of entries, and of what is derived for them. Thread-safe: works in the transaction of
 * its handle.
 */
public final class EntryStore {
  private final EntryReader reader = new EntryReader();

  /**
   * An entry's own row.
   *
   * @param anchor the place that it was made for; the id goes where that place goes
   * @param digest of what was derived last
   */
  public record EntryRow(
      String id,
      long anchor,
      Instant firstSeen,
      Instant changed,
      Optional<Instant> unownedSince,
      Optional<String> mergedInto,
      String digest) {}

  private static final String ROW =
      "SELECT id, anchor, first_seen, changed, unowned_since, merged_into, digest FROM api_entry";

  public Optional<EntryRow> find(Handle handle, String id) {
    return rows(handle, " WHERE id = :value", id).stream().findFirst();
  }

  /** The entries made for a place, oldest first. */
  public List<EntryRow> ofAnchor(Handle handle, long place) {
    return rows(handle, " WHERE anchor = :value ORDER BY first_seen, id", place);
  }

  private static List<EntryRow> rows(Handle handle, String where, Object value) {
    return handle
        .createQuery(ROW + where)
        .bind("value", value)
        .map(
            (row, context) ->
                new EntryRow(
                    row.getString("id"),
                    row.getLong("anchor"),
                    Times.time(row, "first_seen"),
                    Times.time(row, "changed"),
                    Times.optional(row, "unowned_since"),
                    Optional.ofNullable(row.getString("merged_into")),
                    row.getString("digest")))
        .list();
  }

  public void add(Handle handle, String id, long anchor, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO api_entry (id, anchor, first_seen, changed, digest)
            VALUES (:id, :anchor, :now, :now, '')
            """)
        .bind("id", id)
        .bind("anchor", anchor)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  public void anchor(Handle handle, String id, long anchor) {
    handle.execute("UPDATE api_entry SET anchor = ? WHERE id = ?", anchor, id);
  }

  /** Lets an id lead to another one, or to itself again. */
  public void mergedInto(Handle handle, String id, Optional<String> into) {
    handle
        .createUpdate("UPDATE api_entry SET merged_into = :into WHERE id = :id")
        .bind("into", into.orElse(null))
        .bind("id", id)
        .execute();
  }

  /** Writes what was derived. */
  public void derived(
      Handle handle,
      ApiEntry entry,
      String digest,
      Optional<Instant> unownedSince,
      Optional<KnownApi> known) {
    handle
        .createUpdate(
            """
            UPDATE api_entry SET changed = :changed, unowned_since = :unowned, digest = :digest,
              entry = :entry, known = :known WHERE id = :id
            """)
        .bind("changed", entry.changed().toEpochMilli())
        .bind("unowned", Times.millis(unownedSince))
        .bind("digest", digest)
        .bind("entry", Packed.JSON.writeValueAsString(entry))
        .bind("known", known.map(Packed::packJson).orElse(null))
        .bind("id", entry.id())
        .execute();
  }

  /** An entry that nothing is left of; its id leads nowhere. */
  public void emptied(Handle handle, String id) {
    handle
        .createUpdate("UPDATE api_entry SET entry = NULL, known = NULL, digest = '' WHERE id = :id")
        .bind("id", id)
        .execute();
    handle.execute("DELETE FROM api_version WHERE api = ?", id);
    handle.execute("DELETE FROM api_finding WHERE api = ?", id);
  }

  /** Entries by id; those without are left out. */
  public Map<String, ApiEntry> entries(Handle handle, Collection<String> ids) {
    Map<String, ApiEntry> entries = new HashMap<>();
    for (List<String> some : Chunks.of(ids)) {
      handle
          .createQuery("SELECT entry FROM api_entry WHERE entry IS NOT NULL AND id IN (<ids>)")
          .bindList("ids", some)
          .mapTo(String.class)
          .map(reader::entry)
          .forEach(entry -> entries.put(entry.id(), entry));
    }
    return entries;
  }

  /** Hands over all that traffic can be told by, one after the other. */
  public void known(Handle handle, Consumer<KnownApi> consumer) {
    handle
        .createQuery("SELECT known FROM api_entry WHERE known IS NOT NULL ORDER BY id")
        .setFetchSize(200)
        .map((row, context) -> Packed.unpackJson(row.getBytes(1), KnownApi.class))
        .forEach(consumer);
  }

  /** An id with all those that lead to it. */
  public List<String> leadingTo(Handle handle, String id) {
    return handle
        .createQuery("SELECT id FROM api_entry WHERE id = :id OR merged_into = :id ORDER BY id")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /** Ids of all entries that are shown. */
  public List<String> ids(Handle handle) {
    return handle
        .createQuery("SELECT id FROM api_entry WHERE merged_into IS NULL ORDER BY id")
        .mapTo(String.class)
        .list();
  }

  /** Writes the versions of an entry instead of those that it had, the newest first. */
  public void versions(Handle handle, String api, List<ApiVersion> versions) {
    handle.execute("DELETE FROM api_version WHERE api = ?", api);
    if (versions.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO api_version (api, position, hash, version)
            VALUES (:api, :position, :hash, :version)
            """);
    for (int i = 0; i < versions.size(); i++) {
      batch
          .bind("api", api)
          .bind("position", i)
          .bind("hash", versions.get(i).hash())
          .bind("version", Packed.JSON.writeValueAsString(versions.get(i)))
          .add();
    }
    batch.execute();
  }

  public List<ApiVersion> versions(Handle handle, String api) {
    return handle
        .createQuery("SELECT version FROM api_version WHERE api = :api ORDER BY position")
        .bind("api", api)
        .mapTo(String.class)
        .map(text -> Packed.JSON.readValue(text, ApiVersion.class))
        .list();
  }

  /** Marks entries whose derived rows must be made anew. */
  public void dirty(Handle handle, Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    long mark = ThreadLocalRandom.current().nextLong();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO api_dirty (api, mark) VALUES (:api, :mark)
            ON CONFLICT (api) DO UPDATE SET mark = excluded.mark
            """);
    ids.stream().sorted().distinct().forEach(id -> batch.bind("api", id).bind("mark", mark).add());
    batch.execute();
  }

  /** Some marked entries, each with its mark. */
  public Map<String, Long> dirty(Handle handle, int most) {
    Map<String, Long> marks = new TreeMap<>();
    handle
        .createQuery("SELECT api, mark FROM api_dirty ORDER BY api LIMIT :most")
        .bind("most", most)
        .map((row, context) -> marks.put(row.getString(1), row.getLong(2)))
        .forEach(_ -> {});
    return marks;
  }

  /** Takes marks away, unless an entry changed again meanwhile. */
  public void clean(Handle handle, Map<String, Long> marks) {
    if (marks.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("DELETE FROM api_dirty WHERE api = :api AND mark = :mark");
    marks.forEach((api, mark) -> batch.bind("api", api).bind("mark", mark).add());
    batch.execute();
  }
}

package io.andal.workspace.store;

import io.andal.database.Database;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps every version of every document. Thread-safe, also across processes. */
public final class DocumentStore {
  private static final String COLUMNS =
      "kind, name, version, revision, at_millis, author, change_note, deleted, body, file, line";
  private static final String LATEST =
      " version = (SELECT MAX(l.version) FROM document_version l"
          + " WHERE l.kind = d.kind AND l.name = d.name)";

  private final Jdbi jdbi;

  public DocumentStore(Database database) {
    database.migrate("workspace");
    this.jdbi = database.jdbi();
  }

  /** A consistent look at the store. */
  public record Snapshot(long revision, List<StoredDocument> latest) {}

  /** The number of the last accepted apply; 0 before the first. */
  public long revision() {
    return jdbi.withHandle(DocumentStore::revision);
  }

  /** The last version of every document, deletions included, as of one revision. */
  public Snapshot load() {
    while (true) {
      Snapshot snapshot =
          jdbi.withHandle(
              handle ->
                  new Snapshot(
                      revision(handle),
                      handle
                          .createQuery(
                              "SELECT " + COLUMNS + " FROM document_version d WHERE" + LATEST)
                          .map((row, _) -> stored(row))
                          .list()));
      // Another process may have written between the two reads.
      if (revision() == snapshot.revision()) {
        return snapshot;
      }
    }
  }

  /**
   * Adds versions and moves the head on to their revision, all in one transaction.
   *
   * @param expected the revision that the versions were checked against
   * @return false, with nothing written, if the head has moved since
   */
  public boolean append(long expected, long revision, List<StoredDocument> versions) {
    return jdbi.inTransaction(
        handle -> {
          int moved =
              handle.execute(
                  "UPDATE workspace_head SET revision = ? WHERE id = 1 AND revision = ?",
                  revision,
                  expected);
          if (moved == 0) {
            return false;
          }
          insert(handle, versions);
          return true;
        });
  }

  /** All versions of a document, newest first. */
  public List<DocumentVersion> history(DocumentId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM document_version WHERE kind = :kind AND name = :name"
                        + " ORDER BY version DESC")
                .bind("kind", id.kind())
                .bind("name", id.name())
                .map((row, _) -> stored(row).version())
                .list());
  }

  /**
   * The versions of all documents that came in a time, newest first.
   *
   * @param to exclusive
   * @param beforeRevision only those of earlier applies
   */
  public List<DocumentVersion> changes(Instant from, Instant to, long beforeRevision, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM document_version WHERE at_millis >= :from AND at_millis < :to"
                        + " AND revision < :before ORDER BY revision DESC, kind, name LIMIT :limit")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("before", beforeRevision)
                .bind("limit", limit)
                .map((row, _) -> stored(row).version())
                .list());
  }

  public Optional<DocumentVersion> version(DocumentId id, int version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM document_version"
                        + " WHERE kind = :kind AND name = :name AND version = :version")
                .bind("kind", id.kind())
                .bind("name", id.name())
                .bind("version", version)
                .map((row, _) -> stored(row).version())
                .findOne());
  }

  /** The documents not deleted that this author wrote at least one version of since then. */
  public Set<DocumentId> broughtBy(String author) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT d.kind, d.name FROM document_version d"
                        + " WHERE d.author = :author AND d.deleted = 0 AND NOT EXISTS ("
                        + "SELECT 1 FROM document_version g WHERE g.kind = d.kind"
                        + " AND g.name = d.name AND g.version > d.version AND g.deleted = 1)")
                .bind("author", author)
                .map((row, _) -> DocumentId.of(row.getString("kind"), row.getString("name")))
                .stream()
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static long revision(Handle handle) {
    return handle
        .createQuery("SELECT revision FROM workspace_head WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  private static void insert(Handle handle, List<StoredDocument> versions) {
    if (versions.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO document_version ("
                + COLUMNS
                + ") VALUES (:kind, :name, :version, :revision, :at, :author, :change, :deleted,"
                + " :body, :file, :line)");
    for (StoredDocument stored : versions) {
      DocumentVersion version = stored.version();
      batch
          .bind("kind", version.id().kind())
          .bind("name", version.id().name())
          .bind("version", version.version())
          .bind("revision", version.revision())
          .bind("at", version.at().toEpochMilli())
          .bind("author", version.author())
          .bind("change", version.change())
          .bind("deleted", version.deleted() ? 1 : 0)
          .bind("body", version.text())
          .bind("file", stored.file())
          .bind("line", stored.line())
          .add();
    }
    batch.execute();
  }

  private static StoredDocument stored(ResultSet row) throws SQLException {
    return new StoredDocument(
        new DocumentVersion(
            DocumentId.of(row.getString("kind"), row.getString("name")),
            row.getInt("version"),
            row.getLong("revision"),
            Instant.ofEpochMilli(row.getLong("at_millis")),
            row.getString("author"),
            row.getString("change_note"),
            row.getInt("deleted") != 0,
            row.getString("body")),
        row.getString("file"),
        row.getInt("line"));
  }
}

package io.andal.workspace.store;

import io.andal.database.Database;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Keeps every version of every document. Thread-safe. */
public final class DocumentStore {
  private static final String COLUMNS =
      "v.kind, v.name, v.version, v.revision, v.changed_at, v.author, v.reason, v.deleted, v.file, v.body";
  private static final RowMapper<DocumentVersion> VERSION =
      (row, context) ->
          new DocumentVersion(
              DocumentId.of(row.getString("kind"), row.getString("name")),
              row.getInt("version"),
              row.getLong("revision"),
              Instant.ofEpochMilli(row.getLong("changed_at")),
              row.getString("author"),
              row.getString("reason"),
              row.getInt("deleted") != 0,
              row.getString("body"));
  private final Database database;

  public DocumentStore(Database database) {
    database.migrate("workspace");
    this.database = database;
  }

  /** A version in force, and the file it came from. */
  public record Stored(DocumentVersion version, String file) {}

  /** What is to be written of one document; no text = it is deleted. */
  public record Write(DocumentId id, Optional<String> text, String file) {}

  public long revision() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT revision FROM workspace_revision")
                    .mapTo(Long.class)
                    .one());
  }

  /** The versions in force, by kind and name. */
  public List<Stored> current() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + COLUMNS
                            + " FROM document_current c JOIN document_version v"
                            + " ON v.kind = c.kind AND v.name = c.name AND v.version = c.version"
                            + " ORDER BY v.kind, v.name")
                    .map(
                        (row, context) ->
                            new Stored(VERSION.map(row, context), row.getString("file")))
                    .list());
  }

  /** All versions of a document, newest first. */
  public List<DocumentVersion> history(DocumentId id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + COLUMNS
                            + " FROM document_version v WHERE v.kind = ? AND v.name = ?"
                            + " ORDER BY v.version DESC")
                    .bind(0, id.kind())
                    .bind(1, id.name())
                    .map(VERSION)
                    .list());
  }

  /**
   * Writes the next revision, if {@code expected} is still the present one.
   *
   * @return the versions written, in the order of the writes; empty if somebody else was faster
   */
  public Optional<List<DocumentVersion>> write(
      long expected, List<Write> writes, Instant at, String author, String reason) {
    return database
        .jdbi()
        .inTransaction(handle -> write(handle, expected, writes, at, author, reason));
  }

  private static Optional<List<DocumentVersion>> write(
      Handle handle, long expected, List<Write> writes, Instant at, String author, String reason) {
    int taken =
        handle.execute(
            "UPDATE workspace_revision SET revision = ? WHERE id = 1 AND revision = ?",
            expected + 1,
            expected);
    if (taken == 0) {
      return Optional.empty();
    }
    List<DocumentVersion> written = new ArrayList<>();
    for (Write write : writes) {
      written.add(append(handle, write, expected + 1, at, author, reason));
    }
    return Optional.of(written);
  }

  private static DocumentVersion append(
      Handle handle, Write write, long revision, Instant at, String author, String reason) {
    DocumentId id = write.id();
    int version =
        handle
            .createQuery(
                "SELECT COALESCE(MAX(version), 0) + 1 FROM document_version WHERE kind = ? AND name = ?")
            .bind(0, id.kind())
            .bind(1, id.name())
            .mapTo(Integer.class)
            .one();
    handle.execute(
        "INSERT INTO document_version (kind, name, version, revision, changed_at, author, reason, deleted, file, body)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.kind(),
        id.name(),
        version,
        revision,
        at.toEpochMilli(),
        author,
        reason,
        write.text().isEmpty() ? 1 : 0,
        write.file(),
        write.text().orElse(""));
    if (write.text().isEmpty()) {
      handle.execute(
          "DELETE FROM document_current WHERE kind = ? AND name = ?", id.kind(), id.name());
    } else {
      handle.execute(
          "INSERT INTO document_current (kind, name, version) VALUES (?, ?, ?)"
              + " ON CONFLICT (kind, name) DO UPDATE SET version = excluded.version",
          id.kind(),
          id.name(),
          version);
    }
    return new DocumentVersion(
        id, version, revision, at, author, reason, write.text().isEmpty(), write.text().orElse(""));
  }

  /** The documents that a folder brought. */
  public List<DocumentId> folder(String folder) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT kind, name FROM folder_document WHERE folder = ?")
                    .bind(0, folder)
                    .map(
                        (row, context) ->
                            DocumentId.of(row.getString("kind"), row.getString("name")))
                    .list());
  }

  /** Notes the documents that a folder brings now. */
  public void folder(String folder, List<DocumentId> ids) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("DELETE FROM folder_document WHERE folder = ?", folder);
              for (DocumentId id : ids) {
                handle.execute(
                    "INSERT INTO folder_document (folder, kind, name) VALUES (?, ?, ?)",
                    folder,
                    id.kind(),
                    id.name());
              }
            });
  }
}

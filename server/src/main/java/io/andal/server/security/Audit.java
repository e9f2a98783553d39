package io.andal.server.security;

import io.andal.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The log of every change: rows are added, never changed. Thread-safe. */
public final class Audit {
  private final Jdbi jdbi;
  private final Clock clock;

  public Audit(Database database, Clock clock) {
    database.migrate("server");
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** Adds an entry; texts are cut to what the columns hold. */
  public void record(
      String actor, String action, String subject, String origin, String result, String detail) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO audit (at, actor, action, subject, origin, result, detail)"
                        + " VALUES (:at, :actor, :action, :subject, :origin, :result, :detail)")
                .bind("at", clock.millis())
                .bind("actor", cut(actor, 200))
                .bind("action", cut(action, 64))
                .bind("subject", cut(subject, 500))
                .bind("origin", cut(origin, 100))
                .bind("result", cut(result, 16))
                .bind("detail", cut(detail, 2000))
                .execute());
  }

  /** PostgreSQL's text can't hold NUL, which a hostile login name could bring. */
  private static String cut(String text, int length) {
    String clean = text.replace('\0', ' ');
    return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
  }

  /**
   * Entries, newest first.
   *
   * @param before only older than the entry with this id (the page's cursor)
   * @param limit 1 to 500
   */
  public List<AuditEntry> entries(Optional<String> actor, Optional<Long> before, int limit) {
    String sql =
        "SELECT id, at, actor, action, subject, origin, result, detail FROM audit WHERE id < :before"
            + (actor.isPresent() ? " AND actor = :actor" : "")
            + " ORDER BY id DESC LIMIT :limit";
    return jdbi.withHandle(
        handle -> {
          var query =
              handle
                  .createQuery(sql)
                  .bind("before", before.orElse(Long.MAX_VALUE))
                  .bind("limit", Math.clamp(limit, 1, 500));
          actor.ifPresent(name -> query.bind("actor", name));
          return query
              .map(
                  (row, context) ->
                      new AuditEntry(
                          row.getLong("id"),
                          Instant.ofEpochMilli(row.getLong("at")),
                          row.getString("actor"),
                          row.getString("action"),
                          row.getString("subject"),
                          row.getString("origin"),
                          row.getString("result"),
                          row.getString("detail")))
              .list();
        });
  }
}

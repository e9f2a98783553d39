package io.andal.server.grafana;

import io.andal.database.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Remembers which dashboards Andal made in each Grafana. Thread-safe. */
final class DashboardStore {
  private final Jdbi jdbi;

  DashboardStore(Database database) {
    database.migrate("grafana");
    this.jdbi = database.jdbi();
  }

  /** What was in them, by their uid. */
  Map<String, String> published(String target) {
    return jdbi.withHandle(
        handle -> {
          Map<String, String> contents = new LinkedHashMap<>();
          handle
              .createQuery("SELECT uid, content FROM grafana_dashboard WHERE target = :target")
              .bind("target", target)
              .map(
                  (row, context) ->
                      contents.put(row.getString("uid"), row.getString("content")) == null)
              .list();
          return contents;
        });
  }

  /**
   * Notes what is there now.
   *
   * @param content says whether it is the same: a digest
   */
  void published(String target, String uid, String content, Instant now) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO grafana_dashboard (target, uid, content, published_at)"
                        + " VALUES (:target, :uid, :content, :now) ON CONFLICT (target, uid)"
                        + " DO UPDATE SET content = excluded.content,"
                        + " published_at = excluded.published_at")
                .bind("target", target)
                .bind("uid", uid)
                .bind("content", content)
                .bind("now", now.toEpochMilli())
                .execute());
  }

  void forget(String target, String uid) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("DELETE FROM grafana_dashboard WHERE target = :target AND uid = :uid")
                .bind("target", target)
                .bind("uid", uid)
                .execute());
  }
}

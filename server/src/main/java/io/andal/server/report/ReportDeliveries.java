package io.andal.server.report;

import io.andal.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Remembers what was mailed to whom, across restarts. Thread-safe. */
final class ReportDeliveries {
  private final Jdbi jdbi;

  ReportDeliveries(Database database) {
    database.migrate("server");
    this.jdbi = database.jdbi();
  }

  /**
   * One report for one recipient.
   *
   * @param next when it is tried (again); empty once it was sent or given up
   */
  record Sending(
      String schedule,
      String period,
      String recipient,
      int attempts,
      Optional<Instant> next,
      Optional<Instant> sentAt,
      String error) {}

  /** Queues a report unless it was queued before. */
  void queue(String schedule, String period, List<String> recipients, Instant now) {
    jdbi.useTransaction(
        handle -> {
          for (String recipient : recipients) {
            handle
                .createUpdate(
                    "INSERT INTO report_delivery (schedule, period, recipient, attempts,"
                        + " next_attempt) VALUES (:schedule, :period, :recipient, 0, :next)"
                        + " ON CONFLICT DO NOTHING")
                .bind("schedule", schedule)
                .bind("period", period)
                .bind("recipient", recipient)
                .bind("next", now.toEpochMilli())
                .execute();
          }
        });
  }

  List<Sending> due(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM report_delivery WHERE next_attempt <= :now"
                        + " ORDER BY next_attempt LIMIT 100")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> read(row))
                .list());
  }

  /** What became of an attempt. */
  void tried(Sending sending, Optional<Instant> next, Optional<Instant> sentAt, String error) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE report_delivery SET attempts = attempts + 1, next_attempt = :next,"
                        + " sent_at = :sent, error = :error WHERE schedule = :schedule"
                        + " AND period = :period AND recipient = :recipient")
                .bind("next", next.map(Instant::toEpochMilli))
                .bind("sent", sentAt.map(Instant::toEpochMilli))
                .bind("error", error)
                .bind("schedule", sending.schedule())
                .bind("period", sending.period())
                .bind("recipient", sending.recipient())
                .execute());
  }

  /** The newest ones of a schedule. */
  List<Sending> of(String schedule) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM report_delivery WHERE schedule = :schedule"
                        + " ORDER BY period DESC, recipient LIMIT 50")
                .bind("schedule", schedule)
                .map((row, context) -> read(row))
                .list());
  }

  private static Sending read(ResultSet row) throws SQLException {
    String error = row.getString("error");
    return new Sending(
        row.getString("schedule"),
        row.getString("period"),
        row.getString("recipient"),
        row.getInt("attempts"),
        instant(row, "next_attempt"),
        instant(row, "sent_at"),
        error == null ? "" : error);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}

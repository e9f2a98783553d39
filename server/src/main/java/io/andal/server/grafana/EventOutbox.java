package io.andal.server.grafana;

import io.andal.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which events each Grafana knows and which it is still to be told. Thread-safe. */
final class EventOutbox {
  private static final Duration KEPT = Duration.ofDays(60);

  private final Jdbi jdbi;

  EventOutbox(Database database) {
    database.migrate("grafana");
    this.jdbi = database.jdbi();
  }

  /**
   * An event for one Grafana.
   *
   * @param remoteId its id there; empty while it isn't there
   * @param toldTo the end that Grafana knows; empty if none
   */
  record Row(
      String target,
      Event event,
      Optional<Long> remoteId,
      Optional<Instant> toldTo,
      int attempts,
      Instant createdAt,
      String error) {}

  /** Queues an event once; what is told again may bring its end. */
  void offer(String target, Event event, Instant now) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO grafana_annotation (target, event, from_time, to_time, tags, text,"
                        + " attempts, created_at, next_attempt, error)"
                        + " VALUES (:target, :event, :from, :to, :tags, :text, 0, :now, :now, '')"
                        + " ON CONFLICT (target, event) DO UPDATE SET to_time = excluded.to_time,"
                        + " attempts = 0, next_attempt = excluded.next_attempt"
                        + " WHERE grafana_annotation.to_time IS NULL"
                        + " AND excluded.to_time IS NOT NULL")
                .bind("target", target)
                .bind("event", event.key())
                .bind("from", event.from().toEpochMilli())
                .bind("to", event.to().map(Instant::toEpochMilli))
                .bind("tags", JsonMapper.shared().writeValueAsString(event.tags()))
                .bind("text", event.text())
                .bind("now", now.toEpochMilli())
                .execute());
  }

  /** Says when an event that lasts has ended. */
  void end(String target, String key, Instant at) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE grafana_annotation SET to_time = :to, attempts = 0, next_attempt = :to"
                        + " WHERE target = :target AND event = :event AND to_time IS NULL")
                .bind("target", target)
                .bind("event", key)
                .bind("to", at.toEpochMilli())
                .execute());
  }

  /** The keys that begin so of events that have not ended. */
  List<String> open(String target, String start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT event FROM grafana_annotation WHERE target = :target"
                        + " AND to_time IS NULL AND event LIKE :start ORDER BY event")
                .bind("target", target)
                .bind("start", start + "%")
                .mapTo(String.class)
                .list());
  }

  List<Row> due(String target, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM grafana_annotation WHERE target = :target"
                        + " AND next_attempt <= :now ORDER BY from_time, event LIMIT 100")
                .bind("target", target)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> read(row))
                .list());
  }

  /** How many wait to be told. */
  long waiting(String target) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM grafana_annotation WHERE target = :target"
                        + " AND next_attempt IS NOT NULL")
                .bind("target", target)
                .mapTo(Long.class)
                .one());
  }

  /** Noted before something is sent: after a crash it is known that it may have arrived. */
  void trying(Row row) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE grafana_annotation SET attempts = attempts + 1"
                        + " WHERE target = :target AND event = :event")
                .bind("target", row.target())
                .bind("event", row.event().key())
                .execute());
  }

  /** Grafana knows it, with the end that was told. */
  void told(Row row, Optional<Long> remoteId) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE grafana_annotation SET remote_id = :id, told_to = :to, attempts = 0,"
                        + " error = '', next_attempt = CASE WHEN to_time IS NULL"
                        + " OR to_time = :told THEN NULL ELSE next_attempt END"
                        + " WHERE target = :target AND event = :event")
                .bind("id", remoteId)
                .bind("to", row.event().to().map(Instant::toEpochMilli))
                .bind("told", row.event().to().map(Instant::toEpochMilli).orElse(-1L))
                .bind("target", row.target())
                .bind("event", row.event().key())
                .execute());
  }

  /**
   * It wasn't taken.
   *
   * @param next when it is tried again; empty to give up
   */
  void failed(Row row, Optional<Instant> next, String error) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE grafana_annotation SET next_attempt = :next, error = :error"
                        + " WHERE target = :target AND event = :event")
                .bind("next", next.map(Instant::toEpochMilli))
                .bind("error", error)
                .bind("target", row.target())
                .bind("event", row.event().key())
                .execute());
  }

  /** Forgets what nobody will tell again. */
  void prune(Instant now) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM grafana_annotation WHERE next_attempt IS NULL"
                        + " AND from_time < :old AND (to_time < :old OR event LIKE 'note:%')")
                .bind("old", now.minus(KEPT).toEpochMilli())
                .execute());
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("target"),
        new Event(
            row.getString("event"),
            Instant.ofEpochMilli(row.getLong("from_time")),
            number(row, "to_time").map(Instant::ofEpochMilli),
            JsonMapper.shared()
                .readTree(row.getString("tags"))
                .valueStream()
                .map(JsonNode::asString)
                .toList(),
            row.getString("text")),
        number(row, "remote_id"),
        number(row, "told_to").map(Instant::ofEpochMilli),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("error"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}

package io.andal.alert.store;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Delivery;
import io.andal.alert.Told;
import io.andal.alert.Undelivered;
import io.andal.channel.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox's table: one row per alert, event, channel and recipient. Stateless: each call works
 * in the transaction of its handle.
 */
public final class DeliveryStore {
  /** How long a sender keeps a row to itself; longer than any attempt takes. */
  public static final Duration CLAIM = Duration.ofMinutes(3);

  /** No wait is longer than this, so a time further ahead shows that the clock was set back. */
  private static final Duration FARTHEST = Duration.ofHours(2);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A row whose turn it is. */
  public record Due(
      long id, Notice notice, String channel, String recipient, int attempts, Instant createdAt) {

    /** Of this row and of no other, in every attempt. */
    public String messageId() {
      return notice.alert() + "-" + notice.event().word() + "-" + id;
    }
  }

  /** Queues a notice, once per recipient however often this is called. */
  public void enqueue(Handle handle, Notice notice, List<Recipient> recipients, Instant now) {
    String json = JSON.writeValueAsString(notice);
    for (Recipient recipient : recipients) {
      handle
          .createUpdate(
              """
              INSERT INTO delivery (alert, event, channel, recipient, notice, attempts,
                created_at, next_attempt_at)
              VALUES (:alert, :event, :channel, :recipient, :notice, 0, :now, :now)
              ON CONFLICT DO NOTHING
              """)
          .bind("alert", notice.alert())
          .bind("event", notice.event().word())
          .bind("channel", recipient.channel())
          .bind("recipient", recipient.address())
          .bind("notice", json)
          .bind("now", now.toEpochMilli())
          .execute();
    }
  }

  /** Who was, or is to be, told of an alert's start. */
  public List<Recipient> toldOfStart(Handle handle, String alert) {
    return handle
        .createQuery(
            """
            SELECT channel, recipient FROM delivery
            WHERE alert = :alert AND event = 'started' AND given_up_at IS NULL ORDER BY id
            """)
        .bind("alert", alert)
        .map((row, context) -> new Recipient(row.getString(1), row.getString(2)))
        .list();
  }

  public List<Delivery> ofAlert(Handle handle, String alert) {
    return handle
        .createQuery(
            """
            SELECT d.alert, d.event, d.channel, d.recipient, d.attempts, d.created_at, d.sent_at,
              CASE WHEN d.sent_at IS NULL AND d.given_up_at IS NULL THEN d.next_attempt_at END
                AS next_at,
              d.last_error, t.state AS receipt, t.detail AS receipt_detail
            FROM delivery d LEFT JOIN told t ON t.awaited > 0
              AND t.message = d.alert || '-' || d.event || '-' || d.id
            WHERE d.alert = :alert ORDER BY d.id
            """)
        .bind("alert", alert)
        .map((row, context) -> read(row))
        .list();
  }

  /** How many messages wait, tried before or not. */
  public long waiting(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM delivery WHERE sent_at IS NULL AND given_up_at IS NULL")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Rows whose turn it is: unclaimed, and the end of an alert only after its start was sent.
   *
   * @param busy channels whose rows aren't wanted now
   */
  public List<Due> due(Handle handle, Instant now, Set<String> busy, int limit) {
    String others = busy.isEmpty() ? "" : "AND d.channel NOT IN (<busy>) ";
    Query query =
        handle.createQuery(
            """
            SELECT d.id, d.notice, d.channel, d.recipient, d.attempts, d.created_at
            FROM delivery d
            WHERE d.sent_at IS NULL AND d.given_up_at IS NULL
              AND (d.next_attempt_at <= :now OR d.next_attempt_at > :farthest)
              AND (d.claimed_until IS NULL OR d.claimed_until <= :now
                OR d.claimed_until > :farthest)
              AND (d.event = 'started' OR NOT EXISTS (
                SELECT 1 FROM delivery s
                WHERE s.alert = d.alert AND s.event = 'started' AND s.channel = d.channel
                  AND s.recipient = d.recipient AND s.sent_at IS NULL))
            """
                + others
                + "ORDER BY d.id LIMIT :limit");
    if (!busy.isEmpty()) {
      query.bindList("busy", List.copyOf(busy));
    }
    return query
        .bind("now", now.toEpochMilli())
        .bind("farthest", now.plus(FARTHEST).toEpochMilli())
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Due(
                    row.getLong(1),
                    JSON.readValue(row.getString(2), Notice.class),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    Instant.ofEpochMilli(row.getLong(6))))
        .list();
  }

  /** Takes a row for this sender alone; false if another one was faster. */
  public boolean claim(Handle handle, long id, String claim, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE delivery SET claim = :claim, claimed_until = :until
                WHERE id = :id AND sent_at IS NULL AND given_up_at IS NULL
                  AND (next_attempt_at <= :now OR next_attempt_at > :farthest)
                  AND (claimed_until IS NULL OR claimed_until <= :now OR claimed_until > :farthest)
                """)
            .bind("id", id)
            .bind("claim", claim)
            .bind("until", now.plus(CLAIM).toEpochMilli())
            .bind("now", now.toEpochMilli())
            .bind("farthest", now.plus(FARTHEST).toEpochMilli())
            .execute()
        == 1;
  }

  /**
   * What is due for a recipient waits until a later time.
   *
   * @return how many messages that are
   */
  public int postpone(Handle handle, Recipient to, Instant now, Instant until) {
    return handle
        .createUpdate(
            """
            UPDATE delivery SET next_attempt_at = :until
            WHERE channel = :channel AND recipient = :recipient AND sent_at IS NULL
              AND given_up_at IS NULL AND next_attempt_at <= :now
            """)
        .bind("channel", to.channel())
        .bind("recipient", to.address())
        .bind("until", until.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** The channel took it. Counts even if the claim ran out meanwhile: it was sent. */
  public void sent(Handle handle, long id, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE delivery SET sent_at = :now, attempts = attempts + 1, claim = NULL,
              claimed_until = NULL, last_error = NULL, given_up_at = NULL
            WHERE id = :id AND sent_at IS NULL
            """)
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** The attempt failed; the next one comes at {@code next}, or never if that is empty. */
  public void failed(
      Handle handle, long id, String claim, String error, Instant now, Optional<Instant> next) {
    handle
        .createUpdate(
            """
            UPDATE delivery SET attempts = attempts + 1, last_error = :error, claim = NULL,
              claimed_until = NULL, next_attempt_at = :next, given_up_at = :givenUp
            WHERE id = :id AND claim = :claim AND sent_at IS NULL
            """)
        .bind("id", id)
        .bind("claim", claim)
        .bind("error", error)
        .bind("next", next.orElse(now).toEpochMilli())
        .bind("givenUp", next.isPresent() ? null : now.toEpochMilli())
        .execute();
    if (next.isEmpty()) {
      giveUpEndWithoutStart(handle, id, now);
    }
  }

  /** Nobody is told of the end of what they never heard the start of. */
  private static void giveUpEndWithoutStart(Handle handle, long start, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE delivery SET given_up_at = :now,
              last_error = 'The message of the alert''s start could not be delivered.'
            WHERE event = 'resolved' AND sent_at IS NULL AND EXISTS (
              SELECT 1 FROM delivery s WHERE s.id = :start AND s.event = 'started'
                AND s.alert = delivery.alert AND s.channel = delivery.channel
                AND s.recipient = delivery.recipient)
            """)
        .bind("start", start)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * Makes the unsent messages of an alert due now, those that were given up included.
   *
   * @return how many there are
   */
  public int retry(Handle handle, String alert, Instant now) {
    return handle
        .createUpdate(
            """
            UPDATE delivery SET next_attempt_at = :now, given_up_at = NULL
            WHERE alert = :alert AND sent_at IS NULL
            """)
        .bind("alert", alert)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Makes one unsent message due now; false if there is none. */
  public boolean retryOne(Handle handle, long id, Instant now) {
    return handle
            .createUpdate(
                "UPDATE delivery SET next_attempt_at = :now, given_up_at = NULL"
                    + " WHERE id = :id AND sent_at IS NULL")
            .bind("id", id)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /**
   * Messages that failed and weren't sent, newest first.
   *
   * @param prefix before the number of each
   */
  public List<Undelivered> undelivered(Handle handle, String prefix, int limit) {
    return handle
        .createQuery(
            """
            SELECT d.id, d.alert, d.event, a.slo, d.channel, d.recipient, d.attempts, d.created_at,
              CASE WHEN d.given_up_at IS NULL THEN d.next_attempt_at END AS next_at, d.last_error
            FROM delivery d JOIN alert a ON a.id = d.alert
            WHERE d.sent_at IS NULL AND d.last_error IS NOT NULL ORDER BY d.id DESC LIMIT :limit
            """)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Undelivered(
                    prefix + row.getLong("id"),
                    Undelivered.Kind.OBJECTIVE,
                    row.getString("alert"),
                    row.getString("slo") + " " + row.getString("event"),
                    new Recipient(row.getString("channel"), row.getString("recipient")),
                    row.getInt("attempts"),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    time(row, "next_at"),
                    row.getString("last_error")))
        .list();
  }

  /** Frees all rows: for the start of a process that has the database to itself. */
  public void releaseClaims(Handle handle) {
    handle.execute(
        "UPDATE delivery SET claim = NULL, claimed_until = NULL WHERE claim IS NOT NULL");
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("alert"),
        row.getString("event"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        time(row, "sent_at"),
        time(row, "next_at"),
        Optional.ofNullable(row.getString("last_error")),
        Optional.ofNullable(row.getString("receipt")).map(Told.State::of),
        Optional.ofNullable(row.getString("receipt_detail")).orElse(""));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}

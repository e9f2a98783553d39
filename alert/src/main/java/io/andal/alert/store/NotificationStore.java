package io.andal.alert.store;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertIds;
import io.andal.alert.Undelivered;
import io.andal.alert.group.Conversation;
import io.andal.alert.group.Notification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What became of each message about a group. Stateless: each call works in the transaction of its
 * handle.
 */
public final class NotificationStore {

  /**
   * Where a waiting message stands.
   *
   * @param attempts that failed
   */
  public record Attempts(int attempts, Instant createdAt, Instant next) {}

  /**
   * One message, for people.
   *
   * @param state waiting, sent, superseded (newer news took its place), or given-up
   */
  public record Sent(
      String id,
      String group,
      String receiver,
      Recipient recipient,
      String reason,
      int firing,
      int resolved,
      String title,
      String state,
      int attempts,
      Instant createdAt,
      Instant nextAttemptAt,
      Optional<Instant> sentAt,
      Optional<String> lastError) {}

  /** Notes the message that waits now; another that did was overtaken. */
  void follow(Handle handle, Conversation now) {
    handle
        .createUpdate(
            "UPDATE notification SET state = 'superseded' WHERE group_id = :group"
                + " AND channel = :channel AND recipient = :recipient AND state = 'waiting'"
                + " AND id <> :id")
        .bind("group", AlertIds.ofGroup(now.group()))
        .bind("channel", now.recipient().channel())
        .bind("recipient", now.recipient().address())
        .bind("id", now.waiting().map(Notification::id).orElse(""))
        .execute();
    now.waiting()
        .ifPresent(
            message -> {
              insert(handle, message);
              overtake(handle, message);
            });
  }

  /** What was given up is no longer to be looked after once there is newer news. */
  private static void overtake(Handle handle, Notification message) {
    handle
        .createUpdate(
            "UPDATE notification SET state = 'superseded' WHERE group_id = :group"
                + " AND channel = :channel AND recipient = :recipient AND state = 'given-up'")
        .bind("group", AlertIds.ofGroup(message.group()))
        .bind("channel", message.recipient().channel())
        .bind("recipient", message.recipient().address())
        .execute();
  }

  /** Messages that failed and weren't sent, newest first. */
  public List<Undelivered> undelivered(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM notification WHERE last_error IS NOT NULL"
                + " AND state IN ('waiting', 'given-up') ORDER BY id DESC LIMIT :limit")
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .map(
            sent ->
                new Undelivered(
                    sent.id(),
                    Undelivered.Kind.GROUP,
                    sent.group(),
                    sent.title(),
                    sent.recipient(),
                    sent.attempts(),
                    sent.createdAt(),
                    Optional.of(sent.nextAttemptAt()).filter(_ -> sent.state().equals("waiting")),
                    sent.lastError().orElse("")))
        .list();
  }

  /** A message is due now. */
  public void due(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "UPDATE notification SET next_attempt_at = :now WHERE id = :id AND state = 'waiting'")
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  void drop(Handle handle, String group, Recipient recipient) {
    handle
        .createUpdate(
            "UPDATE notification SET state = 'superseded' WHERE group_id = :group"
                + " AND channel = :channel AND recipient = :recipient AND state = 'waiting'")
        .bind("group", AlertIds.ofGroup(group))
        .bind("channel", recipient.channel())
        .bind("recipient", recipient.address())
        .execute();
  }

  private static void insert(Handle handle, Notification message) {
    handle
        .createUpdate(
            """
            INSERT INTO notification (id, group_id, group_key, receiver, channel, recipient, reason,
              firing, resolved, title, state, attempts, created_at, next_attempt_at)
            VALUES (:id, :group, :key, :receiver, :channel, :recipient, :reason, :firing, :resolved,
              :title, 'waiting', 0, :now, :now)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", message.id())
        .bind("group", AlertIds.ofGroup(message.group()))
        .bind("key", message.group())
        .bind("receiver", message.receiver())
        .bind("channel", message.recipient().channel())
        .bind("recipient", message.recipient().address())
        .bind("reason", message.reason().text())
        .bind("firing", message.firing().size())
        .bind("resolved", message.resolved().size())
        .bind("title", message.title())
        .bind("now", message.createdAt().toEpochMilli())
        .execute();
  }

  /** The other side took it. */
  public void sent(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "UPDATE notification SET state = 'sent', attempts = attempts + 1, sent_at = :now,"
                + " last_error = NULL WHERE id = :id")
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /**
   * An attempt failed.
   *
   * @param next when it is tried again; empty if never
   */
  public void failed(Handle handle, String id, String error, Instant now, Optional<Instant> next) {
    handle
        .createUpdate(
            "UPDATE notification SET attempts = attempts + 1, last_error = :error,"
                + " next_attempt_at = :next, state = :state WHERE id = :id AND state = 'waiting'")
        .bind("id", id)
        .bind("error", error)
        .bind("next", next.orElse(now).toEpochMilli())
        .bind("state", next.isPresent() ? "waiting" : "given-up")
        .execute();
  }

  /** Of the messages that wait, how often they were tried. */
  public Map<String, Attempts> attempts(Handle handle) {
    Map<String, Attempts> found = new HashMap<>();
    handle
        .createQuery(
            "SELECT id, attempts, created_at, next_attempt_at FROM notification"
                + " WHERE state = 'waiting'")
        .map(
            (row, context) ->
                found.put(
                    row.getString("id"),
                    new Attempts(
                        row.getInt("attempts"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("next_attempt_at")))))
        .list();
    return found;
  }

  /**
   * Messages, newest first.
   *
   * @param group only of the group with this id, if given
   * @param before only older than the message with this id, if given
   */
  public List<Sent> page(
      Handle handle, Optional<String> group, Optional<String> before, int limit) {
    String sql =
        "SELECT * FROM notification WHERE 1 = 1"
            + (group.isPresent() ? " AND group_id = :group" : "")
            + (before.isPresent() ? " AND id < :before" : "")
            + " ORDER BY id DESC LIMIT :limit";
    var query = handle.createQuery(sql).bind("limit", limit);
    group.ifPresent(id -> query.bind("group", id));
    before.ifPresent(id -> query.bind("before", id));
    return query.map((row, context) -> read(row)).list();
  }

  /** One message. */
  public Optional<Sent> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM notification WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static Sent read(ResultSet row) throws SQLException {
    long sent = row.getLong("sent_at");
    Optional<Instant> sentAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(sent));
    return new Sent(
        row.getString("id"),
        row.getString("group_id"),
        row.getString("receiver"),
        new Recipient(row.getString("channel"), row.getString("recipient")),
        row.getString("reason"),
        row.getInt("firing"),
        row.getInt("resolved"),
        row.getString("title"),
        row.getString("state"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("next_attempt_at")),
        sentAt,
        Optional.ofNullable(row.getString("last_error")));
  }

  /** Forgets what left, or was given up, before a time. */
  public void forgetBefore(Handle handle, Instant time) {
    handle
        .createUpdate("DELETE FROM notification WHERE state <> 'waiting' AND created_at < :time")
        .bind("time", time.toEpochMilli())
        .execute();
  }
}

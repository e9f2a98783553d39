package io.andal.alert.store;

import io.andal.alert.Told;
import io.andal.channel.ActiveAlert;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of what was taken and what became of it. Stateless: each call works in the transaction
 * of its handle.
 */
public final class ReceiptStore {
  private static final Duration TEST_LASTS = Duration.ofMinutes(1);

  /** In place of a number of receipts: the row says what is active. */
  private static final int LEVEL = -1;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      "message, channel, recipient, parts, taken_at, state, state_at, detail, fallback";

  /** A center uses its ids again at some time; a receipt that waited so long is of another one. */
  private static final Duration STALE = Duration.ofHours(12);

  /** What a fallback needs of a message. */
  public record Lost(Message message, String channel, Told.State state) {}

  /**
   * Notes that a channel took a message; receipts that came first are counted.
   *
   * @param parts short messages that it took
   * @param references by which receipts will name it; empty if none will come
   */
  public void taken(
      Handle handle,
      Message message,
      String channel,
      int parts,
      List<String> references,
      Instant now,
      Instant due) {
    handle
        .createUpdate("UPDATE receipt SET message = NULL WHERE message = :message")
        .bind("message", message.id())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO told (message, channel, recipient, notice, parts, awaited, taken_at, due_at,
              state, state_at, detail)
            VALUES (:message, :channel, :recipient, :notice, :parts, :awaited, :now, :due,
              'accepted', :now, '')
            ON CONFLICT (message) DO UPDATE SET channel = excluded.channel,
              parts = told.parts + excluded.parts, awaited = excluded.awaited,
              taken_at = excluded.taken_at, due_at = excluded.due_at, state = 'accepted',
              state_at = excluded.state_at, detail = '', fallback = NULL
            """)
        .bind("message", message.id())
        .bind("channel", channel)
        .bind("recipient", message.recipient())
        .bind("notice", JSON.writeValueAsString(message.notice()))
        .bind("parts", parts)
        .bind("awaited", references.size())
        .bind("now", now.toEpochMilli())
        .bind("due", due.toEpochMilli())
        .execute();
    for (String reference : references) {
      handle
          .createUpdate(
              """
              INSERT INTO receipt (channel, reference, message, outcome, detail, heard_at)
              VALUES (:channel, :reference, :message, NULL, '', :now)
              ON CONFLICT (channel, reference) DO UPDATE SET message = excluded.message,
                outcome = CASE WHEN receipt.message IS NULL AND receipt.heard_at > :stale
                  THEN receipt.outcome END,
                heard_at = excluded.heard_at
              """)
          .bind("channel", channel)
          .bind("reference", reference)
          .bind("message", message.id())
          .bind("now", now.toEpochMilli())
          .bind("stale", now.minus(STALE).toEpochMilli())
          .execute();
    }
    conclude(handle, message.id(), now);
  }

  /** Notes a receipt, also of a message that isn't known yet. */
  public void heard(Handle handle, Receipt receipt) {
    handle
        .createUpdate(
            """
            INSERT INTO receipt (channel, reference, message, outcome, detail, heard_at)
            VALUES (:channel, :reference, NULL, :outcome, :detail, :at)
            ON CONFLICT (channel, reference) DO UPDATE SET outcome = excluded.outcome,
              detail = excluded.detail, heard_at = excluded.heard_at
            """)
        .bind("channel", receipt.channel())
        .bind("reference", receipt.reference())
        .bind("outcome", receipt.outcome().name())
        .bind("detail", receipt.detail())
        .bind("at", receipt.at().toEpochMilli())
        .execute();
    handle
        .createQuery(
            "SELECT message FROM receipt WHERE channel = :channel AND reference = :reference"
                + " AND message IS NOT NULL")
        .bind("channel", receipt.channel())
        .bind("reference", receipt.reference())
        .mapTo(String.class)
        .findOne()
        .ifPresent(message -> conclude(handle, message, receipt.at()));
  }

  /** One part that failed is a message that nobody can read. */
  private static void conclude(Handle handle, String message, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE told SET state_at = :now, state = CASE
                WHEN EXISTS (SELECT 1 FROM receipt r
                  WHERE r.message = told.message AND r.outcome = 'FAILED') THEN 'failed'
                ELSE 'delivered' END,
              detail = COALESCE((SELECT MIN(r.detail) FROM receipt r
                WHERE r.message = told.message AND r.outcome = 'FAILED'), '')
            WHERE message = :message AND awaited > 0 AND (
              EXISTS (SELECT 1 FROM receipt r
                WHERE r.message = told.message AND r.outcome = 'FAILED')
              OR awaited = (SELECT COUNT(*) FROM receipt r
                WHERE r.message = told.message AND r.outcome = 'DELIVERED'))
            """)
        .bind("message", message)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** What was waited for long enough is unknown from now on. */
  public int overdue(Handle handle, Instant now) {
    return handle
        .createUpdate(
            "UPDATE told SET state = 'unknown', state_at = :now, detail = 'no receipt in time'"
                + " WHERE state = 'accepted' AND awaited > 0 AND due_at <= :now")
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Short messages that a channel took since a time. */
  public long parts(Handle handle, String channel, Instant since) {
    return handle
        .createQuery(
            "SELECT COALESCE(SUM(parts), 0) FROM told"
                + " WHERE channel = :channel AND taken_at >= :since")
        .bind("channel", channel)
        .bind("since", since.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  /** Channels of which receipts may still come. */
  public List<String> awaited(Handle handle, Instant since) {
    return handle
        .createQuery(
            "SELECT DISTINCT channel FROM told WHERE state IN ('accepted', 'unknown')"
                + " AND awaited > 0 AND taken_at >= :since")
        .bind("since", since.toEpochMilli())
        .mapTo(String.class)
        .list();
  }

  /** Messages that didn't reach anybody and weren't told over a fallback. */
  public List<Lost> lost(Handle handle, Instant since, int limit) {
    return handle
        .createQuery(
            """
            SELECT message, channel, recipient, notice, state FROM told
            WHERE state IN ('failed', 'unknown') AND fallback IS NULL AND taken_at >= :since
            ORDER BY taken_at LIMIT :limit
            """)
        .bind("since", since.toEpochMilli())
        .bind("limit", limit)
        .map((row, _) -> lost(row))
        .list();
  }

  /** Notes how a fallback is going; false if somebody else took it on. */
  public boolean fallback(Handle handle, String message, Optional<String> from, String to) {
    return handle
            .createUpdate(
                "UPDATE told SET fallback = :to WHERE message = :message AND "
                    + (from.isEmpty() ? "fallback IS NULL" : "fallback = :from"))
            .bind("message", message)
            .bind("to", to.isEmpty() ? null : to)
            .bindMap(from.isEmpty() ? java.util.Map.of() : java.util.Map.of("from", from.get()))
            .execute()
        == 1;
  }

  /** Frees fallbacks that a process which died had taken on. */
  public void release(Handle handle, String trying, Instant before) {
    handle
        .createUpdate(
            "UPDATE told SET fallback = NULL WHERE fallback = :trying AND state_at < :before")
        .bind("trying", trying)
        .bind("before", before.toEpochMilli())
        .execute();
  }

  public Optional<Told> find(Handle handle, String message) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM told WHERE message = :message")
        .bind("message", message)
        .map((row, _) -> read(row))
        .findOne();
  }

  /** What a channel took, newest first. */
  public List<Told> newest(Handle handle, String channel, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM told WHERE channel = :channel ORDER BY taken_at DESC, message LIMIT :limit")
        .bind("channel", channel)
        .bind("limit", limit)
        .map((row, _) -> read(row))
        .list();
  }

  /** Notes that a channel that keeps a level was told of an alert's start or end. */
  public void level(Handle handle, Message message, String channel, Instant now) {
    if (message.notice().event() == Notice.Event.STARTED) {
      handle
          .createUpdate(
              """
              INSERT INTO told (message, channel, recipient, notice, parts, awaited, taken_at,
                due_at, state, state_at, detail)
              VALUES (:message, :channel, :recipient, :notice, 1, :level, :now, :now, 'accepted',
                :now, '')
              ON CONFLICT (message) DO NOTHING
              """)
          .bind("message", message.id())
          .bind("channel", channel)
          .bind("recipient", message.recipient())
          .bind("notice", JSON.writeValueAsString(message.notice()))
          .bind("level", LEVEL)
          .bind("now", now.toEpochMilli())
          .execute();
      return;
    }
    for (Lost told : levels(handle, channel)) {
      if (told.message().recipient().equals(message.recipient())
          && told.message().notice().alert().equals(message.notice().alert())) {
        handle
            .createUpdate("DELETE FROM told WHERE message = :message")
            .bind("message", told.message().id())
            .execute();
      }
    }
  }

  /** Of what starts such a channel was told, and not yet of the ends. */
  public List<ActiveAlert> active(Handle handle, String channel) {
    return levels(handle, channel).stream()
        .map(told -> new ActiveAlert(told.message().notice().alert(), told.message().recipient()))
        .toList();
  }

  /** What a level still shows although its alert ended without a word, or was a test. */
  public List<Lost> ended(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT message, channel, recipient, notice, state FROM told
            WHERE awaited = :level AND (
              (message LIKE 'test-%' AND taken_at < :tested)
              OR EXISTS (SELECT 1 FROM alert a
                WHERE a.id = substr(told.message, 1, 16) AND a.state = 'RESOLVED'))
            ORDER BY taken_at LIMIT :limit
            """)
        .bind("level", LEVEL)
        .bind("tested", now.minus(TEST_LASTS).toEpochMilli())
        .bind("limit", limit)
        .map((row, _) -> lost(row))
        .list();
  }

  private static List<Lost> levels(Handle handle, String channel) {
    return handle
        .createQuery(
            "SELECT message, channel, recipient, notice, state FROM told"
                + " WHERE channel = :channel AND awaited = :level")
        .bind("channel", channel)
        .bind("level", LEVEL)
        .map((row, _) -> lost(row))
        .list();
  }

  private static Lost lost(ResultSet row) throws SQLException {
    return new Lost(
        new Message(
            row.getString("message"),
            JSON.readValue(row.getString("notice"), Notice.class),
            row.getString("recipient")),
        row.getString("channel"),
        Told.State.of(row.getString("state")));
  }

  /** Forgets what is older, but never what is active. */
  public void forget(Handle handle, Instant before) {
    handle
        .createUpdate("DELETE FROM receipt WHERE heard_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
    handle
        .createUpdate("DELETE FROM told WHERE awaited <> :level AND taken_at < :before")
        .bind("level", LEVEL)
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static Told read(ResultSet row) throws SQLException {
    return new Told(
        row.getString("message"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getInt("parts"),
        Instant.ofEpochMilli(row.getLong("taken_at")),
        Told.State.of(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("state_at")),
        row.getString("detail"),
        Optional.ofNullable(row.getString("fallback")));
  }
}

package io.andal.alert.store;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.Undelivered;
import io.andal.channel.Digest;
import io.andal.channel.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of alerts that wait to be told together. Stateless: each call works in the transaction
 * of its handle.
 */
public final class DigestStore {
  /** How long a sender keeps a digest to itself; longer than any attempt takes. */
  private static final Duration CLAIM = Duration.ofMinutes(3);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What a recipient knows of one alert, and is to be told.
   *
   * @param entry the alert, or the alert's place in its group
   * @param startTold when it was told that it fires
   * @param endTold when it was told that it ended; then the row only remembers that
   * @param since the digest that listed it last, or when it was noted
   */
  public record Entry(
      Recipient to,
      String entry,
      Notice started,
      Optional<Notice> ended,
      Optional<Instant> startTold,
      Optional<Instant> endTold,
      Instant since) {}

  /** A digest that isn't sent yet. */
  public record Unsent(
      Recipient to, Digest digest, int attempts, Instant createdAt, Instant nextAttempt) {}

  public Optional<Entry> find(Handle handle, Recipient to, String entry) {
    return handle
        .createQuery(
            "SELECT * FROM digest_entry"
                + " WHERE channel = :channel AND recipient = :recipient AND entry = :entry")
        .bind("channel", to.channel())
        .bind("recipient", to.address())
        .bind("entry", entry)
        .map((row, _) -> entry(row))
        .findOne();
  }

  public void put(Handle handle, Entry entry) {
    handle
        .createUpdate(
            """
            INSERT INTO digest_entry (channel, recipient, entry, started, ended, start_told,
              end_told, since)
            VALUES (:channel, :recipient, :entry, :started, :ended, :startTold, :endTold, :since)
            ON CONFLICT (channel, recipient, entry) DO UPDATE SET started = excluded.started,
              ended = excluded.ended, start_told = excluded.start_told,
              end_told = excluded.end_told, since = excluded.since
            """)
        .bind("channel", entry.to().channel())
        .bind("recipient", entry.to().address())
        .bind("entry", entry.entry())
        .bind("started", JSON.writeValueAsString(entry.started()))
        .bind("ended", entry.ended().map(JSON::writeValueAsString).orElse(null))
        .bind("startTold", millis(entry.startTold()))
        .bind("endTold", millis(entry.endTold()))
        .bind("since", entry.since().toEpochMilli())
        .execute();
  }

  /** Everybody who is to be told of something that isn't over and told. */
  public List<Recipient> concerned(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT channel, recipient FROM digest_entry WHERE end_told IS NULL")
        .map((row, _) -> new Recipient(row.getString(1), row.getString(2)))
        .list();
  }

  /** Everything that isn't over and told. */
  public List<Entry> open(Handle handle, Recipient to) {
    return handle
        .createQuery(
            "SELECT * FROM digest_entry WHERE channel = :channel AND recipient = :recipient"
                + " AND end_told IS NULL ORDER BY since, entry")
        .bind("channel", to.channel())
        .bind("recipient", to.address())
        .map((row, _) -> entry(row))
        .list();
  }

  /** Whether the alert of one SLO's rule is over, as the alert itself knows. */
  public boolean alertEnded(Handle handle, String alert) {
    return handle
            .createQuery("SELECT COUNT(*) FROM alert WHERE id = :id AND state = 'RESOLVED'")
            .bind("id", alert)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Whether an alert of a group still fires. */
  public boolean memberFires(Handle handle, long fingerprint, Instant now) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM received_alert WHERE fingerprint = :fingerprint AND ends > :now")
            .bind("fingerprint", fingerprint)
            .bind("now", now.toEpochMilli())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Notes a message that waits; false if it was noted before. */
  public boolean note(Handle handle, String message, Recipient to, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT INTO digest_message (message, channel, recipient, digest, noted_at)
                VALUES (:message, :channel, :recipient, NULL, :now) ON CONFLICT DO NOTHING
                """)
            .bind("message", message)
            .bind("channel", to.channel())
            .bind("recipient", to.address())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Stores a digest to be sent, which tells of all messages that waited; false if there is one. */
  public boolean add(Handle handle, Recipient to, Digest digest, Instant due, Instant now) {
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO digest (id, channel, recipient, due_at, content, attempts, created_at,
                  next_attempt_at)
                VALUES (:id, :channel, :recipient, :due, :content, 0, :now, :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", digest.id())
            .bind("channel", to.channel())
            .bind("recipient", to.address())
            .bind("due", due.toEpochMilli())
            .bind("content", JSON.writeValueAsString(digest))
            .bind("now", now.toEpochMilli())
            .execute();
    if (added == 1) {
      handle
          .createUpdate(
              "UPDATE digest_message SET digest = :digest"
                  + " WHERE channel = :channel AND recipient = :recipient AND digest IS NULL")
          .bind("digest", digest.id())
          .bind("channel", to.channel())
          .bind("recipient", to.address())
          .execute();
    }
    return added == 1;
  }

  /** Digests whose turn it is; of each recipient the oldest that isn't sent. */
  public List<Unsent> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT * FROM digest d WHERE sent_at IS NULL AND next_attempt_at <= :now
              AND (claimed_until IS NULL OR claimed_until <= :now)
              AND NOT EXISTS (SELECT 1 FROM digest e WHERE e.channel = d.channel
                AND e.recipient = d.recipient AND e.sent_at IS NULL AND e.due_at < d.due_at)
            ORDER BY due_at, id
            """)
        .bind("now", now.toEpochMilli())
        .map((row, _) -> unsent(row))
        .list();
  }

  /** Takes a digest for this sender alone; false if another one was faster. */
  public boolean claim(Handle handle, String id, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE digest SET claimed_until = :until WHERE id = :id AND sent_at IS NULL
                  AND (claimed_until IS NULL OR claimed_until <= :now)
                """)
            .bind("id", id)
            .bind("until", now.plus(CLAIM).toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Frees all digests: for the start of a process that has the database to itself. */
  public void releaseClaims(Handle handle) {
    handle.execute("UPDATE digest SET claimed_until = NULL WHERE claimed_until IS NOT NULL");
  }

  /**
   * The channel took it.
   *
   * @return the messages that it told of
   */
  public List<String> sent(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "UPDATE digest SET sent_at = :now, attempts = attempts + 1, claimed_until = NULL,"
                + " last_error = NULL WHERE id = :id AND sent_at IS NULL")
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .execute();
    return handle
        .createQuery("SELECT message FROM digest_message WHERE digest = :id ORDER BY message")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  public void failed(Handle handle, String id, String error, Instant next) {
    handle
        .createUpdate(
            "UPDATE digest SET attempts = attempts + 1, last_error = :error,"
                + " claimed_until = NULL, next_attempt_at = :next WHERE id = :id")
        .bind("id", id)
        .bind("error", error)
        .bind("next", next.toEpochMilli())
        .execute();
  }

  /** Makes a digest that wasn't taken due now; false if there is none. */
  public boolean retry(Handle handle, String id, Instant now) {
    return handle
            .createUpdate(
                "UPDATE digest SET next_attempt_at = :now WHERE id = :id AND sent_at IS NULL")
            .bind("id", id)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Digests that failed and weren't taken, newest first. */
  public List<Undelivered> undelivered(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM digest WHERE sent_at IS NULL AND last_error IS NOT NULL"
                + " ORDER BY created_at DESC, id LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) -> undelivered(unsent(row), row.getString("last_error")))
        .list();
  }

  private static Undelivered undelivered(Unsent unsent, String error) {
    return new Undelivered(
        unsent.digest().id(),
        Undelivered.Kind.DIGEST,
        unsent.digest().id(),
        unsent.digest().title(),
        unsent.to(),
        unsent.attempts(),
        unsent.createdAt(),
        Optional.of(unsent.nextAttempt()),
        error);
  }

  /** Forgets what was over and told, and sent, before that. */
  public void forget(Handle handle, Instant before) {
    for (String table :
        List.of(
            "digest_entry WHERE end_told < :before",
            "digest WHERE sent_at < :before",
            "digest_message WHERE noted_at < :before")) {
      handle.createUpdate("DELETE FROM " + table).bind("before", before.toEpochMilli()).execute();
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Recipient(row.getString("channel"), row.getString("recipient")),
        row.getString("entry"),
        JSON.readValue(row.getString("started"), Notice.class),
        Optional.ofNullable(row.getString("ended")).map(text -> JSON.readValue(text, Notice.class)),
        time(row, "start_told"),
        time(row, "end_told"),
        Instant.ofEpochMilli(row.getLong("since")));
  }

  private static Unsent unsent(ResultSet row) throws SQLException {
    return new Unsent(
        new Recipient(row.getString("channel"), row.getString("recipient")),
        JSON.readValue(row.getString("content"), Digest.class),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("next_attempt_at")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static @Nullable Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }
}

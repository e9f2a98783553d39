package io.andal.alert.store;

import io.andal.alert.AlertContext.Recipient;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What left lately, whichever way it went: about groups, about SLOs' alerts, and in digests. */
public final class SentStore {
  private SentStore() {}

  /** One message. */
  public record Sent(Recipient to, Instant at) {}

  /** What was sent after a time, oldest first. */
  public static List<Sent> since(Handle handle, Instant time) {
    return handle
        .createQuery(
            """
            SELECT channel, recipient, sent_at FROM delivery WHERE sent_at > :time
            UNION ALL
            SELECT channel, recipient, sent_at FROM notification WHERE sent_at > :time
            UNION ALL
            SELECT channel, recipient, sent_at FROM digest WHERE sent_at > :time
            ORDER BY sent_at
            """)
        .bind("time", time.toEpochMilli())
        .map(
            (row, _) ->
                new Sent(
                    new Recipient(row.getString("channel"), row.getString("recipient")),
                    Instant.ofEpochMilli(row.getLong("sent_at"))))
        .list();
  }
}

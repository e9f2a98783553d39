package io.andal.alert.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** What links are signed with, and which were used. Stateless. */
public final class LinkStore {
  private static final int SECRET_BYTES = 32;

  /** The secret, which is made once; of several processes that make one, the first decides. */
  public byte[] secret(Handle handle) {
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    handle
        .createUpdate(
            "INSERT INTO link_secret (id, secret) VALUES (1, :secret) ON CONFLICT (id) DO NOTHING")
        .bind("secret", HexFormat.of().formatHex(fresh))
        .execute();
    return HexFormat.of()
        .parseHex(
            handle
                .createQuery("SELECT secret FROM link_secret WHERE id = 1")
                .mapTo(String.class)
                .one());
  }

  /** Uses a message's link; false if it was used before. */
  public boolean use(Handle handle, String message, Instant now) {
    return handle
            .createUpdate(
                "INSERT INTO used_link (message, used_at) VALUES (:message, :now)"
                    + " ON CONFLICT (message) DO NOTHING")
            .bind("message", message)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  public boolean used(Handle handle, String message) {
    return handle
        .createQuery("SELECT 1 FROM used_link WHERE message = :message")
        .bind("message", message)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Forgets uses that are older. */
  public void forgetBefore(Handle handle, Instant time) {
    handle
        .createUpdate("DELETE FROM used_link WHERE used_at < :time")
        .bind("time", time.toEpochMilli())
        .execute();
  }
}

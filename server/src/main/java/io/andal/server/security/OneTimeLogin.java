package io.andal.server.security;

import io.andal.database.Database;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** The link that lets the first administrator in: works once, for half an hour. Thread-safe. */
public final class OneTimeLogin {
  static final Duration LIFE = Duration.ofMinutes(30);

  private final Jdbi jdbi;
  private final Clock clock;

  public OneTimeLogin(Database database, Clock clock) {
    database.migrate("server");
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** A new secret for the link; an earlier one stops working. */
  public String issue() {
    String secret = Secrets.random();
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM one_time_login");
          handle
              .createUpdate(
                  "INSERT INTO one_time_login (hash, expires_at) VALUES (:hash, :expires)")
              .bind("hash", Secrets.fingerprint(secret))
              .bind("expires", clock.instant().plus(LIFE).toEpochMilli())
              .execute();
        });
    return secret;
  }

  /** Whether the secret is the valid one; it never is again. */
  boolean consume(String secret) {
    return jdbi.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        "DELETE FROM one_time_login WHERE hash = :hash AND expires_at > :now")
                    .bind("hash", Secrets.fingerprint(secret))
                    .bind("now", clock.millis())
                    .execute()
                == 1);
  }
}

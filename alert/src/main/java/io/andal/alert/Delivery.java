package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that is to reach one recipient: it leaves the outbox when the channel took it.
 *
 * @param event {@code started} or {@code resolved}
 * @param attempts how often it was tried
 * @param lastError why the last attempt failed, in plain words
 * @param receipt what became of it after the channel took it; empty if the channel doesn't tell
 * @param receiptDetail the other side's own words about that; may be empty
 */
public record Delivery(
    String alert,
    String event,
    String channel,
    String recipient,
    int attempts,
    Instant createdAt,
    Optional<Instant> sentAt,
    Optional<Instant> nextAttemptAt,
    Optional<String> lastError,
    Optional<Told.State> receipt,
    String receiptDetail) {

  /** One of a channel that doesn't tell more. */
  public Delivery(
      String alert,
      String event,
      String channel,
      String recipient,
      int attempts,
      Instant createdAt,
      Optional<Instant> sentAt,
      Optional<Instant> nextAttemptAt,
      Optional<String> lastError) {
    this(
        alert,
        event,
        channel,
        recipient,
        attempts,
        createdAt,
        sentAt,
        nextAttemptAt,
        lastError,
        Optional.empty(),
        "");
  }
}

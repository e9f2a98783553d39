package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that is to reach one recipient: it leaves the outbox when the channel took it.
 *
 * @param event {@code started} or {@code resolved}
 * @param attempts how often it was tried
 * @param lastError why the last attempt failed, in plain words
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
    Optional<String> lastError) {}

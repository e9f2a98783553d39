package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that could not be delivered: it is tried again later, or was given up.
 *
 * @param id of this message and no other
 * @param routed whether it is about a group of alerts; else about the alert of one SLO's rule
 * @param about the id of the group, or of the alert
 * @param title what it is about, in a few words
 * @param next when it is tried again; empty if it was given up
 * @param error why the last attempt failed
 */
public record Undelivered(
    String id,
    boolean routed,
    String about,
    String title,
    AlertContext.Recipient recipient,
    int attempts,
    Instant createdAt,
    Optional<Instant> next,
    String error) {}

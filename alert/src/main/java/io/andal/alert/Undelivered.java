package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that could not be delivered: it is tried again later, or was given up.
 *
 * @param id of this message and no other
 * @param about the id of the group, of the alert, or of the digest
 * @param title what it is about, in a few words
 * @param next when it is tried again; empty if it was given up
 * @param error why the last attempt failed
 */
public record Undelivered(
    String id,
    Kind kind,
    String about,
    String title,
    AlertContext.Recipient recipient,
    int attempts,
    Instant createdAt,
    Optional<Instant> next,
    String error) {

  /** What a message is about. */
  public enum Kind {
    /** The alert of one SLO's rule. */
    OBJECTIVE,
    /** A group of alerts. */
    GROUP,
    /** What could wait, told together. */
    DIGEST
  }
}

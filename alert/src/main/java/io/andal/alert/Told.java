package io.andal.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a message after a channel took it.
 *
 * @param parts short messages that it took, at least 1
 * @param detail the other side's own words; may be empty
 * @param fallback over which other channel it was told too; empty if over none
 */
public record Told(
    String message,
    String channel,
    String recipient,
    int parts,
    Instant takenAt,
    State state,
    Instant stateAt,
    String detail,
    Optional<String> fallback) {

  /** What became of a message. */
  public enum State {
    /** The other side took it, and more isn't known yet, or never will be. */
    ACCEPTED,
    /** It reached the device, all parts of it. */
    DELIVERED,
    /** A part of it never will. */
    FAILED,
    /** Nothing was heard in time; a late receipt may still tell. */
    UNKNOWN;

    /** As it is stored and shown: {@code delivered}. */
    public String word() {
      return switch (this) {
        case ACCEPTED -> "accepted";
        case DELIVERED -> "delivered";
        case FAILED -> "failed";
        case UNKNOWN -> "unknown";
      };
    }

    /** The state that is stored as a word. */
    public static State of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }
}

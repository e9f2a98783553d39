package io.andal.channel;

import java.time.Instant;

/**
 * What the other side told, some time after it took a message, of what became of it.
 *
 * @param channel the Channel document's name
 * @param reference which message or part of one, as the handover said
 * @param detail the other side's own words; may be empty
 */
public record Receipt(
    String channel, String reference, Outcome outcome, Instant at, String detail) {

  /** What became of a message. */
  public enum Outcome {
    /** It reached the device. */
    DELIVERED,
    /** It never will. */
    FAILED
  }
}

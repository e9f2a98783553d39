package io.andal.channel;

import java.time.Duration;
import java.util.Optional;

/** A channel didn't take a message; the text says why in plain words, without secrets. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  public DeliveryException(String message) {
    super(message);
    this.retryAfter = Optional.empty();
  }

  public DeliveryException(String message, Throwable cause) {
    super(message, cause);
    this.retryAfter = Optional.empty();
  }

  /**
   * @param retryAfter how long the other side asks to be left alone; empty if it says nothing
   */
  public DeliveryException(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the other side asks to be left alone; empty if it says nothing. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

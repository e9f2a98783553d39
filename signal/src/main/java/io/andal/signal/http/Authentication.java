package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.util.Map;

/** Says to a server who asks. One implementation per way of saying it. Thread-safe. */
public interface Authentication extends AutoCloseable {

  /** Says nothing. */
  Authentication NONE = _ -> Map.of();

  /**
   * The headers that prove who asks; secrets are read anew each time, so a rotated one is used.
   *
   * @throws SourceException if a secret isn't there, or nobody gives a token for it
   */
  Map<String, String> headers(OutgoingRequest request) throws SourceException, InterruptedException;

  /**
   * Hears that a server refused headers with 401.
   *
   * @return whether other headers can be had, so that asking once more makes sense
   */
  default boolean renew(Map<String, String> refused) {
    return false;
  }

  @Override
  default void close() {}
}

package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token until shortly before its end, and drops it once a server refused it. However many
 * ask at once, one token is fetched.
 */
public final class KeptToken {
  /** How long a place that gave no token is left alone. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Origin origin;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private @Nullable AccessToken token;
  private @Nullable SourceException failure;
  private Instant failed = Instant.MIN;

  public KeptToken(Origin origin, Clock clock) {
    this.origin = origin;
    this.clock = clock;
  }

  /** Where tokens come from. */
  @FunctionalInterface
  public interface Origin {
    AccessToken fetch(Instant now) throws SourceException, InterruptedException;
  }

  /** The header that shows the token. */
  public Map<String, String> header() throws SourceException, InterruptedException {
    return Map.of("Authorization", "Bearer " + value());
  }

  private String value() throws SourceException, InterruptedException {
    fetching.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (token != null && token.serves(now)) {
        return token.value();
      }
      if (failure != null && !now.isBefore(failed) && now.isBefore(failed.plus(PAUSE))) {
        throw new SourceException(failure.failure());
      }
      token = fetched(now);
      failure = null;
      return token.value();
    } finally {
      fetching.unlock();
    }
  }

  private AccessToken fetched(Instant now) throws SourceException, InterruptedException {
    try {
      return origin.fetch(now);
    } catch (SourceException e) {
      failure = e;
      failed = now;
      throw e;
    }
  }

  /** Another thread may have fetched a new one since: only the refused one is dropped. */
  public void drop(Map<String, String> refused) {
    fetching.lock();
    try {
      if (token != null && ("Bearer " + token.value()).equals(refused.get("Authorization"))) {
        token = null;
      }
    } finally {
      fetching.unlock();
    }
  }
}

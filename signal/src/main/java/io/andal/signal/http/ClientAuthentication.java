package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 client credentials: fetches a token, keeps it until shortly before its end, and drops
 * it once a server refused it. However many ask at once, one token is fetched.
 */
final class ClientAuthentication implements Authentication {
  /** How long an endpoint that gave no token is left alone. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private @Nullable AccessToken token;
  private @Nullable SourceException failure;
  private Instant failed = Instant.MIN;

  ClientAuthentication(Credentials.Client client, HttpLimits limits, Clock clock) {
    this.endpoint = new TokenEndpoint(client, limits);
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers(OutgoingRequest request)
      throws SourceException, InterruptedException {
    return Map.of("Authorization", "Bearer " + token());
  }

  private String token() throws SourceException, InterruptedException {
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
      return endpoint.fetch(now);
    } catch (SourceException e) {
      failure = e;
      failed = now;
      throw e;
    }
  }

  /** Another thread may have fetched a new one since: only the refused one is dropped. */
  @Override
  public boolean renew(Map<String, String> refused) {
    fetching.lock();
    try {
      if (token != null && ("Bearer " + token.value()).equals(refused.get("Authorization"))) {
        token = null;
      }
      return true;
    } finally {
      fetching.unlock();
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}

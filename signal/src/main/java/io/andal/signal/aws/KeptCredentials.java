package io.andal.signal.aws;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps temporary keys until shortly before they expire. Keys that don't expire are asked for each
 * time, so that rotated ones are used.
 */
final class KeptCredentials implements AwsCredentials {
  private static final Logger LOG = LoggerFactory.getLogger(KeptCredentials.class);
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);

  private final AwsCredentials origin;
  private final Clock clock;
  private @Nullable AwsKeys kept;
  private Instant askAgain = Instant.MIN;

  KeptCredentials(AwsCredentials origin, Clock clock) {
    this.origin = origin;
    this.clock = clock;
  }

  @Override
  public synchronized AwsKeys keys() throws SourceException, InterruptedException {
    Instant now = clock.instant();
    AwsKeys before = kept;
    if (before != null && now.isBefore(before.expires().minus(BEFORE_EXPIRY))) {
      return before;
    }
    boolean usable = before != null && now.isBefore(before.expires());
    if (before != null && usable && now.isBefore(askAgain)) {
      return before;
    }
    try {
      AwsKeys keys = origin.keys();
      kept = keys.expires().equals(Instant.MAX) ? null : keys;
      return keys;
    } catch (SourceException e) {
      if (before == null || !usable) {
        throw e;
      }
      LOG.warn("Keys that expire soon could not be renewed: {}", e.failure().message());
      askAgain = now.plus(ASKED_AGAIN);
      return before;
    }
  }

  @Override
  public synchronized void forget() {
    kept = null;
    origin.forget();
  }
}

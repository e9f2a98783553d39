package io.andal.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of a source itself: whether it answers, who it is, how far back it goes. */
final class SourceCondition {
  private static final Logger LOG = LoggerFactory.getLogger(SourceCondition.class);
  private static final Duration ASKED_EVERY = Duration.ofHours(1);

  /** Who it is may change, by an upgrade, and soonest after it was first met. */
  private static final Duration IDENTIFIED_EVERY = Duration.ofMinutes(5);

  private static final Duration IDENTIFIED_AGAIN = Duration.ofMinutes(1);

  private final SignalSource source;
  private final Backoff backoff;
  private String identity = "";
  private long earliest = Long.MIN_VALUE;
  private Instant identifyAt = Instant.MIN;
  private Instant asked = Instant.MIN;
  private @Nullable Instant lastSuccess;
  private @Nullable Instant failingSince;
  private @Nullable SourceFailure failure;

  SourceCondition(SignalSource source) {
    this.source = source;
    this.backoff = new Backoff(source.name().hashCode());
  }

  synchronized boolean pauses(Instant now) {
    return backoff.lasts(now);
  }

  synchronized void failed(SourceFailure why, Instant now) {
    if (failingSince == null) {
      failingSince = now;
      LOG.warn("Source {} fails: {}", source.name(), why.message());
    }
    failure = why;
    identity = "";
    identifyAt = Instant.MIN;
    asked = Instant.MIN;
    backoff.failed(now);
  }

  /** It asked to be left alone, while answering others or not. */
  synchronized void rest(Duration asked, Instant now) {
    backoff.rest(asked, now);
  }

  void answered(Instant now) throws InterruptedException {
    boolean identify;
    synchronized (this) {
      if (failingSince != null) {
        LOG.info("Source {} answers again", source.name());
      }
      lastSuccess = now;
      failingSince = null;
      failure = null;
      backoff.succeeded();
      identify = !now.isBefore(identifyAt) || identifyAt.isAfter(now.plus(IDENTIFIED_EVERY));
      if (identify) {
        identifyAt = now.plus(identity.isEmpty() ? IDENTIFIED_AGAIN : IDENTIFIED_EVERY);
      }
    }
    if (identify) {
      identify(now);
    }
  }

  private void restAfter(SourceFailure why, Instant now) {
    why.retryAfter().ifPresent(asked -> rest(asked, now));
  }

  private void identify(Instant now) throws InterruptedException {
    String found;
    try {
      found = source.identify();
    } catch (SourceException e) {
      // It answers queries, which is what counts; a proxy may allow nothing else.
      restAfter(e.failure(), now);
      LOG.debug("Source {} doesn't say who it is: {}", source.name(), e.failure().message());
      found = "";
    }
    synchronized (this) {
      if (!found.isEmpty()) {
        identity = found;
      } else if (identity.isEmpty()) {
        identity = "unknown";
      }
    }
  }

  /** The earliest minute it may have data for, as it last said; before all time if it doesn't. */
  synchronized long earliest() {
    return earliest;
  }

  /** Asks for the earliest minute if that was long ago. */
  long askEarliest(Instant now) throws InterruptedException {
    synchronized (this) {
      if (!asked.equals(Instant.MIN) && now.isBefore(asked.plus(ASKED_EVERY))) {
        return earliest;
      }
      asked = now;
    }
    long found;
    try {
      found = source.earliest().orElse(Long.MIN_VALUE);
    } catch (SourceException e) {
      restAfter(e.failure(), now);
      LOG.debug("Source {} doesn't say how far back it goes: {}", source.name(), e.getMessage());
      found = Long.MIN_VALUE;
    }
    synchronized (this) {
      earliest = found;
      return earliest;
    }
  }

  synchronized SourceHealth health(Collection<Progress> progress) {
    int waiting = (int) progress.stream().filter(Progress::isWaiting).count();
    @Nullable SourceFailure last = failure;
    boolean degraded = false;
    for (Progress one : progress) {
      if (one.failure() != null) {
        degraded = true;
        last = last == null ? one.failure() : last;
      }
    }
    return new SourceHealth(
        source.name(),
        source.type(),
        state(degraded, progress),
        identity,
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(failingSince),
        Optional.ofNullable(last),
        progress.size(),
        waiting,
        SourceHealth.Wait.of(progress, failure));
  }

  private SourceHealth.State state(boolean degraded, Collection<Progress> progress) {
    if (failure != null) {
      return SourceHealth.State.DOWN;
    }
    if (lastSuccess == null) {
      return SourceHealth.State.UNKNOWN;
    }
    if (!degraded) {
      return SourceHealth.State.HEALTHY;
    }
    return progress.stream().allMatch(one -> one.liveFailure() != null)
        ? SourceHealth.State.DOWN
        : SourceHealth.State.DEGRADED;
  }
}

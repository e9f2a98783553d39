package io.andal.server.signal;

import io.andal.server.api.ApiException;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at sources that take a while: one at a time of each source, few at once, and none soon
 * after another, so that whoever asks for them can't wear a source out. The last result is kept.
 * Thread-safe.
 */
final class Looks<T> {
  /** What is younger isn't looked for again, whoever asks. */
  static final Duration FRESH = Duration.ofSeconds(10);

  /** What is done with a source. */
  interface Work<T> {
    T look(SignalSource source) throws SourceException, InterruptedException;
  }

  private record Kept<T>(SignalSource source, Look<T> look, CountDownLatch done) {}

  private final Work<T> work;
  private final Semaphore turns;
  private final Clock clock;
  private final Map<String, Kept<T>> kept = new HashMap<>();

  /**
   * @param turns how many may be under way at once, shared with looks of other kinds
   */
  Looks(Work<T> work, Semaphore turns, Clock clock) {
    this.work = work;
    this.turns = turns;
    this.clock = clock;
  }

  /** What is known; nothing of a source that was opened anew since. */
  synchronized Look<T> kept(SignalSource source) {
    Kept<T> known = kept.get(source.name());
    return known == null || !known.source().equals(source) ? Look.none() : known.look();
  }

  /**
   * Looks, unless somebody is at it or has been lately.
   *
   * @param fresh how old a result may be, {@link #FRESH} at least
   * @param wait for the end
   * @return what is known when it ended, or the wait did
   * @throws ApiException 503 if too many others are under way
   */
  Look<T> look(SignalSource source, Duration fresh, Duration wait) {
    CountDownLatch done = begin(source, fresh);
    try {
      if (!done.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return kept(source);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kept(source);
  }

  private synchronized CountDownLatch begin(SignalSource source, Duration fresh) {
    Instant now = clock.instant();
    Kept<T> known = kept.get(source.name());
    boolean same = known != null && known.source().equals(source);
    if (known != null && same && (running(known) || known.look().isFresh(fresh, now))) {
      return known.done();
    }
    if (!turns.tryAcquire()) {
      throw new ApiException(
          503,
          "Service Unavailable",
          "Too many sources are looked at; ask again in a few seconds.",
          Map.of());
    }
    CountDownLatch done = new CountDownLatch(1);
    Look<T> before = known != null && same ? known.look() : Look.none();
    kept.put(source.name(), new Kept<>(source, before.running(now), done));
    Thread.ofVirtual().name("look-" + source.name()).start(() -> run(source, done));
    return done;
  }

  private static boolean running(Kept<?> known) {
    return known.look().runningSince().isPresent();
  }

  private void run(SignalSource source, CountDownLatch done) {
    @Nullable Look<T> found = null;
    try {
      found = Look.found(work.look(source), clock.instant());
    } catch (SourceException e) {
      found = Look.failed(e.failure(), clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      found = Look.failed(defect(e), clock.instant());
    } finally {
      turns.release();
      keep(source, found, done);
      done.countDown();
    }
  }

  private static SourceFailure defect(RuntimeException e) {
    return new SourceFailure(
        SourceFailure.Cause.BROKEN_ANSWER,
        "Looking at it failed: " + e + ".",
        "This is a defect of Andal; please report it with the type of the source.");
  }

  private synchronized void keep(
      SignalSource source, @Nullable Look<T> found, CountDownLatch done) {
    Kept<T> known = kept.get(source.name());
    if (known != null && known.done().equals(done)) {
      kept.put(source.name(), new Kept<>(source, found == null ? Look.none() : found, done));
    }
  }
}

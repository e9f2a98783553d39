package io.andal.catalog.walk;

import io.andal.catalog.Scan;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Goes over the items of a scan in their order: from where an interrupted one had got to, past
 * those that can't be read, and not longer than the limits allow. Not thread-safe.
 */
public final class ScanWalk {
  /** So many failures in a row mean that it isn't the items. */
  private static final int ROW = 3;

  private final Scan scan;
  private final ScanLimits limits;
  private final Clock clock;
  private final Instant end;

  public ScanWalk(Scan scan, ScanLimits limits, Clock clock) {
    this.scan = scan;
    this.limits = limits;
    this.clock = clock;
    this.end = clock.instant().plus(limits.time());
  }

  /** Tells one item to the scan. */
  @FunctionalInterface
  public interface Step<T> {
    void tell(T item) throws SourceException, ItemFailure, InterruptedException;
  }

  /**
   * Takes the step with each item.
   *
   * @param key of an item: what it is told by, and the place that is reached once it was
   * @param resume the key of the last item that was told; empty to begin at the first, as also if
   *     that item is no longer there
   */
  public <T> void each(List<T> items, Function<T, String> key, String resume, Step<T> step)
      throws SourceException, InterruptedException {
    int from = 0;
    for (int i = 0; !resume.isEmpty() && i < items.size(); i++) {
      if (key.apply(items.get(i)).equals(resume)) {
        from = i + 1;
      }
    }
    int failures = 0;
    for (int i = from; i < items.size(); i++) {
      check(i);
      T item = items.get(i);
      scan.progress(i, items.size());
      try {
        step.tell(item);
        failures = 0;
      } catch (ItemFailure e) {
        scan.skipped(key.apply(item), "", e.failure());
      } catch (SourceException e) {
        failures++;
        if (!concernsOne(e.failure()) || failures == ROW) {
          throw e;
        }
        scan.skipped(key.apply(item), "", e.failure());
      }
      scan.reached(key.apply(item));
    }
    scan.progress(items.size(), items.size());
  }

  /**
   * Refuses to go on beyond the limits.
   *
   * @param items how many there are so far
   */
  public void check(int items) throws SourceException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the scan was interrupted");
    }
    if (items >= limits.items()) {
      throw limited(
          "There are more than %,d items.".formatted(limits.items()),
          "Narrow the catalog with `include`, or make several of it.");
    }
    if (clock.instant().isAfter(end)) {
      throw limited(
          "The scan took longer than %d h.".formatted(limits.time().toHours()),
          "Nothing to do: the next one goes on where this one ended. If it happens each time, make"
              + " several catalogs of it.");
    }
  }

  private static SourceException limited(String message, String remedy) {
    return new SourceException(new SourceFailure(Cause.LIMITED, message, remedy));
  }

  private static boolean concernsOne(SourceFailure failure) {
    return switch (failure.cause()) {
      case UNREACHABLE, DENIED -> false;
      case TIMEOUT, BAD_QUERY, LIMITED, BROKEN_ANSWER -> true;
      case UNAVAILABLE -> failure.retryAfter().isEmpty();
    };
  }
}

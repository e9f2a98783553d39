package io.andal.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the reading of one indicator is. Guarded by its feed. */
final class Progress {
  /** Gaps are looked for again after this time even if none is suspected. */
  private static final Duration CHECK = Duration.ofHours(1);

  private final TrackedIndicator tracked;
  private final Backoff backoff;
  private final Backoff historyBackoff;
  private final Deque<MinuteRange> wanted = new ArrayDeque<>();
  private final MinuteSet owed;
  private Instant checked = Instant.MIN;
  private @Nullable SourceFailure failure;
  private @Nullable SourceFailure historyFailure;

  Progress(TrackedIndicator tracked) {
    this(tracked, new MinuteSet());
  }

  private Progress(TrackedIndicator tracked, MinuteSet owed) {
    this.tracked = tracked;
    this.owed = owed;
    this.backoff = new Backoff(tracked.series().value().hashCode());
    this.historyBackoff = new Backoff(~tracked.series().value().hashCode());
  }

  /** The same series read in another way, or further back. */
  Progress changedTo(TrackedIndicator other) {
    return new Progress(other, owed);
  }

  TrackedIndicator tracked() {
    return tracked;
  }

  /** Minutes that are to be read a second time, for late data. */
  MinuteSet owed() {
    return owed;
  }

  void owe(MinuteSet minutes) {
    owed.addAll(minutes);
  }

  /** What goes wrong now, with live reading or with history; null if nothing. */
  @Nullable SourceFailure failure() {
    return failure != null ? failure : historyFailure;
  }

  @Nullable SourceFailure liveFailure() {
    return failure;
  }

  @Nullable SourceFailure historyFailure() {
    return historyFailure;
  }

  boolean pauses(Instant now) {
    return backoff.lasts(now);
  }

  boolean pausesHistory(Instant now) {
    return historyBackoff.lasts(now);
  }

  /**
   * A piece of history could not be read, which doesn't keep live slices from being read. If it may
   * have been too much at once, half of it is asked for next.
   */
  void historyFailed(SourceFailure why, Instant now) {
    historyFailure = why;
    historyBackoff.failed(now);
    MinuteRange piece = wanted.peekFirst();
    boolean tooMuch =
        switch (why.cause()) {
          case TIMEOUT, LIMITED, BROKEN_ANSWER -> true;
          case UNREACHABLE, DENIED, BAD_QUERY, UNAVAILABLE -> false;
        };
    if (tooMuch && piece != null && piece.minutes() > 1) {
      long middle = piece.from() + piece.minutes() / 2;
      wanted.removeFirst();
      wanted.addFirst(new MinuteRange(piece.from(), middle));
      wanted.addFirst(new MinuteRange(middle, piece.to()));
    }
  }

  void historySucceeded() {
    historyFailure = null;
    historyBackoff.succeeded();
  }

  void failed(SourceFailure why, Instant now) {
    failure = why;
    backoff.failed(now);
    lookAgain();
  }

  /** A range was read live, with all that was pushed until then. */
  void succeeded(MinuteRange range) {
    owed.remove(range);
    if (failure != null) {
      lookAgain();
    }
    failure = null;
    backoff.succeeded();
  }

  /** What was read or failed may have left gaps: they are looked for anew. */
  void lookAgain() {
    checked = Instant.MIN;
  }

  boolean mustLook(Instant now) {
    return wanted.isEmpty()
        && (checked.equals(Instant.MIN)
            || checked.plus(CHECK).isBefore(now)
            || checked.isAfter(now));
  }

  /** Takes the ranges that are still to be read, newest first. */
  void want(List<MinuteRange> ranges, Instant now) {
    wanted.clear();
    wanted.addAll(ranges);
    checked = now;
  }

  @Nullable MinuteRange next() {
    return wanted.peekFirst();
  }

  /** The range that came next was read. */
  void done() {
    wanted.pollFirst();
  }

  boolean isWaiting() {
    return failure() != null || !wanted.isEmpty() || checked.equals(Instant.MIN);
  }
}

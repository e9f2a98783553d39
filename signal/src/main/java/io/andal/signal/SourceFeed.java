package io.andal.signal;

import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one source: live slices, late corrections, and history. Thread-safe: live reading
 * and backfill may run side by side, each once.
 */
final class SourceFeed implements AutoCloseable {
  /** Late data is looked for this often, in minutes; each look repeats the source's overlap. */
  private static final long REPEAT_EVERY = 5;

  /** What was missed for longer is history, and read as such. */
  private static final long LONGEST_LIVE = 60;

  private static final int READ_TOGETHER = 500;

  private final SignalSource source;
  private final SliceLedger ledger;
  private final Clock clock;
  private final SourceCondition condition;
  private final LateData late;
  private final Object lock = new Object();
  private final Map<SeriesId, Progress> progress = new LinkedHashMap<>();
  private final LongAdder readingsSoFar = new LongAdder();
  private final LongAdder failuresSoFar = new LongAdder();
  private final AtomicBoolean readingLive = new AtomicBoolean();
  private final AtomicBoolean readingHistory = new AtomicBoolean();
  private long liveUntil = Long.MIN_VALUE;
  private long repeatedAt = Long.MIN_VALUE;

  SourceFeed(SignalSource source, SliceLedger ledger, Clock clock) {
    this.source = source;
    this.ledger = ledger;
    this.clock = clock;
    this.condition = new SourceCondition(source);
    this.late = new LateData(source, ledger);
  }

  SignalSource source() {
    return source;
  }

  AtomicBoolean readingLive() {
    return readingLive;
  }

  AtomicBoolean readingHistory() {
    return readingHistory;
  }

  /** The indicators to read; what is known of those that stay is kept. */
  void track(Collection<TrackedIndicator> indicators) {
    synchronized (lock) {
      Map<SeriesId, Progress> before = new HashMap<>(progress);
      progress.clear();
      for (TrackedIndicator tracked : indicators) {
        Progress known = before.get(tracked.series());
        if (known == null) {
          progress.put(tracked.series(), new Progress(tracked));
        } else {
          progress.put(
              tracked.series(), known.tracked().equals(tracked) ? known : known.changedTo(tracked));
        }
      }
    }
  }

  long expectedUntil() {
    return MinuteRange.minuteOf(clock.instant().minus(source.timing().delay()));
  }

  /** Work that may meet a defect, or a database that is down. */
  private interface Work {
    boolean run() throws InterruptedException;
  }

  /**
   * What fails here in Andal itself would fail again at once: it pauses like a source's failure.
   */
  private boolean pausingAfterDefects(Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (RuntimeException e) {
      condition.failed(
          new SourceFailure(
              Cause.UNAVAILABLE,
              "What it says can't be taken: " + e.getMessage() + ".",
              "Look at Andal's database and its disk; details are in Andal's log."),
          clock.instant());
      throw e;
    }
  }

  /** Reads the minutes that have become due, if any, and what was pushed late. */
  void live() throws InterruptedException {
    pausingAfterDefects(this::readLive);
  }

  private boolean readLive() throws InterruptedException {
    Instant now = clock.instant();
    List<Progress> due = due(now);
    if (condition.pauses(now) || due.isEmpty()) {
      return false;
    }
    long end = expectedUntil();
    List<Progress> all = all();
    late.ask(all, end);
    MinuteRange range = liveRange(end);
    if (!range.isEmpty()) {
      if (!read(due, range, false)) {
        return false;
      }
      synchronized (lock) {
        liveUntil = end;
      }
    }
    boolean answers = reread(due);
    late.settle(all);
    return answers;
  }

  private MinuteRange liveRange(long end) {
    synchronized (lock) {
      if (liveUntil > end || liveUntil < end - LONGEST_LIVE) {
        // The first time, after a long pause, or when the clock was set back.
        liveUntil = end - 1;
        progress.values().forEach(Progress::lookAgain);
      }
      if (liveUntil == end) {
        return new MinuteRange(end, end);
      }
      long turn = Math.floorDiv(end, REPEAT_EVERY);
      if (turn == repeatedAt) {
        return new MinuteRange(liveUntil, end);
      }
      repeatedAt = turn;
      long overlap = source.timing().overlap().toMinutes();
      return new MinuteRange(Math.min(liveUntil, end - overlap), end);
    }
  }

  private boolean reread(List<Progress> due) throws InterruptedException {
    for (MinuteRange piece : LateData.owed(due, source.timing().chunk().toMinutes())) {
      List<Progress> owing = new ArrayList<>(due);
      owing.removeIf(one -> !one.owed().meets(piece) || one.pauses(clock.instant()));
      if (!owing.isEmpty() && !read(owing, piece, false)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads one piece of history, the newest that is missing, for all that miss it.
   *
   * @return whether there may be more to do now
   */
  boolean history() throws InterruptedException {
    return pausingAfterDefects(this::readHistory);
  }

  private boolean readHistory() throws InterruptedException {
    Instant now = clock.instant();
    if (condition.pauses(now)) {
      return false;
    }
    List<Progress> due = due(now);
    due.removeIf(one -> one.pausesHistory(now));
    lookForGaps(due, now);
    List<Progress> together = new ArrayList<>();
    @Nullable MinuteRange newest = null;
    due.sort(Comparator.comparingLong(SourceFeed::nextEnd).reversed());
    for (Progress one : due) {
      MinuteRange next = one.next();
      if (next == null || together.size() >= READ_TOGETHER) {
        break;
      }
      if (newest == null) {
        newest = next;
      } else if (next.to() <= newest.from()) {
        break;
      } else {
        newest = new MinuteRange(Math.min(newest.from(), next.from()), newest.to());
      }
      together.add(one);
    }
    if (newest == null) {
      return false;
    }
    if (newest.to() <= condition.earliest()) {
      recordMissing(together, newest);
    } else if (!read(together, newest, true)) {
      return false;
    }
    MinuteRange read = newest;
    synchronized (lock) {
      for (Progress one : together) {
        MinuteRange next = one.next();
        if (one.historyFailure() == null && next != null && read.from() <= next.from()) {
          one.done();
        }
      }
    }
    return true;
  }

  private void lookForGaps(List<Progress> due, Instant now) throws InterruptedException {
    long end = expectedUntil();
    long chunk = Math.max(1, source.timing().chunk().toMinutes());
    for (Progress one : due) {
      if (!one.mustLook(now)) {
        continue;
      }
      long earliest = condition.askEarliest(now);
      MinuteRange within = new MinuteRange(end - one.tracked().historyMinutes(), end);
      List<MinuteRange> pieces = new ArrayList<>();
      for (MinuteRange gap : ledger.gaps(one.tracked().series(), within)) {
        pieces.addAll(Pieces.of(gap, Math.max(gap.from(), earliest), gap.to(), chunk));
        pieces.addAll(Pieces.of(gap, gap.from(), Math.min(gap.to(), earliest), chunk));
      }
      synchronized (lock) {
        one.want(pieces, now);
      }
    }
  }

  private static long nextEnd(Progress progress) {
    MinuteRange next = progress.next();
    return next == null ? Long.MIN_VALUE : next.to();
  }

  private void recordMissing(List<Progress> together, MinuteRange range) {
    Map<SeriesId, List<Slice>> missing = new LinkedHashMap<>();
    for (Progress one : together) {
      MinuteRange own = one.next() == null ? range : one.next();
      List<Slice> slices = new ArrayList<>();
      for (long minute = own.from(); minute < own.to(); minute++) {
        slices.add(Slice.missing(minute));
      }
      missing.put(one.tracked().series(), slices);
    }
    ledger.record(missing);
  }

  /**
   * Reads and records.
   *
   * @return false if the source as a whole didn't answer
   */
  private boolean read(List<Progress> wanted, MinuteRange range, boolean history)
      throws InterruptedException {
    List<Reading> readings = readings(wanted, range);
    readingsSoFar.increment();
    if (readings.stream().anyMatch(Reading.Failed.class::isInstance)) {
      failuresSoFar.increment();
    }
    Instant now = clock.instant();
    Map<SeriesId, List<Slice>> slices = new LinkedHashMap<>();
    @Nullable SourceFailure outage = null;
    Duration rest = Duration.ZERO;
    for (int i = 0; i < wanted.size(); i++) {
      rest = longest(rest, readings.get(i));
      switch (readings.get(i)) {
        case Reading.Slices read -> slices.put(wanted.get(i).tracked().series(), read.slices());
        case Reading.Failed failed when isOutage(failed.failure().cause(), history) ->
            outage = failed.failure();
        case Reading.Failed _ -> {}
      }
    }
    if (!slices.isEmpty()) {
      ledger.record(slices);
    }
    boolean down = slices.isEmpty() && outage != null;
    synchronized (lock) {
      for (int i = 0; i < wanted.size(); i++) {
        switch (readings.get(i)) {
          case Reading.Slices _ when history -> wanted.get(i).historySucceeded();
          case Reading.Slices _ -> wanted.get(i).succeeded(range);
          case Reading.Failed _ when down -> {}
          case Reading.Failed failed when history ->
              wanted.get(i).historyFailed(failed.failure(), now);
          case Reading.Failed failed -> wanted.get(i).failed(failed.failure(), now);
        }
      }
    }
    if (down && outage != null) {
      condition.failed(outage, now);
    } else if (!slices.isEmpty() || !history) {
      condition.answered(now);
    }
    if (!rest.isZero()) {
      condition.rest(rest, now);
    }
    return !down;
  }

  private static Duration longest(Duration before, Reading reading) {
    return switch (reading) {
      case Reading.Slices _ -> before;
      case Reading.Failed failed -> {
        Duration asked = failed.failure().retryAfter().orElse(Duration.ZERO);
        yield asked.compareTo(before) > 0 ? asked : before;
      }
    };
  }

  /** A defect met while reading many together must not stop the others. */
  private List<Reading> readings(List<Progress> wanted, MinuteRange range)
      throws InterruptedException {
    List<Indicator> indicators = wanted.stream().map(p -> p.tracked().indicator()).toList();
    try {
      return source.read(indicators, range);
    } catch (RuntimeException e) {
      List<Reading> readings = new ArrayList<>();
      for (Indicator indicator : indicators) {
        readings.add(readAlone(indicator, range));
      }
      return readings;
    }
  }

  private Reading readAlone(Indicator indicator, MinuteRange range) throws InterruptedException {
    try {
      return source.read(List.of(indicator), range).getFirst();
    } catch (RuntimeException e) {
      return new Reading.Failed(
          new SourceFailure(
              Cause.BAD_QUERY,
              "Reading it failed: " + e + ".",
              "This is a defect of Andal; please report it with the query."));
    }
  }

  /** A long piece of history may time out where the source is well. */
  private static boolean isOutage(Cause cause, boolean history) {
    return switch (cause) {
      case UNREACHABLE, DENIED, UNAVAILABLE -> true;
      case TIMEOUT, BROKEN_ANSWER -> !history;
      case BAD_QUERY, LIMITED -> false;
    };
  }

  private List<Progress> all() {
    synchronized (lock) {
      return List.copyOf(progress.values());
    }
  }

  private List<Progress> due(Instant now) {
    synchronized (lock) {
      List<Progress> due = new ArrayList<>(progress.values());
      due.removeIf(one -> one.pauses(now));
      return due;
    }
  }

  Optional<SourceFailure> failure(SeriesId series) {
    synchronized (lock) {
      return Optional.ofNullable(progress.get(series))
          .flatMap(one -> Optional.ofNullable(one.failure()));
    }
  }

  SourceActivity activity() {
    return new SourceActivity(
        source.name(), source.type(), readingsSoFar.sum(), failuresSoFar.sum());
  }

  SourceHealth health() {
    synchronized (lock) {
      return condition.health(progress.values());
    }
  }

  @Override
  public void close() {
    source.close();
  }
}

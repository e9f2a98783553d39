package io.andal.signal.store;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Slices of minutes that Andal counts itself, and keeps in its database. Thread-safe. */
public abstract class CountedMinutes implements SignalSource {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration CHUNK = Duration.ofDays(1);

  private final String name;
  private final Duration delay;
  private final Duration retention;
  private final ToldMinutes changes;
  private final Clock clock;

  /**
   * @param delay how long after a minute's end something of it may still come
   * @param retention how long minutes are kept
   */
  protected CountedMinutes(
      String name, Duration delay, Duration retention, ChangedMinutes changes, Clock clock) {
    this.name = name;
    this.delay = delay;
    this.retention = retention;
    this.changes = new ToldMinutes(name, changes);
    this.clock = clock;
  }

  /** Answers what is asked of the same minutes. */
  @FunctionalInterface
  protected interface Answering {
    Reading answer(Indicator.Ratio ratio) throws BadSpec;
  }

  /** Stores what only memory knows. */
  protected abstract void flush();

  /** Begins to read minutes. */
  protected abstract Answering reading(MinuteRange range);

  /** What the counts are of, in a sentence's beginning: {@code What devices did}. */
  protected abstract String counted();

  /** Why no indicator of a single value can be read, in one sentence. */
  protected abstract String noValues();

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean pushed() {
    return true;
  }

  @Override
  public final Timing timing() {
    return new Timing(delay, OVERLAP, CHUNK);
  }

  @Override
  public final List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    List<Reading> readings = new ArrayList<>();
    try {
      flush();
      Answering reading = reading(range);
      for (Indicator indicator : indicators) {
        readings.add(read(indicator, reading));
      }
      return readings;
    } catch (JdbiException e) {
      return indicators.stream().map(_ -> (Reading) new Reading.Failed(unavailable())).toList();
    }
  }

  private Reading read(Indicator indicator, Answering reading) {
    try {
      return switch (indicator) {
        case Indicator.Ratio ratio -> reading.answer(ratio);
        case Indicator.Raw _, Indicator.Threshold _ ->
            throw new BadSpec(noValues(), "Write a ratioMetric with good or bad, and total.");
      };
    } catch (BadSpec e) {
      return new Reading.Failed(e.failure());
    }
  }

  /** The database doesn't answer. */
  protected final SourceFailure unavailable() {
    return new SourceFailure(
        Cause.UNAVAILABLE,
        counted() + " can't be read from the database.",
        "Look at the database and its disk; details are in the log.");
  }

  /** Until minutes are deleted, what is late may still fill any. */
  @Override
  public final Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(clock.instant().minus(retention)));
  }

  @Override
  public final List<MinuteRange> changed() {
    flush();
    return changes.ranges();
  }

  @Override
  public final void changedRead(List<MinuteRange> ranges) {
    changes.read(ranges);
  }

  @Override
  public final void close() {
    // who counts goes on; another source of the same name may be opened
  }
}

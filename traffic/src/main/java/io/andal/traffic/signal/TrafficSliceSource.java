package io.andal.traffic.signal;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import io.andal.signal.store.ChangedMinutes;
import io.andal.signal.store.ToldMinutes;
import io.andal.traffic.signal.SeenTraffic.Place;
import io.andal.traffic.store.MinuteStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Reads slices of the traffic that was seen. Thread-safe. */
public final class TrafficSliceSource implements SuggestingSource {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration CHUNK = Duration.ofDays(1);

  private final String name;
  private final Duration delay;
  private final Duration retention;
  private final SeenTraffic traffic;
  private final MinuteStore minutes;
  private final ToldMinutes changes;
  private final Clock clock;

  /**
   * @param delay how long after a minute's end its requests may still be told
   * @param retention how long minutes are kept
   */
  public TrafficSliceSource(
      String name,
      Duration delay,
      Duration retention,
      SeenTraffic traffic,
      MinuteStore minutes,
      ChangedMinutes changes,
      Clock clock) {
    this.name = name;
    this.delay = delay;
    this.retention = retention;
    this.traffic = traffic;
    this.minutes = minutes;
    this.changes = new ToldMinutes(name, changes);
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Traffic";
  }

  @Override
  public boolean pushed() {
    return true;
  }

  @Override
  public Timing timing() {
    return new Timing(delay, OVERLAP, CHUNK);
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    ApiMinutes read = new ApiMinutes(minutes, range);
    List<Reading> readings = new ArrayList<>();
    try {
      traffic.flush();
      for (Indicator indicator : indicators) {
        readings.add(read(indicator, range, read));
      }
      return readings;
    } catch (JdbiException e) {
      return indicators.stream().map(_ -> (Reading) new Reading.Failed(unavailable())).toList();
    }
  }

  private static SourceFailure unavailable() {
    return new SourceFailure(
        Cause.UNAVAILABLE,
        "What was seen in traffic can't be read from the database.",
        "Look at the database and its disk; details are in the log.");
  }

  private Reading read(Indicator indicator, MinuteRange range, ApiMinutes read) {
    try {
      return switch (indicator) {
        case Indicator.Ratio ratio -> read(ratio, range, read);
        case Indicator.Raw _, Indicator.Threshold _ ->
            throw new BadSpec(
                "Traffic has counts of requests and no single value.",
                "Write a ratioMetric with good or bad, and total.");
      };
    } catch (BadSpec e) {
      return new Reading.Failed(e.failure());
    }
  }

  private Reading read(Indicator.Ratio ratio, MinuteRange range, ApiMinutes read) throws BadSpec {
    TrafficMetric part = TrafficMetric.of(ratio.part());
    TrafficMetric total = TrafficMetric.of(ratio.total());
    Place ofPart = traffic.place(part.api(), part.operation());
    Place ofTotal = traffic.place(total.api(), total.operation());
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      Quality quality = read.quality(ofTotal.api(), minute);
      if (quality == Quality.MISSING) {
        slices.add(Slice.missing(minute));
        continue;
      }
      long all = total.kind().of(read.at(ofTotal, minute), total.bucket());
      long some = part.kind().of(read.at(ofPart, minute), part.bucket());
      long good = Math.clamp(ratio.partIsBad() ? all - some : some, 0, all);
      slices.add(new Slice(minute, good * Slice.SCALE, all * Slice.SCALE, quality));
    }
    return new Reading.Slices(slices, List.of());
  }

  @Override
  public String identify() {
    List<SeenTraffic.Seen> seen = traffic.seen();
    long apis = seen.stream().map(SeenTraffic.Seen::api).distinct().count();
    return "Traffic, %s, %s"
        .formatted(
            apis == 1 ? "1 API" : apis + " APIs",
            seen.size() == 1 ? "1 operation" : seen.size() + " operations");
  }

  /** Until minutes are deleted, late requests may still fill any. */
  @Override
  public Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(clock.instant().minus(retention)));
  }

  @Override
  public List<MinuteRange> changed() {
    traffic.flush();
    return changes.ranges();
  }

  @Override
  public void changedRead(List<MinuteRange> ranges) {
    changes.read(ranges);
  }

  @Override
  public List<Suggestion> suggest() throws SourceException {
    try {
      traffic.flush();
      long day = MinuteRange.minuteOf(clock.instant().minus(Duration.ofDays(1)));
      return new Suggesting(name, traffic.seen(), minutes.since(day)).suggestions();
    } catch (JdbiException e) {
      throw new SourceException(unavailable());
    }
  }

  @Override
  public void close() {
    // what sees traffic goes on; another source of the same name may be opened
  }
}

package io.andal.traffic.signal;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.store.ChangedMinutes;
import io.andal.signal.store.CountedMinutes;
import io.andal.traffic.signal.SeenTraffic.Place;
import io.andal.traffic.store.MinuteStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/** Reads slices of the traffic that was seen. Thread-safe. */
public final class TrafficSliceSource extends CountedMinutes implements SuggestingSource {
  private final SeenTraffic traffic;
  private final MinuteStore minutes;
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
    super(name, delay, retention, changes, clock);
    this.traffic = traffic;
    this.minutes = minutes;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "Traffic";
  }

  @Override
  protected void flush() {
    traffic.flush();
  }

  @Override
  protected String counted() {
    return "What was seen in traffic";
  }

  @Override
  protected String noValues() {
    return "Traffic has counts of requests and no single value.";
  }

  @Override
  protected Answering reading(MinuteRange range) {
    ApiMinutes read = new ApiMinutes(minutes, range);
    return ratio -> read(ratio, range, read);
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

  @Override
  public List<Suggestion> suggest() throws SourceException {
    try {
      traffic.flush();
      long day = MinuteRange.minuteOf(clock.instant().minus(Duration.ofDays(1)));
      return new Suggesting(name(), traffic.seen(), minutes.since(day)).suggestions();
    } catch (JdbiException e) {
      throw new SourceException(unavailable());
    }
  }
}

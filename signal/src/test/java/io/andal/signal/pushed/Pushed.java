package io.andal.signal.pushed;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads in tests what was pushed. Minutes are counted from {@link #START}. */
public final class Pushed {
  public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  public static final long MINUTE = MinuteRange.minuteOf(START);

  private Pushed() {}

  public static Indicator.Ratio ratio(String source, String part, boolean partIsBad, String total) {
    return new Indicator.Ratio(source, metric(part), partIsBad, metric(total), true);
  }

  public static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  public static Reading read(SignalSource source, Indicator indicator, int minutes)
      throws InterruptedException {
    return source.read(List.of(indicator), new MinuteRange(MINUTE, MINUTE + minutes)).getFirst();
  }

  public static List<Slice> slices(SignalSource source, Indicator indicator, int minutes)
      throws InterruptedException {
    return switch (read(source, indicator, minutes)) {
      case Reading.Slices slices -> slices.slices();
      case Reading.Failed failed -> throw new AssertionError(failed.failure().message());
    };
  }

  /** A complete slice of whole events. */
  public static Slice slice(int minute, long good, long total) {
    return new Slice(MINUTE + minute, good * Slice.SCALE, total * Slice.SCALE, Quality.COMPLETE);
  }

  public static Slice missing(int minute) {
    return Slice.missing(MINUTE + minute);
  }

  /** Reads into a copy of the first minutes only those that the source says have changed. */
  public static void follow(SignalSource source, Indicator indicator, List<Slice> copy)
      throws InterruptedException {
    List<MinuteRange> ranges = source.changed();
    List<Slice> now = slices(source, indicator, copy.size());
    for (MinuteRange range : ranges) {
      for (int i = 0; i < copy.size(); i++) {
        if (range.contains(MINUTE + i)) {
          copy.set(i, now.get(i));
        }
      }
    }
    source.changedRead(ranges);
  }
}

package io.andal.signal.datadog;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** Makes slices of what is known. Stateless. */
final class SliceMaker {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;

  /** Ratios that were computed with rounding may be a little off. */
  private static final double LARGEST_RATIO = 1.05;

  private SliceMaker() {}

  /** Slices of events. Metrics of errors are silent where there was no error: that is 0. */
  static Reading events(boolean partIsBad, Known part, Known total, MinuteRange range) {
    SourceFailure failure = total.failure() != null ? total.failure() : part.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    Set<String> warnings = new LinkedHashSet<>(part.warnings());
    warnings.addAll(total.warnings());
    return slices(range, warnings, minute -> event(partIsBad, part, total, minute));
  }

  private static Slice event(boolean partIsBad, Known part, Known total, long minute) {
    boolean silent = !part.has(minute);
    // Where data was left out, no value doesn't mean that there was nothing.
    if (!total.has(minute) || (silent && part.partial())) {
      return Slice.missing(minute);
    }
    double all = total.at(minute);
    double some = silent ? 0 : part.at(minute);
    boolean odd = all < 0 || some < 0 || all > MOST_EVENTS;
    double count = Math.clamp(all, 0, MOST_EVENTS);
    double good = Math.clamp(partIsBad ? count - some : some, 0, count);
    Quality quality = total.quality(minute);
    if (!silent) {
      quality = worse(quality, part.quality(minute));
    }
    return Slice.of(minute, good, count, odd ? Quality.PARTIAL : quality);
  }

  private static Quality worse(Quality one, Quality other) {
    if (one == Quality.PARTIAL || other == Quality.PARTIAL) {
      return Quality.PARTIAL;
    }
    return one == Quality.COMPLETE ? other : one;
  }

  /** Slices of time, of a share that is ready. */
  static Reading ready(boolean success, Known known, MinuteRange range) {
    SourceFailure failure = known.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    for (long minute = range.from(); minute < range.to(); minute++) {
      double value = known.has(minute) ? known.at(minute) : 0;
      if (value > LARGEST_RATIO || value < 1 - LARGEST_RATIO) {
        return new Reading.Failed(
            new SourceFailure(
                Cause.BAD_QUERY,
                "The ratio was %s at %s; a ratio is between 0 and 1."
                    .formatted(value, MinuteRange.startOf(minute)),
                "Write \"/ 100\" behind the query if it is a percentage."));
      }
    }
    return slices(
        range,
        known.warnings(),
        minute -> {
          if (!known.has(minute)) {
            return Slice.missing(minute);
          }
          double share = Math.clamp(known.at(minute), 0, 1);
          return Slice.ofTime(minute, success ? share : 1 - share, known.quality(minute));
        });
  }

  /** Slices of time, of a value that is compared. */
  static Reading compared(Indicator.Threshold threshold, Known known, MinuteRange range) {
    SourceFailure failure = known.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    return slices(
        range,
        known.warnings(),
        minute -> {
          if (!known.has(minute)) {
            return Slice.missing(minute);
          }
          boolean holds = threshold.comparison().holds(known.at(minute), threshold.threshold());
          return Slice.ofTime(minute, holds ? 1 : 0, known.quality(minute));
        });
  }

  private static Reading slices(
      MinuteRange range, Set<String> warnings, LongFunction<Slice> slice) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(slice.apply(minute));
    }
    return new Reading.Slices(slices, List.copyOf(warnings));
  }
}

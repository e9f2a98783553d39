package io.andal.signal.cloudwatch;

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

/** Makes slices of what CloudWatch answered. Stateless. */
final class SliceMaker {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;
  private static final double LARGEST_RATIO = 1.05;

  private SliceMaker() {}

  /** What is known of a range at one resolution. */
  record Known(Values values, boolean exact) {

    Quality quality(long minute) {
      if (values.partial(minute)) {
        return Quality.PARTIAL;
      }
      return exact && !values.coarse(minute) ? Quality.COMPLETE : Quality.ESTIMATED;
    }
  }

  /** Slices of events. Error metrics have no value where there was no error: that is 0. */
  static Reading events(Indicator.Ratio ratio, Known part, Known total, MinuteRange range) {
    SourceFailure failure =
        total.values().failure() != null ? total.values().failure() : part.values().failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    Set<String> warnings = new LinkedHashSet<>(part.values().warnings());
    warnings.addAll(total.values().warnings());
    return slices(range, warnings, minute -> event(ratio.partIsBad(), part, total, minute));
  }

  private static Slice event(boolean partIsBad, Known part, Known total, long minute) {
    boolean absent = !part.values().has(minute);
    // Where data was left out, no value doesn't mean that there was nothing.
    if (!total.values().has(minute) || (absent && part.values().partial(minute))) {
      return Slice.missing(minute);
    }
    double all = total.values().at(minute);
    double some = absent ? 0 : part.values().at(minute);
    boolean odd = all < 0 || some < 0 || all > MOST_EVENTS;
    double count = Math.clamp(all, 0, MOST_EVENTS);
    double good = Math.clamp(partIsBad ? count - some : some, 0, count);
    Quality quality =
        worse(total.quality(minute), absent ? total.quality(minute) : part.quality(minute));
    return Slice.of(minute, good, count, odd ? Quality.PARTIAL : quality);
  }

  private static Quality worse(Quality one, Quality other) {
    if (one == Quality.PARTIAL || other == Quality.PARTIAL) {
      return Quality.PARTIAL;
    }
    return one == Quality.COMPLETE ? other : one;
  }

  /** Slices of time, of a ratio that is ready. */
  static Reading ready(Indicator.Raw raw, Known known, MinuteRange range) {
    SourceFailure failure = failureOfOne(known.values());
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    for (long minute = range.from(); minute < range.to(); minute++) {
      double value = known.values().at(minute);
      if (value > LARGEST_RATIO || value < 1 - LARGEST_RATIO) {
        return new Reading.Failed(
            new SourceFailure(
                Cause.BAD_QUERY,
                "The ratio was %s at %s; a ratio is between 0 and 1."
                    .formatted(value, MinuteRange.startOf(minute)),
                "Divide by 100 in an expression if it is a percentage."));
      }
    }
    return slices(
        range,
        known.values().warnings(),
        minute -> {
          double share = Math.clamp(known.values().at(minute), 0, 1);
          return time(known, minute, raw.success() ? share : 1 - share);
        });
  }

  /** Slices of time, of a value that is compared. */
  static Reading compared(Indicator.Threshold threshold, Known known, MinuteRange range) {
    SourceFailure failure = failureOfOne(known.values());
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    return slices(
        range,
        known.values().warnings(),
        minute -> {
          double value = known.values().at(minute);
          return time(
              known, minute, threshold.comparison().holds(value, threshold.threshold()) ? 1 : 0);
        });
  }

  private static Slice time(Known known, long minute, double share) {
    return known.values().has(minute)
        ? Slice.ofTime(minute, share, known.quality(minute))
        : Slice.missing(minute);
  }

  private static Reading slices(
      MinuteRange range, Set<String> warnings, LongFunction<Slice> slice) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(slice.apply(minute));
    }
    return new Reading.Slices(slices, List.copyOf(warnings));
  }

  private static @org.jspecify.annotations.Nullable SourceFailure failureOfOne(Values values) {
    if (values.failure() != null || values.series() <= 1) {
      return values.failure();
    }
    return new SourceFailure(
        Cause.BAD_QUERY,
        "The expression has %d series where one value is needed.".formatted(values.series()),
        "Make it one, with AVG(…), MAX(…) or SUM(…).");
  }
}

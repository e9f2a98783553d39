package io.andal.signal.google;

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
import org.jspecify.annotations.Nullable;

/** Makes slices of what Google answered. Stateless. */
final class SliceMaker {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;
  private static final double LARGEST_RATIO = 1.05;

  private SliceMaker() {}

  /** Slices of events. A series of errors may not exist where there was no error: that is 0. */
  static Reading events(Indicator.Ratio ratio, Counts part, Counts total) {
    SourceFailure failure = total.failure() != null ? total.failure() : part.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    Set<String> warnings = new LinkedHashSet<>(part.warnings());
    warnings.addAll(total.warnings());
    return slices(total.range(), warnings, minute -> event(ratio.partIsBad(), part, total, minute));
  }

  private static Slice event(boolean partIsBad, Counts part, Counts total, long minute) {
    boolean absent = !part.has(minute);
    // Where data was left out, no value doesn't mean that there was nothing.
    if (!total.has(minute) || (absent && part.partial(minute))) {
      return Slice.missing(minute);
    }
    double all = total.at(minute);
    double some = absent ? 0 : part.at(minute);
    boolean odd = all < 0 || some < 0 || all > MOST_EVENTS;
    double count = Math.clamp(all, 0, MOST_EVENTS);
    double good = Math.clamp(partIsBad ? count - some : some, 0, count);
    Quality quality =
        absent ? total.quality(minute) : worse(total.quality(minute), part.quality(minute));
    return Slice.of(minute, good, count, odd ? Quality.PARTIAL : quality);
  }

  private static Quality worse(Quality one, Quality other) {
    if (one == Quality.PARTIAL || other == Quality.PARTIAL) {
      return Quality.PARTIAL;
    }
    return one == Quality.COMPLETE ? other : one;
  }

  /** Slices of time, of a ratio that is ready. */
  static Reading ready(Indicator.Raw raw, Counts known) {
    SourceFailure failure = failureOfOne(known);
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    MinuteRange range = known.range();
    for (long minute = range.from(); minute < range.to(); minute++) {
      double value = known.at(minute);
      if (value > LARGEST_RATIO || value < 1 - LARGEST_RATIO) {
        return new Reading.Failed(
            new SourceFailure(
                Cause.BAD_QUERY,
                "The ratio was %s at %s; a ratio is between 0 and 1."
                    .formatted(value, MinuteRange.startOf(minute)),
                "Name a metric that is a ratio, or compare it with a threshold."));
      }
    }
    return slices(
        range,
        known.warnings(),
        minute -> {
          double share = Math.clamp(known.at(minute), 0, 1);
          return time(known, minute, raw.success() ? share : 1 - share);
        });
  }

  /** Slices of time, of a value that is compared. */
  static Reading compared(Indicator.Threshold threshold, Counts known) {
    SourceFailure failure = failureOfOne(known);
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    return slices(
        known.range(),
        known.warnings(),
        minute ->
            time(
                known,
                minute,
                threshold.comparison().holds(known.at(minute), threshold.threshold()) ? 1 : 0));
  }

  private static Slice time(Counts known, long minute, double share) {
    return known.has(minute)
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

  private static @Nullable SourceFailure failureOfOne(Counts known) {
    if (known.failure() != null || known.series() <= 1) {
      return known.failure();
    }
    return new SourceFailure(
        Cause.BAD_QUERY,
        "The filter has %d series where one value is needed.".formatted(known.series()),
        "Make it one, with `reducer: REDUCE_MEAN`, REDUCE_MAX or REDUCE_SUM.");
  }
}

package io.andal.signal;

import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes slices of what a system said of each minute.
 *
 * @param asked what the system calls a question, for people
 * @param several what it calls the series that an answer has too many of
 * @param toOne how they become one
 * @param toRatio how a value that is no ratio becomes one
 */
public record MinuteSlices(String asked, String several, String toOne, String toRatio) {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;

  /** A ratio may exceed 1 by rounding and extrapolation, but not by more. */
  private static final double LARGEST_RATIO = 1.05;

  /**
   * What an indicator's questions become.
   *
   * @param order the part and the total of a ratio, or the one value
   */
  public Reading reading(
      Indicator indicator, List<? extends KnownMinutes> order, MinuteRange range) {
    return switch (indicator) {
      case Indicator.Ratio ratio ->
          events(ratio.partIsBad(), order.getFirst(), order.getLast(), range);
      case Indicator.Raw raw -> ready(raw.success(), order.getFirst(), range);
      case Indicator.Threshold threshold -> compared(threshold, order.getFirst(), range);
    };
  }

  /** Slices of events. Metrics of errors are silent where there was no error: that is 0. */
  public static Reading events(
      boolean partIsBad, KnownMinutes part, KnownMinutes total, MinuteRange range) {
    SourceFailure failure = total.failure() != null ? total.failure() : part.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    Set<String> warnings = new LinkedHashSet<>(part.warnings());
    warnings.addAll(total.warnings());
    return slices(range, warnings, minute -> event(partIsBad, part, total, minute));
  }

  private static Slice event(
      boolean partIsBad, KnownMinutes part, KnownMinutes total, long minute) {
    boolean silent = !part.has(minute);
    // Where data was left out, no value doesn't mean that there was nothing.
    if (!total.has(minute) || (silent && part.partial(minute))) {
      return Slice.missing(minute);
    }
    double all = total.at(minute);
    double some = silent ? 0 : part.at(minute);
    if (!Double.isFinite(all) || !Double.isFinite(some)) {
      return Slice.missing(minute);
    }
    boolean odd = all < 0 || some < 0 || all > MOST_EVENTS;
    double count = Math.clamp(all, 0, MOST_EVENTS);
    double good = Math.clamp(partIsBad ? count - some : some, 0, count);
    Quality quality =
        silent ? total.quality(minute) : worse(total.quality(minute), part.quality(minute));
    return Slice.of(minute, good, count, odd ? Quality.PARTIAL : quality);
  }

  private static Quality worse(Quality one, Quality other) {
    if (one == Quality.PARTIAL || other == Quality.PARTIAL) {
      return Quality.PARTIAL;
    }
    return one == Quality.COMPLETE ? other : one;
  }

  /** Slices of time, of a ratio that is ready. */
  public Reading ready(boolean success, KnownMinutes known, MinuteRange range) {
    SourceFailure failure = failureOfOne(known);
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
                    .formatted(value, known.measured(minute)),
                toRatio));
      }
    }
    return slices(
        range,
        known.warnings(),
        minute -> {
          if (isSilent(known, minute)) {
            return Slice.missing(minute);
          }
          double share = Math.clamp(known.at(minute), 0, 1);
          return Slice.ofTime(minute, success ? share : 1 - share, known.quality(minute));
        });
  }

  /** Slices of time, of a value that is compared. */
  public Reading compared(Indicator.Threshold threshold, KnownMinutes known, MinuteRange range) {
    SourceFailure failure = failureOfOne(known);
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    return slices(
        range,
        known.warnings(),
        minute -> {
          if (isSilent(known, minute)) {
            return Slice.missing(minute);
          }
          boolean holds = threshold.comparison().holds(known.at(minute), threshold.threshold());
          return Slice.ofTime(minute, holds ? 1 : 0, known.quality(minute));
        });
  }

  private static boolean isSilent(KnownMinutes known, long minute) {
    return !known.has(minute) || Double.isNaN(known.at(minute));
  }

  private @Nullable SourceFailure failureOfOne(KnownMinutes known) {
    if (known.failure() != null || known.series() <= 1) {
      return known.failure();
    }
    return new SourceFailure(
        Cause.BAD_QUERY,
        "The %s has %d %s where one value is needed.".formatted(asked, known.series(), several),
        toOne);
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

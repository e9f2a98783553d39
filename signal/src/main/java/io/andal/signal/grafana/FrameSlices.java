package io.andal.signal.grafana;

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

/** Makes slices of minutes. Stateless. */
final class FrameSlices {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;
  private static final double LARGEST_RATIO = 1.05;

  private FrameSlices() {}

  /**
   * What is known of one query.
   *
   * @param extrapolated whether its data source estimates counts
   */
  record Known(MinuteValues values, boolean extrapolated) {

    Quality quality(long minute) {
      if (!values.warnings().isEmpty()) {
        return Quality.PARTIAL;
      }
      return extrapolated || values.estimated(minute) ? Quality.ESTIMATED : Quality.COMPLETE;
    }
  }

  /** One reading of the minutes that an indicator's queries have. */
  static Reading reading(Indicator indicator, List<Known> order, MinuteRange range) {
    Set<String> warnings = new LinkedHashSet<>();
    for (Known known : order) {
      SourceFailure failure = known.values().failure();
      if (failure != null) {
        return new Reading.Failed(failure);
      }
      warnings.addAll(known.values().warnings());
    }
    Known first = order.getFirst();
    return switch (indicator) {
      case Indicator.Ratio ratio ->
          slices(range, warnings, minute -> event(ratio, first, order.getLast(), minute));
      case Indicator.Raw raw -> {
        SourceFailure failure = noRatio(first.values(), range);
        yield failure != null
            ? new Reading.Failed(failure)
            : slices(range, warnings, minute -> ready(raw, first, minute));
      }
      case Indicator.Threshold threshold ->
          slices(range, warnings, minute -> compared(threshold, first, minute));
    };
  }

  /** Error series are often silent while there are no errors: that is 0. */
  private static Slice event(Indicator.Ratio ratio, Known part, Known total, long minute) {
    boolean absent = !part.values().has(minute);
    double all = total.values().at(minute);
    double some = absent ? 0 : part.values().at(minute);
    // Where the plugin says that something is lacking, silence doesn't mean that there was nothing.
    boolean unsure = absent && !part.values().warnings().isEmpty();
    if (!total.values().has(minute) || !Double.isFinite(all) || !Double.isFinite(some) || unsure) {
      return Slice.missing(minute);
    }
    boolean odd = all < 0 || some < 0 || all > MOST_EVENTS;
    double count = Math.clamp(all, 0, MOST_EVENTS);
    double good = Math.clamp(ratio.partIsBad() ? count - some : some, 0, count);
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

  private static Slice ready(Indicator.Raw raw, Known known, long minute) {
    double share = Math.clamp(known.values().at(minute), 0, 1);
    return time(known, minute, raw.success() ? share : 1 - share);
  }

  private static Slice compared(Indicator.Threshold threshold, Known known, long minute) {
    double value = known.values().at(minute);
    return time(known, minute, threshold.comparison().holds(value, threshold.threshold()) ? 1 : 0);
  }

  /** A value is what the data source says; only a longer stretch's makes it an estimate. */
  private static Slice time(Known known, long minute, double share) {
    if (!known.values().has(minute) || Double.isNaN(known.values().at(minute))) {
      return Slice.missing(minute);
    }
    Known measured = new Known(known.values(), false);
    return Slice.ofTime(minute, share, measured.quality(minute));
  }

  private static @Nullable SourceFailure noRatio(MinuteValues values, MinuteRange range) {
    for (long minute = range.from(); minute < range.to(); minute++) {
      double value = values.at(minute);
      if (values.has(minute) && (value > LARGEST_RATIO || value < 1 - LARGEST_RATIO)) {
        return new SourceFailure(
            Cause.BAD_QUERY,
            "The ratio was %s at %s; a ratio is between 0 and 1."
                .formatted(value, MinuteRange.startOf(minute)),
            "Divide by 100 in the query if it is a percentage.");
      }
    }
    return null;
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

package io.andal.signal.prometheus;

import io.andal.signal.ExactCounter;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes slices of events that were counted or estimated. Stateless. */
final class SliceMaker {
  private static final double MOST_EVENTS = (double) Slice.MAX_TOTAL / Slice.SCALE;

  private SliceMaker() {}

  /** Slices of exact counts. */
  static Reading counted(Indicator.Ratio ratio, Demand part, Demand total, MinuteRange range) {
    SourceFailure failure = total.failure() != null ? total.failure() : part.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(counted(ratio.partIsBad(), part, total, minute));
    }
    return new Reading.Slices(slices, both(part.warnings(), total.warnings()));
  }

  /**
   * A part that has no series counts as 0, for error series often begin with the first error; not
   * so a histogram's bucket, which is there whenever the histogram is.
   */
  private static Slice counted(boolean partIsBad, Demand part, Demand total, long minute) {
    ExactCounter all = total.counter();
    if (!all.covered(minute)) {
      return Slice.missing(minute);
    }
    if (part.asksBound() && !part.counter().covered(minute)) {
      return Slice.missing(minute);
    }
    Quality quality =
        all.incomplete(minute) || part.counter().incomplete(minute)
            ? Quality.PARTIAL
            : part.counter().estimated(minute) ? Quality.ESTIMATED : Quality.COMPLETE;
    return slice(partIsBad, part.counter().count(minute), all.count(minute), minute, quality);
  }

  /** Slices of a ratio whose queries say how many events each minute had. */
  static Reading estimated(
      Indicator.Ratio ratio, MinuteValues part, MinuteValues total, MinuteRange range) {
    SourceFailure failure = total.failure() != null ? total.failure() : part.failure();
    if (failure != null) {
      return new Reading.Failed(failure);
    }
    boolean whole = part.warnings().isEmpty() && total.warnings().isEmpty();
    Quality quality = whole ? Quality.ESTIMATED : Quality.PARTIAL;
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      double all = total.has(minute) ? total.at(minute) : Double.NaN;
      double some = part.has(minute) || Double.isNaN(all) ? part.at(minute) : 0;
      boolean none = all == 0 && Double.isNaN(some);
      slices.add(
          Double.isFinite(all) && (Double.isFinite(some) || none)
              ? slice(ratio.partIsBad(), none ? 0 : some, all, minute, quality)
              : Slice.missing(minute));
    }
    return new Reading.Slices(slices, both(part.remarks(), total.remarks()));
  }

  private static Slice slice(
      boolean partIsBad, double part, double total, long minute, Quality quality) {
    boolean odd = total < 0 || total > MOST_EVENTS;
    double all = Math.clamp(total, 0, MOST_EVENTS);
    double good = Math.clamp(partIsBad ? all - part : part, 0, MOST_EVENTS);
    return Slice.of(minute, good, all, odd ? Quality.PARTIAL : quality);
  }

  private static List<String> both(List<String> some, List<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}

package io.andal.signal.pushed;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.util.ArrayList;
import java.util.List;

/** An indicator over a range, and the tallies that answer it. */
record Question<T extends Tally<?>>(Indicator indicator, MinuteRange range, List<T> tallies) {

  static <S extends Identity, T extends Tally<S>> Question<T> of(
      Indicator indicator, MinuteRange range, Way<S, T> way) throws BadQueryException {
    List<T> tallies =
        switch (indicator) {
          case Indicator.Ratio ratio ->
              List.of(way.tally(ratio.total(), true, range), way.tally(ratio.part(), true, range));
          case Indicator.Raw raw -> List.of(way.tally(raw.ratio(), false, range));
          case Indicator.Threshold threshold -> List.of(way.tally(threshold.value(), false, range));
        };
    return new Question<>(indicator, range, tallies);
  }

  /** One slice for each minute of the range. */
  List<Slice> answer() throws BadQueryException {
    for (T tally : tallies) {
      tally.check();
    }
    List<Slice> slices = new ArrayList<>();
    T first = tallies.getFirst();
    for (int i = 0; i < range.minutes(); i++) {
      long minute = range.from() + i;
      slices.add(first.known(i) ? measured(minute, i) : Slice.missing(minute));
    }
    return slices;
  }

  private Slice measured(long minute, int index) {
    double value = tallies.getFirst().value(index);
    return switch (indicator) {
      case Indicator.Ratio ratio ->
          events(minute, value, tallies.get(1).value(index), ratio.partIsBad());
      case Indicator.Raw raw ->
          Slice.ofTime(
              minute,
              Math.clamp(raw.success() ? value : 1 - value, 0.0, 1.0),
              value >= 0 && value <= 1 ? Quality.COMPLETE : Quality.PARTIAL);
      case Indicator.Threshold threshold ->
          Slice.ofTime(
              minute,
              threshold.comparison().holds(value, threshold.threshold()) ? 1 : 0,
              Quality.COMPLETE);
    };
  }

  private static Slice events(long minute, double total, double part, boolean partIsBad) {
    double most = (double) Slice.MAX_TOTAL / Slice.SCALE;
    double good = partIsBad ? total - part : part;
    return total <= most
        ? Slice.of(minute, good, total, Quality.COMPLETE)
        : Slice.of(minute, good / total * most, most, Quality.PARTIAL);
  }
}

package io.andal.signal.remotewrite;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import java.util.ArrayList;
import java.util.List;

/** An indicator over a range, and the tallies that answer it. */
record Question(Indicator indicator, MinuteRange range, List<Tally> tallies) {

  static Question of(Indicator indicator, MinuteRange range, Catalog catalog)
      throws BadQueryException {
    List<Tally> tallies =
        switch (indicator) {
          case Indicator.Ratio ratio ->
              List.of(
                  Tally.of(ratio.total(), true, range, catalog),
                  Tally.of(ratio.part(), true, range, catalog));
          case Indicator.Raw raw -> List.of(Tally.of(raw.ratio(), false, range, catalog));
          case Indicator.Threshold threshold ->
              List.of(Tally.of(threshold.value(), false, range, catalog));
        };
    return new Question(indicator, range, tallies);
  }

  /** One slice for each minute of the range. */
  List<Slice> answer() throws BadQueryException {
    for (Tally tally : tallies) {
      tally.check();
    }
    List<Slice> slices = new ArrayList<>();
    Tally first = tallies.getFirst();
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

package io.andal.signal.prometheus;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query was at the end of each minute: a number, NaN, or nothing, which are three different
 * things. Several series are added up. Not thread-safe.
 */
final class MinuteValues {
  private final MinuteRange range;
  private final double[] values;
  private final BitSet present = new BitSet();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private int series;
  private @Nullable SourceFailure failure;

  MinuteValues(MinuteRange range) {
    this.range = range;
    this.values = new double[Math.toIntExact(range.minutes())];
  }

  /** Adds a series that was evaluated at the ends of minutes. */
  void add(long[] times, double[] ends, int size) {
    for (int i = 0; i < size; i++) {
      long minute = Math.floorDiv(times[i], 60_000L) - 1;
      if (range.contains(minute)) {
        int index = (int) (minute - range.from());
        values[index] += ends[i];
        present.set(index);
      }
    }
  }

  /** Takes over what was read of a part of this range. */
  void addAll(MinuteValues part) {
    for (long minute = part.range.from(); minute < part.range.to(); minute++) {
      if (part.has(minute)) {
        int index = (int) (minute - range.from());
        values[index] = part.at(minute);
        present.set(index);
      }
    }
  }

  void seriesInOneAnswer(int count) {
    series = Math.max(series, count);
  }

  void warn(List<String> more) {
    addNew(more, warnings);
  }

  void annotate(List<String> more) {
    addNew(more, annotations);
  }

  private static void addNew(List<String> more, List<String> known) {
    for (String text : more) {
      if (!known.contains(text)) {
        known.add(text);
      }
    }
  }

  void fail(SourceFailure why) {
    failure = why;
  }

  boolean has(long minute) {
    return present.get((int) (minute - range.from()));
  }

  double at(long minute) {
    return values[(int) (minute - range.from())];
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Warnings and annotations, for people. */
  List<String> remarks() {
    List<String> all = new ArrayList<>(warnings);
    addNew(annotations, all);
    return all;
  }

  int series() {
    return series;
  }

  @Nullable SourceFailure failure() {
    return failure;
  }
}

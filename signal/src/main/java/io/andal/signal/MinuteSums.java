package io.andal.signal;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one question's minutes. Several series are added up. Not thread-safe. */
public final class MinuteSums implements KnownMinutes {
  private final MinuteRange range;
  private final double[] values;
  private final BitSet present = new BitSet();
  private final BitSet rough = new BitSet();
  private final BitSet partial = new BitSet();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int series;
  private @Nullable SourceFailure failure;

  public MinuteSums(MinuteRange range) {
    this.range = range;
    this.values = new double[Math.toIntExact(range.minutes())];
  }

  /**
   * Adds one value to each minute of its period; one that isn't finite is left out.
   *
   * @param start the minute that the period starts at
   * @param shared whether the minutes share the value, or each has it
   * @param exact whether it is counted or measured, not made up
   */
  public void add(long start, int minutes, double value, boolean shared, boolean exact) {
    if (!Double.isFinite(value)) {
      return;
    }
    long from = Math.max(start, range.from());
    long to = Math.min(start + minutes, range.to());
    for (long minute = from; minute < to; minute++) {
      int index = index(minute);
      values[index] += shared ? value / minutes : value;
      present.set(index);
      if (minutes > 1 || !exact) {
        rough.set(index);
      }
    }
  }

  /** Adds what was counted here from raw points. */
  public void add(ExactCounter counter) {
    for (long minute = range.from(); minute < range.to(); minute++) {
      int index = index(minute);
      values[index] += counter.count(minute);
      present.set(index, present.get(index) || counter.covered(minute));
      partial.set(index, partial.get(index) || counter.incomplete(minute));
    }
  }

  /** The answer lacks something, unless there is no reason. */
  public void lacks(Collection<String> why) {
    if (!why.isEmpty()) {
      partial.set(0, values.length);
      warnings.addAll(why);
    }
  }

  public void warn(Collection<String> more) {
    warnings.addAll(more);
  }

  /** One answer had so many series. */
  public void seriesInOneAnswer(int count) {
    series = Math.max(series, count);
  }

  /** The first reason stays. */
  public void fail(SourceFailure why) {
    if (failure == null) {
      failure = why;
    }
  }

  @Override
  public boolean has(long minute) {
    return present.get(index(minute));
  }

  @Override
  public double at(long minute) {
    return values[index(minute)];
  }

  @Override
  public Quality quality(long minute) {
    if (partial(minute)) {
      return Quality.PARTIAL;
    }
    return rough.get(index(minute)) ? Quality.ESTIMATED : Quality.COMPLETE;
  }

  @Override
  public boolean partial(long minute) {
    return partial.get(index(minute));
  }

  @Override
  public Set<String> warnings() {
    return warnings;
  }

  @Override
  public int series() {
    return series;
  }

  @Override
  public @Nullable SourceFailure failure() {
    return failure;
  }

  private int index(long minute) {
    return (int) (minute - range.from());
  }
}

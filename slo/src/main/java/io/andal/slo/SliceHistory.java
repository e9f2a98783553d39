package io.andal.slo;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.engine.Counting;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SliceSeries;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.store.SliceStore;
import java.util.Collections;
import java.util.List;

/** The slices of SLOs as far back as they are kept: from memory if it has them, or the store. */
final class SliceHistory {
  private final SliceStore store;

  SliceHistory(SliceStore store) {
    this.store = store;
  }

  /** The slices of one member, as they were measured. */
  List<Slice> slices(SloEngine engine, int member, MinuteRange range) {
    if (range.isEmpty()) {
      return List.of();
    }
    return inMemory(engine, range)
        ? engine.slices(member, range)
        : stored(engine.definition().members().get(member).series(), range).slices(range);
  }

  /** The slices of all members, as they were measured. */
  List<SliceBlock> raw(SloEngine engine, MinuteRange range) {
    if (range.isEmpty() || inMemory(engine, range)) {
      return engine.raw(range);
    }
    return engine.definition().members().stream()
        .map(member -> stored(member.series(), range).block(range))
        .toList();
  }

  /** What counts of all members together; slices of time that are not over are left out. */
  List<Slice> counted(SloEngine engine, MinuteRange range) {
    Counting counting = Counting.of(engine.definition());
    MinuteRange wide = counting.context(range, engine.asOf());
    List<SliceBlock> counted = counting.count(raw(engine, wide));
    return SliceBlock.pooled(counted).slices(range);
  }

  /** The minutes of a series that were never read, newest first. */
  List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
    return stored(series, within).gaps(within);
  }

  static boolean inMemory(SloEngine engine, MinuteRange range) {
    return day(range.from()) >= engine.loadedFromDay();
  }

  private SliceSeries stored(SeriesId series, MinuteRange range) {
    SliceSeries stored = new SliceSeries();
    store
        .load(List.of(series), day(range.from()), day(range.to()))
        .getOrDefault(series, Collections.emptySortedMap())
        .forEach(stored::load);
    return stored;
  }

  static long day(long minute) {
    return Math.floorDiv(minute, (long) DayChunk.MINUTES);
  }
}

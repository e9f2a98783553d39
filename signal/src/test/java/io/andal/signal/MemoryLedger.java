package io.andal.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A ledger in memory. */
final class MemoryLedger implements SliceLedger {
  private final Map<SeriesId, ConcurrentSkipListMap<Long, Slice>> series =
      new ConcurrentHashMap<>();

  @Override
  public List<MinuteRange> gaps(SeriesId id, MinuteRange within) {
    Map<Long, Slice> known = series.getOrDefault(id, new ConcurrentSkipListMap<>());
    List<MinuteRange> gaps = new ArrayList<>();
    long end = within.to();
    while (end > within.from()) {
      if (known.containsKey(end - 1)) {
        end--;
        continue;
      }
      long start = end - 1;
      while (start > within.from() && !known.containsKey(start - 1)) {
        start--;
      }
      gaps.add(new MinuteRange(start, end));
      end = start;
    }
    return gaps;
  }

  @Override
  public void record(Map<SeriesId, List<Slice>> slices) {
    slices.forEach(
        (id, list) ->
            list.forEach(
                slice ->
                    series
                        .computeIfAbsent(id, _ -> new ConcurrentSkipListMap<>())
                        .put(slice.minute(), slice)));
  }

  List<Long> minutes(String id) {
    return List.copyOf(slices(id).keySet());
  }

  SortedMap<Long, Slice> slices(String id) {
    return new TreeMap<>(series.getOrDefault(new SeriesId(id), new ConcurrentSkipListMap<>()));
  }

  Slice slice(String id, long minute) {
    return Objects.requireNonNull(slices(id).get(minute));
  }
}

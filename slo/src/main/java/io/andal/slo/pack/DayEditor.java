package io.andal.slo.pack;

import io.andal.signal.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes slices into a packed day. */
public final class DayEditor {
  private DayEditor() {}

  /**
   * The day with these slices in place of what stood there.
   *
   * @param chunk null if nothing of the day was read
   * @param slices all of this day; of two for the same minute the later in the list counts
   */
  public static byte[] with(byte @Nullable [] chunk, long day, List<Slice> slices) {
    @Nullable Hour[] hours = new Hour[DayChunk.HOURS];
    for (Slice slice : slices) {
      int minute = Math.toIntExact(slice.minute() - day * DayChunk.MINUTES);
      int index = minute / Hour.MINUTES;
      Hour hour = hours[index];
      if (hour == null) {
        hour = new Hour();
        DayChunk.readHour(chunk, index, hour);
        hours[index] = hour;
      }
      hour.set(
          minute % Hour.MINUTES,
          slice.total(),
          slice.total() - slice.good(),
          Hour.code(slice.quality()));
    }
    return DayChunk.with(chunk, hours);
  }

  /** Slices by their UTC day, in the order given. */
  public static SortedMap<Long, List<Slice>> byDay(List<Slice> slices) {
    SortedMap<Long, List<Slice>> days = new TreeMap<>();
    long current = Long.MIN_VALUE;
    List<Slice> ofCurrent = new ArrayList<>();
    for (Slice slice : slices) {
      long day = Math.floorDiv(slice.minute(), (long) DayChunk.MINUTES);
      if (day != current) {
        current = day;
        ofCurrent = days.computeIfAbsent(day, _ -> new ArrayList<>());
      }
      ofCurrent.add(slice);
    }
    return days;
  }
}

package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.Hour;
import io.andal.slo.pack.Minutes;
import io.andal.slo.pack.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The slices of one SLI: packed days, and the newest hour unpacked because that is where slices
 * arrive. Not thread-safe.
 *
 * <p>The open hour is left out of its day's chunk, so every minute stands in one place only.
 */
public final class SliceSeries {
  private static final int SPARE_DAYS = 2;
  private static final long HOURS = DayChunk.HOURS;

  private long firstDay;

  /** By day from {@link #firstDay} on; null where nothing was read. */
  private byte[][] days = new byte[0][];

  private long openHour = Long.MIN_VALUE;
  private @Nullable Hour open;

  /** The same slices for somebody else to write to. */
  SliceSeries copy() {
    SliceSeries copy = new SliceSeries();
    seal();
    copy.firstDay = firstDay;
    copy.days = days.clone();
    return copy;
  }

  /** Puts a stored day in place; replaces what was there. */
  public void load(long day, byte[] chunk) {
    seal();
    setDay(day, chunk);
  }

  /** The hour that a run of slices is written to; {@link #written} ends the run. */
  Hour writable(long hour) {
    Hour current = open;
    if (current != null && hour == openHour) {
      return current;
    }
    Hour unpacked = new Hour();
    DayChunk.readHour(day(dayOf(hour)), hourOfDay(hour), unpacked);
    if (hour > openHour) {
      seal();
      byte[] chunk = day(dayOf(hour));
      if (chunk != null && DayChunk.hasHour(chunk, hourOfDay(hour))) {
        setDay(dayOf(hour), DayChunk.with(chunk, hourOfDay(hour), new Hour()));
      }
      open = unpacked;
      openHour = hour;
    }
    return unpacked;
  }

  /** Packs an hour that is not the open one. */
  void written(long hour, Hour content) {
    if (hour != openHour) {
      setDay(dayOf(hour), DayChunk.with(day(dayOf(hour)), hourOfDay(hour), content));
    }
  }

  private void seal() {
    Hour sealed = open;
    long hour = openHour;
    open = null;
    openHour = Long.MIN_VALUE;
    if (sealed != null) {
      written(hour, sealed);
    }
  }

  /** Adds the minutes {@code [from, to)} to a sum, or takes them away. */
  void sum(long from, long to, int sign, Tally into) {
    if (from >= to) {
      return;
    }
    if (to - from == 1) {
      sumMinute(from, sign, into);
      return;
    }
    long firstDayOfRange = Math.max(Math.floorDiv(from, DayChunk.MINUTES), firstDay);
    long lastDayOfRange =
        Math.min(Math.floorDiv(to - 1, DayChunk.MINUTES), firstDay + days.length - 1);
    for (long day = firstDayOfRange; day <= lastDayOfRange; day++) {
      byte[] chunk = day(day);
      if (chunk != null) {
        long start = day * DayChunk.MINUTES;
        int first = (int) Math.max(0, from - start);
        int last = (int) Math.min(DayChunk.MINUTES, to - start);
        DayChunk.sum(chunk, first, last, sign, into);
      }
    }
    Hour current = open;
    if (current != null) {
      long start = openHour * Hour.MINUTES;
      int first = Math.clamp(from - start, 0, Hour.MINUTES);
      int last = Math.clamp(to - start, 0, Hour.MINUTES);
      current.sum(first, last, sign, into);
    }
  }

  /**
   * Reads minutes from one on, as {@link DayChunk#read}; nothing of the open hour, which changes.
   */
  int read(long minute, Minutes into) {
    long day = Math.floorDiv(minute, (long) DayChunk.MINUTES);
    byte[] chunk = day(day);
    return chunk == null ? 0 : DayChunk.read(chunk, (int) (minute - day * DayChunk.MINUTES), into);
  }

  private void sumMinute(long minute, int sign, Tally into) {
    Hour current = open;
    long inOpenHour = minute - openHour * Hour.MINUTES;
    if (current != null && inOpenHour >= 0 && inOpenHour < Hour.MINUTES) {
      current.sum((int) inOpenHour, (int) inOpenHour + 1, sign, into);
      return;
    }
    long day = Math.floorDiv(minute, DayChunk.MINUTES);
    byte[] chunk = day(day);
    if (chunk != null) {
      int ofDay = (int) (minute - day * DayChunk.MINUTES);
      DayChunk.sum(chunk, ofDay, ofDay + 1, sign, into);
    }
  }

  /** Whether anything of an hour was read. */
  boolean has(long hour) {
    if (open != null && hour == openHour) {
      return true;
    }
    byte[] chunk = day(dayOf(hour));
    return chunk != null && DayChunk.hasHour(chunk, hourOfDay(hour));
  }

  /** The first minute of the oldest day that is kept; empty if there is none. */
  OptionalLong firstMinute() {
    if (days.length > 0) {
      return OptionalLong.of(firstDay * DayChunk.MINUTES);
    }
    return open == null ? OptionalLong.empty() : OptionalLong.of(openHour * Hour.MINUTES);
  }

  /** The slices of a range as arrays. */
  public SliceBlock block(MinuteRange range) {
    SliceBlock block = new SliceBlock(range);
    eachHour(
        range,
        (hour, content, first, last) -> {
          int at = (int) (hour * Hour.MINUTES - range.from());
          for (int i = first; i < last; i++) {
            int quality = content.quality(i);
            if (quality != Hour.UNREAD) {
              boolean measured = Hour.measured(quality);
              block.set(
                  at + i,
                  measured ? content.total(i) : 0,
                  measured ? content.bad(i) : 0,
                  Hour.qualityOf(quality));
            }
          }
        });
    return block;
  }

  /** The slices of a range that were read, in order. */
  public List<Slice> slices(MinuteRange range) {
    List<Slice> result = new ArrayList<>();
    eachHour(
        range,
        (hour, content, first, last) -> {
          for (int i = first; i < last; i++) {
            Slice slice = content.slice(i, hour * Hour.MINUTES + i);
            if (slice != null) {
              result.add(slice);
            }
          }
        });
    return result;
  }

  /** The minutes of a range that were not read, as maximal runs, newest first. */
  public List<MinuteRange> gaps(MinuteRange range) {
    List<MinuteRange> result = new ArrayList<>();
    long[] gapStart = {range.from()};
    eachHour(
        range,
        (hour, content, first, last) -> {
          for (int i = first; i < last; i++) {
            if (content.quality(i) != Hour.UNREAD) {
              long minute = hour * Hour.MINUTES + i;
              if (minute > gapStart[0]) {
                result.add(new MinuteRange(gapStart[0], minute));
              }
              gapStart[0] = minute + 1;
            }
          }
        });
    if (gapStart[0] < range.to()) {
      result.add(new MinuteRange(gapStart[0], range.to()));
    }
    Collections.reverse(result);
    return result;
  }

  /** The newest measured minute of a range; empty if there is none. */
  Optional<Long> lastMeasured(MinuteRange range) {
    long end = range.to();
    // Mostly it is a minute or two ago. If not, whole days first, then hours, then minutes: a long
    // silence costs few steps.
    boolean lately = measured(Math.max(range.from(), end - Hour.MINUTES), end);
    for (long step : lately ? new long[] {1} : new long[] {DayChunk.MINUTES, Hour.MINUTES, 1}) {
      while (end > range.from()) {
        long start = Math.max(range.from(), Math.floorDiv(end - 1, step) * step);
        if (measured(start, end)) {
          break;
        }
        end = start;
      }
    }
    return end > range.from() ? Optional.of(end - 1) : Optional.empty();
  }

  private boolean measured(long from, long to) {
    Tally tally = new Tally();
    sum(from, to, 1, tally);
    return tally.measured() > 0;
  }

  private interface HourReader {
    void read(long hour, Hour content, int first, int last);
  }

  /** Hands out the hours of a range in order, those without any slice left out. */
  private void eachHour(MinuteRange range, HourReader reader) {
    if (range.isEmpty()) {
      return;
    }
    long firstKept = days.length == 0 ? Long.MAX_VALUE : firstDay * HOURS;
    long lastKept = days.length == 0 ? Long.MIN_VALUE : firstKept + days.length * HOURS - 1;
    if (open != null) {
      firstKept = Math.min(firstKept, openHour);
      lastKept = Math.max(lastKept, openHour);
    }
    long firstHour = Math.max(firstKept, Math.floorDiv(range.from(), (long) Hour.MINUTES));
    long lastHour = Math.min(lastKept, Math.floorDiv(range.to() - 1, (long) Hour.MINUTES));
    Hour scratch = new Hour();
    for (long hour = firstHour; hour <= lastHour; hour++) {
      Hour content = scratch;
      Hour current = open;
      if (current != null && hour == openHour) {
        content = current;
      } else {
        byte[] chunk = day(dayOf(hour));
        if (chunk == null || !DayChunk.hasHour(chunk, hourOfDay(hour))) {
          continue;
        }
        DayChunk.readHour(chunk, hourOfDay(hour), scratch);
      }
      long start = hour * Hour.MINUTES;
      reader.read(
          hour,
          content,
          (int) Math.max(0, range.from() - start),
          (int) Math.min(Hour.MINUTES, range.to() - start));
    }
  }

  /** Forgets the days before one, to free their memory. */
  void forgetBefore(long day) {
    if (open != null && dayOf(openHour) < day) {
      open = null;
      openHour = Long.MIN_VALUE;
    }
    long drop = Math.min(day - firstDay, days.length);
    if (drop > 0) {
      days = Arrays.copyOfRange(days, (int) drop, days.length);
      firstDay += drop;
    }
  }

  private byte @Nullable [] day(long day) {
    long index = day - firstDay;
    return index >= 0 && index < days.length ? days[(int) index] : null;
  }

  private void setDay(long day, byte[] chunk) {
    if (days.length == 0) {
      firstDay = day;
      days = new byte[1][];
    } else if (day < firstDay) {
      int shift = Math.toIntExact(firstDay - day);
      byte[][] grown = new byte[days.length + shift][];
      System.arraycopy(days, 0, grown, shift, days.length);
      days = grown;
      firstDay = day;
    } else if (day >= firstDay + days.length) {
      days = Arrays.copyOf(days, Math.toIntExact(day - firstDay + SPARE_DAYS));
    }
    days[(int) (day - firstDay)] = chunk;
  }

  private static long dayOf(long hour) {
    return Math.floorDiv(hour, DayChunk.HOURS);
  }

  private static int hourOfDay(long hour) {
    return Math.floorMod(hour, DayChunk.HOURS);
  }
}

package io.andal.benchmark.sources;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.signal.SliceLedger;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which minutes were recorded, and how many events. */
final class CountingLedger implements SliceLedger {
  private final long first;
  private final Map<SeriesId, Kept> kept = new ConcurrentHashMap<>();

  CountingLedger(long first) {
    this.first = first;
  }

  /** What is known of one series. */
  private static final class Kept {
    private final BitSet minutes = new BitSet();
    private long measured;
    private long events;
    private long last = Long.MIN_VALUE;
    private long lastNanos;
  }

  @Override
  public List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
    Kept one = kept.computeIfAbsent(series, _ -> new Kept());
    synchronized (one) {
      List<MinuteRange> gaps = new java.util.ArrayList<>();
      long to = within.to();
      while (to > within.from()) {
        int last = one.minutes.previousClearBit((int) (to - 1 - first));
        if (last < 0 || last + first < within.from()) {
          break;
        }
        int from = one.minutes.previousSetBit(last) + 1;
        long start = Math.max(within.from(), from + first);
        gaps.add(new MinuteRange(start, last + first + 1));
        to = start;
      }
      return gaps;
    }
  }

  @Override
  public void record(Map<SeriesId, List<Slice>> slices) {
    long now = System.nanoTime();
    slices.forEach(
        (series, all) -> {
          Kept one = kept.computeIfAbsent(series, _ -> new Kept());
          synchronized (one) {
            for (Slice slice : all) {
              one.minutes.set((int) (slice.minute() - first));
              one.measured += slice.measured() ? 1 : 0;
              one.events += slice.total() / Slice.SCALE;
              if (slice.minute() > one.last) {
                one.last = slice.minute();
                one.lastNanos = now;
              }
            }
          }
        });
  }

  long events() {
    return kept.values().stream().mapToLong(one -> one.events).sum();
  }

  long measured() {
    return kept.values().stream().mapToLong(one -> one.measured).sum();
  }

  /** When a minute of a series was recorded, by {@link System#nanoTime}; 0 if it wasn't yet. */
  long recordedAt(SeriesId series, long minute) {
    Kept one = kept.computeIfAbsent(series, _ -> new Kept());
    synchronized (one) {
      return one.last >= minute ? one.lastNanos : 0;
    }
  }
}

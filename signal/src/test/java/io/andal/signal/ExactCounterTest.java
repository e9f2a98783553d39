package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactCounterTest {
  private static final long MINUTE = 60_000;

  @Test
  void whatACounterGrewCountsAtTheSampleThatShowsIt() {
    ExactCounter counter = new ExactCounter(new MinuteRange(10, 12));

    add(counter, new long[] {595_000, 610_000, 659_999, 660_000}, new double[] {5, 8, 9, 20});

    assertThat(counter.count(10)).isEqualTo(4);
    assertThat(counter.count(11)).isEqualTo(11);
  }

  @Test
  void afterAResetTheNewValueCounts() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    add(counter, new long[] {0, 15_000, 30_000}, new double[] {100, 3, 4});
    assertThat(counter.count(0)).isEqualTo(4);
  }

  @Test
  void whatHappenedInAGapCountsAfterItAndTheGapIsIncomplete() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 6));
    add(counter, new long[] {0, 15_000, 30_000, 5 * MINUTE}, new double[] {0, 10, 20, 300});

    assertThat(counter.count(0)).isEqualTo(20);
    assertThat(counter.count(5)).isEqualTo(280);
    assertThat(counter.incomplete(0)).isFalse();
    assertThat(counter.incomplete(1)).isTrue();
    assertThat(counter.incomplete(4)).isTrue();
    assertThat(counter.covered(2)).isFalse();
  }

  @Test
  void aSlowScrapeIsNoGap() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 7));
    add(counter, new long[] {0, 2 * MINUTE, 4 * MINUTE, 6 * MINUTE}, new double[] {0, 1, 2, 3});
    assertThat(counter.covered(1)).isTrue();
    assertThat(counter.incomplete(1)).isFalse();
    assertThat(counter.count(1)).isZero();
  }

  @Test
  void theFirstValueOfAnOldCounterIsOnlyABase() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    add(counter, new long[] {15_000, 30_000}, new double[] {1_000_000, 1_000_002});
    assertThat(counter.count(0)).isEqualTo(2);
  }

  @Test
  void theFirstValueOfANewCounterCounts() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    counter.add(new long[] {15_000, 30_000}, new double[] {5, 7}, 2, ExactCounter.UNKNOWN, true);
    assertThat(counter.count(0)).isEqualTo(7);
  }

  @Test
  void aSeriesThatReturnsGrewSinceItLeft() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    counter.add(new long[] {15_000}, new double[] {1_005}, 1, 1_000, true);
    assertThat(counter.count(0)).isEqualTo(5);
  }

  @Test
  void markersOfStalenessAreNoSamples() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    add(counter, new long[] {0, 15_000, 30_000}, new double[] {10, Double.NaN, 12});
    assertThat(counter.count(0)).isEqualTo(2);
    assertThat(counter.incomplete(0)).isFalse();
  }

  @Test
  void garbageIsLeftOutAndSaid() {
    ExactCounter counter = new ExactCounter(new MinuteRange(0, 1));
    add(
        counter,
        new long[] {0, 15_000, 30_000, 45_000},
        new double[] {10, -4, Double.POSITIVE_INFINITY, 12});
    assertThat(counter.count(0)).isEqualTo(2);
    assertThat(counter.incomplete(0)).isTrue();
  }

  /** However the time is cut, and whatever is missing, the same events are counted. */
  @Property(tries = 300)
  void anyPartitionCountsTheSameAndTheTruth(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int minutes) {
    Random random = new Random(seed);
    Stream stream = Stream.random(random, minutes);

    ExactCounter whole = new ExactCounter(new MinuteRange(0, minutes));
    add(whole, stream.times(), stream.values());
    ExactCounter parts = new ExactCounter(new MinuteRange(0, minutes));
    for (long from = 0; from < minutes; ) {
      long to = Math.min(minutes, from + 1 + random.nextInt(10));
      ExactCounter part = new ExactCounter(new MinuteRange(from, to));
      long lookback = random.nextInt(3) * MINUTE;
      stream.read(from * MINUTE, to * MINUTE, lookback, part);
      parts.addAll(part);
      from = to;
    }

    double sum = 0;
    for (long minute = 0; minute < minutes; minute++) {
      assertThat(parts.count(minute)).as("minute %d", minute).isEqualTo(whole.count(minute));
      sum += whole.count(minute);
    }
    assertThat(sum).isEqualTo((double) stream.truth());
  }

  private static void add(ExactCounter counter, long[] times, double[] values) {
    counter.add(times, values, times.length, ExactCounter.UNKNOWN, false);
  }

  /** Events as they happen, and what a scraper with gaps sees of them. */
  private record Stream(long[] times, double[] values, long truth) {

    static Stream random(Random random, int minutes) {
      List<Long> times = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      long counter = random.nextInt(1000);
      long happened = 0;
      long atFirstScrape = 0;
      long atLastScrape = 0;
      for (long time = 0; time < minutes * MINUTE; time += 5_000) {
        long more = random.nextInt(4);
        counter += more;
        happened += more;
        if (time % 15_000 != 0 || random.nextInt(10) < 3) {
          continue;
        }
        atFirstScrape = times.isEmpty() ? happened : atFirstScrape;
        atLastScrape = happened;
        times.add(time + random.nextInt(1000));
        values.add((double) counter);
        if (counter > 50 && random.nextInt(20) == 0) {
          // A restart right after a scrape loses no event, and is seen while it stays below.
          counter = 0;
          int quiet = 1 + random.nextInt(3);
          time += quiet * 15_000L;
          if (time < minutes * MINUTE) {
            times.add(time);
            values.add(0.0);
          }
        }
      }
      return new Stream(
          times.stream().mapToLong(t -> t).toArray(),
          values.stream().mapToDouble(v -> v).toArray(),
          atLastScrape - atFirstScrape);
    }

    /** As a source reads: the range, a little before it, and if need be the last value ever. */
    void read(long from, long to, long lookback, ExactCounter into) {
      int start = first(from - lookback);
      int end = first(to);
      double before = start > 0 ? values[start - 1] : ExactCounter.UNKNOWN;
      into.add(
          Arrays.copyOfRange(times, start, end),
          Arrays.copyOfRange(values, start, end),
          end - start,
          before,
          false);
    }

    private int first(long time) {
      int index = Arrays.binarySearch(times, time);
      return index < 0 ? -index - 1 : index;
    }
  }
}

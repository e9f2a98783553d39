package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EngineLawsTest {
  private static final long START = 29_400_000;

  @Property(tries = 150)
  void everyWindowEqualsBruteForceWhateverHappens(
      @ForAll long seed, @ForAll("windows") TimeWindow window) {
    Random random = new Random(seed);
    SortedMap<Long, Slice> truth = new TreeMap<>();
    SloEngine engine = new SloEngine(Definitions.slo("random", window), START);
    long asOf = START;
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> asOf += random.nextInt(5_000);
        case 1 -> asOf -= random.nextInt(5_000);
        case 2 -> put(engine, truth, stretch(random, asOf - random.nextInt(60_000), 3_000));
        case 3 -> put(engine, truth, stretch(random, asOf - random.nextInt(5_000), 40));
        case 4 -> put(engine, truth, stretch(random, asOf + random.nextInt(100), 10));
        default -> {
          put(engine, truth, stretch(random, asOf - random.nextInt(4), 5));
          asOf++;
        }
      }
      engine.advance(asOf);
      assertSumsAreExact(engine.budget(), window, truth, asOf);
    }
    MinuteRange all = new MinuteRange(START - 200_000, START + 400_000);
    assertThat(engine.slices(all)).containsExactlyElementsOf(truth.values());
    assertThat(engine.gaps(all)).isEqualTo(gaps(truth, all));
  }

  @Provide
  Arbitrary<TimeWindow> windows() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime start = LocalDateTime.of(2022, 1, 31, 12, 30);
    return Arbitraries.of(
        Definitions.THIRTY_DAYS,
        new TimeWindow.Rolling(Duration.ofMinutes(7)),
        new TimeWindow.Rolling(Duration.ofDays(90)),
        new TimeWindow.Calendar(start, Period.ofDays(1), berlin),
        new TimeWindow.Calendar(start, Period.ofWeeks(1), berlin),
        new TimeWindow.Calendar(start, Period.ofMonths(1), berlin));
  }

  private static void put(SloEngine engine, SortedMap<Long, Slice> truth, List<Slice> slices) {
    engine.put(slices);
    slices.forEach(slice -> truth.put(slice.minute(), slice));
  }

  /** Slices from a minute on: some minutes left out, a few kinds of traffic, all qualities. */
  private static List<Slice> stretch(Random random, long from, int atMost) {
    List<Slice> slices = new ArrayList<>();
    long unit = random.nextBoolean() ? Slice.SCALE : 1;
    long scale = random.nextInt(10) == 0 ? Slice.MAX_TOTAL / unit : 1L << random.nextInt(20);
    int length = 1 + random.nextInt(atMost);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(20)) {
        case 0 -> {}
        case 1 -> slices.add(Slice.missing(from + i));
        default -> {
          long total = random.nextLong(scale + 1) * unit;
          long bad = random.nextInt(3) == 0 ? random.nextLong(total / unit + 1) * unit : 0;
          Quality quality = random.nextInt(30) == 0 ? Quality.PARTIAL : Quality.COMPLETE;
          slices.add(new Slice(from + i, total - bad, total, quality));
        }
      }
    }
    return slices;
  }

  private static void assertSumsAreExact(
      Budget budget, TimeWindow window, SortedMap<Long, Slice> truth, long asOf) {
    assertThat(budget.asOf()).isEqualTo(asOf);
    assertThat(budget.window()).isEqualTo(window.at(asOf));
    assertThat(budget.period()).isEqualTo(sum(truth, window.at(asOf).from(), asOf));
    for (Budget.BurnRate rate : budget.burnRates()) {
      assertThat(rate.sum())
          .as("%s", rate.window())
          .isEqualTo(sum(truth, asOf - rate.window().toMinutes(), asOf));
    }
    assertThat(budget.lastMeasured().orElse(-1L))
        .isEqualTo(
            truth.subMap(window.at(asOf).from(), asOf).values().stream()
                .filter(Slice::measured)
                .mapToLong(Slice::minute)
                .max()
                .orElse(-1));
  }

  private static WindowSum sum(SortedMap<Long, Slice> truth, long from, long to) {
    long good = 0;
    long total = 0;
    int measured = 0;
    int missing = 0;
    for (Slice slice : truth.subMap(from, to).values()) {
      good += slice.good();
      total += slice.total();
      measured += slice.measured() ? 1 : 0;
      missing += slice.measured() ? 0 : 1;
    }
    return new WindowSum(good, total, measured, missing, (int) (to - from) - measured - missing);
  }

  private static List<MinuteRange> gaps(SortedMap<Long, Slice> truth, MinuteRange within) {
    List<MinuteRange> gaps = new ArrayList<>();
    long start = within.from();
    for (long minute : truth.keySet()) {
      if (minute > start) {
        gaps.addFirst(new MinuteRange(start, minute));
      }
      start = minute + 1;
    }
    if (start < within.to()) {
      gaps.addFirst(new MinuteRange(start, within.to()));
    }
    return gaps;
  }
}

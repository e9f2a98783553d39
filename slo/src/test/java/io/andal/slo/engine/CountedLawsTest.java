package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Adjustment;
import io.andal.slo.Budget;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Counting as slices come, in whatever order, equals counting all of them at once. */
class CountedLawsTest {
  private static final long START = 29_400_007;
  private static final int FAR = 6_500;

  @Property(tries = 150)
  void countingAsTheyComeEqualsCountingAllAtOnce(
      @ForAll long seed,
      @ForAll("budgeting") Budgeting budgeting,
      @ForAll NoData.Treatment noData) {
    Random random = new Random(seed);
    SloDefinition slo = definition(random, budgeting, noData);
    SloEngine engine = new SloEngine(slo, START);
    Map<SeriesId, SortedMap<Long, Slice>> truth = new HashMap<>();
    slo.members().forEach(member -> truth.put(member.series(), new TreeMap<>()));
    long asOf = START;
    for (int step = 0; step < 40; step++) {
      switch (random.nextInt(8)) {
        case 0 -> asOf += random.nextInt(3_000);
        case 1 -> asOf -= random.nextInt(2_000);
        case 2 -> put(engine, truth, random, asOf - random.nextInt(5_000), 1_500);
        case 3 -> put(engine, truth, random, asOf - random.nextInt(3_000), 3);
        case 4 -> put(engine, truth, random, asOf + random.nextInt(100), 10);
        default -> {
          put(engine, truth, random, asOf - random.nextInt(4), 5);
          asOf++;
        }
      }
      engine.advance(asOf);
      assertSameAsAllAtOnce(engine.budget(), slo, truth, asOf);
    }
    assertThat(engine.redefined(slo).budget()).isEqualTo(engine.budget());
    assertThat(engine.unadjusted())
        .isEqualTo(engine.redefined(slo.withAdjustments(List.of())).budget());
  }

  @Property(tries = 50)
  void adjustingByNothingChangesNothing(
      @ForAll long seed,
      @ForAll("budgeting") Budgeting budgeting,
      @ForAll NoData.Treatment noData) {
    Random random = new Random(seed);
    SloDefinition slo = definition(random, budgeting, noData).withAdjustments(List.of());
    long past = START - 100_000;
    SloDefinition adjusted =
        slo.withAdjustments(List.of(Definitions.adjustment(past, past + 1_000)));
    SloEngine one = new SloEngine(slo, START);
    SloEngine other = new SloEngine(adjusted, START);
    for (int step = 0; step < 10; step++) {
      Map<SeriesId, List<Slice>> slices = new HashMap<>();
      for (Member member : slo.members()) {
        slices.put(member.series(), stretch(random, START + 100L * step, 120));
      }
      one.put(slices);
      other.put(slices);
      one.advance(START + 100L * step + 60);
      other.advance(START + 100L * step + 60);
      assertThat(other.budget()).isEqualTo(one.budget());
      assertThat(other.unadjusted()).isEqualTo(one.budget());
    }
  }

  @Provide
  Arbitrary<Budgeting> budgeting() {
    return Arbitraries.of(
        Budgeting.OCCURRENCES,
        new Budgeting.Timeslices(Duration.ofMinutes(1)),
        new Budgeting.Timeslices(Duration.ofMinutes(5)),
        new Budgeting.Timeslices(Duration.ofMinutes(97)),
        new Budgeting.RatioTimeslices(Duration.ofMinutes(1)),
        new Budgeting.RatioTimeslices(Duration.ofMinutes(7)));
  }

  private static SloDefinition definition(
      Random random, Budgeting budgeting, NoData.Treatment noData) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDateTime start = LocalDateTime.of(2022, 1, 31, 12, 30);
    List<TimeWindow> windows =
        List.of(
            new TimeWindow.Rolling(Duration.ofMinutes(7)),
            new TimeWindow.Rolling(Duration.ofDays(2)),
            new TimeWindow.Calendar(start, Period.ofDays(1), berlin));
    List<Member> members = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      double weight = count == 1 ? 1 : 1 + random.nextInt(3);
      members.add(Definitions.member("m" + i, 0.9, weight, 0.7));
    }
    List<Adjustment> adjustments = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      long from = START - 3_000 + random.nextInt(6_000);
      adjustments.add(Definitions.adjustment(from, from + 1 + random.nextInt(300)));
    }
    return Definitions.counted(
        Definitions.composite(
            Definitions.slo("slo", windows.get(random.nextInt(windows.size()))),
            0.8,
            members.toArray(Member[]::new)),
        budgeting,
        noData,
        adjustments.toArray(Adjustment[]::new));
  }

  private static void put(
      SloEngine engine,
      Map<SeriesId, SortedMap<Long, Slice>> truth,
      Random random,
      long from,
      int atMost) {
    Map<SeriesId, List<Slice>> slices = new HashMap<>();
    truth.forEach(
        (series, ofMember) -> {
          if (random.nextInt(4) > 0) {
            List<Slice> stretch = stretch(random, from, atMost);
            stretch.forEach(slice -> ofMember.put(slice.minute(), slice));
            slices.put(series, stretch);
          }
        });
    engine.put(slices);
  }

  private static List<Slice> stretch(Random random, long from, int atMost) {
    List<Slice> slices = new ArrayList<>();
    int length = 1 + random.nextInt(atMost);
    int missingShare = random.nextInt(3) == 0 ? 3 : 20;
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(missingShare)) {
        case 0 -> slices.add(Slice.missing(from + i));
        case 1 -> {}
        default -> {
          long total = random.nextInt(4) == 0 ? 0 : random.nextLong(20_000);
          long bad = random.nextInt(3) == 0 ? random.nextLong(total + 1) : 0;
          Quality quality = random.nextInt(30) == 0 ? Quality.PARTIAL : Quality.COMPLETE;
          slices.add(new Slice(from + i, total - bad, total, quality));
        }
      }
    }
    return slices;
  }

  private static void assertSameAsAllAtOnce(
      Budget budget, SloDefinition slo, Map<SeriesId, SortedMap<Long, Slice>> truth, long asOf) {
    Counting counting = Counting.of(slo);
    long judged = counting.judgedUntil(asOf);
    MinuteRange all = new MinuteRange(counting.judgedUntil(asOf - FAR), judged);
    List<SliceBlock> raw = new ArrayList<>();
    for (Member member : slo.members()) {
      raw.add(
          SliceBlock.of(
              all, List.copyOf(truth.getOrDefault(member.series(), new TreeMap<>()).values())));
    }
    List<SliceBlock> counted = counting.count(raw);
    MinuteRange period = new MinuteRange(slo.window().at(asOf).from(), asOf);
    for (Budget.BurnRate rate : budget.burnRates()) {
      MinuteRange window = new MinuteRange(judged - rate.window().toMinutes(), judged);
      assertThat(rate.rate())
          .as("%s", rate.window())
          .isCloseTo(consumed(slo, counted, window), within(1e-9));
      if (counted.size() == 1) {
        assertThat(rate.sum()).as("%s", rate.window()).isEqualTo(sum(counted.getFirst(), window));
      }
    }
    assertThat(budget.remaining()).isCloseTo(1 - consumed(slo, counted, period), within(1e-9));
    if (counted.size() == 1) {
      assertThat(budget.period()).isEqualTo(sum(counted.getFirst(), period));
    }
    for (int i = 0; i < budget.members().size(); i++) {
      Member member = slo.members().get(i);
      SloDefinition alone = Definitions.composite(slo, 0.9, member);
      SliceBlock own =
          Counting.of(Definitions.composite(alone, 0.9, Definitions.member("m", 0.9, 1, 0.7)))
              .count(List.of(raw.get(i)))
              .getFirst();
      assertThat(budget.members().get(i).period()).isEqualTo(sum(own, period));
    }
  }

  private static double consumed(SloDefinition slo, List<SliceBlock> counted, MinuteRange window) {
    if (counted.size() == 1) {
      return sum(counted.getFirst(), window).errorRatio() / slo.errorBudget();
    }
    double consumed = 0;
    for (int i = 0; i < counted.size(); i++) {
      Member member = slo.members().get(i);
      consumed += member.weight() * sum(counted.get(i), window).errorRatio() / member.errorBudget();
    }
    return consumed;
  }

  private static WindowSum sum(SliceBlock block, MinuteRange window) {
    long good = 0;
    long total = 0;
    int measured = 0;
    int missing = 0;
    for (long minute = window.from();
        minute < Math.min(window.to(), block.range().to());
        minute++) {
      int i = (int) (minute - block.range().from());
      if (block.measured(i)) {
        measured++;
        total += block.total(i);
        good += block.total(i) - block.bad(i);
      } else if (block.quality(i) == Quality.MISSING) {
        missing++;
      }
    }
    int unread = (int) window.minutes() - measured - missing;
    return new WindowSum(good, total, measured, missing, unread);
  }
}

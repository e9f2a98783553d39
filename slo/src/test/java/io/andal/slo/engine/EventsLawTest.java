package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The budget of a composite, worked out anew from each single event. */
class EventsLawTest {
  /** Slices of time of 1 to 12 minutes all start here. */
  private static final long START = 29_383_200;

  private static final int MINUTES = 240;
  private static final double SLICE_TARGET = 0.75;

  private record Event(int member, int minute, boolean good) {}

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void aCompositeEqualsBruteForceOnEvents(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int members,
      @ForAll @IntRange(min = 1, max = 12) int length) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = random.nextInt(600); i > 0; i--) {
      events.add(
          new Event(random.nextInt(members), random.nextInt(MINUTES), random.nextInt(5) > 0));
    }
    Duration slice = Duration.ofMinutes(length);
    int over = MINUTES / length * length;
    double[] weights = random.doubles(members, 0.5, 3).toArray();

    assertThat(remaining(events, weights, Budgeting.OCCURRENCES))
        .isCloseTo(1 - byEvents(events, weights) / 0.1, within(1e-9));
    assertThat(remaining(events, weights, new Budgeting.Timeslices(slice)))
        .isCloseTo(1 - byTime(events, weights, length, false) * length / over / 0.2, within(1e-6));
    assertThat(remaining(events, weights, new Budgeting.RatioTimeslices(slice)))
        .isCloseTo(1 - byTime(events, weights, length, true) * length / over / 0.2, within(1e-6));
  }

  private static double remaining(List<Event> events, double[] weights, Budgeting budgeting) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      members.add(Definitions.member("m" + i, 0.9, weights[i], SLICE_TARGET));
    }
    TimeWindow window = new TimeWindow.Rolling(Duration.ofMinutes(MINUTES));
    SloDefinition slo =
        Definitions.counted(
            Definitions.composite(
                Definitions.slo("slo", window), 0.8, members.toArray(Member[]::new)),
            budgeting,
            Treatment.FREEZE);
    SloEngine engine = new SloEngine(slo, START + MINUTES);
    Map<SeriesId, List<Slice>> slices = new HashMap<>();
    for (int member = 0; member < weights.length; member++) {
      List<Slice> ofMember = new ArrayList<>();
      for (int minute = 0; minute < MINUTES; minute++) {
        long total = count(events, member, minute, minute + 1, true);
        long bad = count(events, member, minute, minute + 1, false);
        ofMember.add(
            new Slice(START + minute, (total - bad) * 1_000, total * 1_000, Quality.COMPLETE));
      }
      slices.put(members.get(member).series(), ofMember);
    }
    engine.put(slices);
    return engine.budget().remaining();
  }

  /** All events of a member in some minutes, or the bad ones only. */
  private static long count(List<Event> events, int member, int from, int to, boolean all) {
    return events.stream()
        .filter(e -> e.member() == member && e.minute() >= from && e.minute() < to)
        .filter(e -> all || !e.good())
        .count();
  }

  private static double byEvents(List<Event> events, double[] weights) {
    double sum = 0;
    for (int member = 0; member < weights.length; member++) {
      long total = count(events, member, 0, MINUTES, true);
      long bad = count(events, member, 0, MINUTES, false);
      sum += total == 0 ? 0 : weights[member] * bad / total;
    }
    return sum;
  }

  /** How many slices of time are lost, those that are over counted only. */
  private static double byTime(List<Event> events, double[] weights, int length, boolean ratio) {
    double lost = 0;
    for (int from = 0; from + length <= MINUTES; from += length) {
      double missing = 0;
      for (int member = 0; member < weights.length; member++) {
        long total = count(events, member, from, from + length, true);
        long bad = count(events, member, from, from + length, false);
        if (total > 0) {
          double share = (double) bad / total;
          missing += ratio ? weights[member] * share : 1 - share < SLICE_TARGET ? 1 : 0;
        }
      }
      lost += Math.min(1, missing);
    }
    return lost;
  }
}

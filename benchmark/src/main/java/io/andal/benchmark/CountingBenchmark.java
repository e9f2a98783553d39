package io.andal.benchmark;

import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SloEngine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one new slice of one SLI costs in each way to count a budget, beside plain Occurrences. All
 * ways take turns within each minute, so what else the machine does hits them alike.
 */
final class CountingBenchmark {
  private static final long FIRST_DAY = 20_000;
  private static final int MOST_SERIES = 1_000;
  private static final int MEMBERS = 25;
  private static final int MINUTES = 300;
  private static final int WARM_UP = 120;

  /** Slices of time are judged all at once: minutes are compared in groups of whole slices. */
  private static final int GROUP = 5;

  private CountingBenchmark() {}

  /** One way to count: its engines, and the CPU time of each group of minutes. */
  private record Way(String name, List<SloEngine> engines, int series, double[] nanos) {

    static Way of(String name, int series, int members, Budgeting budgeting) {
      List<SloDefinition> definitions = new ArrayList<>();
      for (int first = 0; first + members <= series; first += members) {
        definitions.add(definition(first, members, budgeting));
      }
      return new Way(
          name,
          EngineFleet.create(definitions, FIRST_DAY),
          definitions.size() * members,
          new double[MINUTES / GROUP]);
    }

    private static SloDefinition definition(int first, int count, Budgeting budgeting) {
      SloDefinition slo = SampleTraffic.slo(first);
      List<Member> members = new ArrayList<>();
      for (int i = first; i < first + count; i++) {
        SloDefinition each = SampleTraffic.slo(i);
        members.add(
            new Member(
                each.name(),
                each.service(),
                each.indicator(),
                each.series(),
                each.target(),
                1,
                0.995));
      }
      return new SloDefinition(
          slo.name(),
          slo.document(),
          slo.displayName(),
          slo.service(),
          slo.description(),
          slo.labels(),
          members,
          budgeting,
          count == 1 ? slo.target() : 0.975,
          slo.window(),
          slo.alertRules(),
          slo.noData(),
          slo.lowTraffic(),
          slo.adjustments());
    }

    double median() {
      double[] measured = Arrays.copyOfRange(nanos, WARM_UP / GROUP, nanos.length);
      Arrays.sort(measured);
      return measured[measured.length / 2] / series / GROUP;
    }
  }

  static void run(int slos) {
    int series = Math.max(MEMBERS, Math.min(slos, MOST_SERIES) / MEMBERS * MEMBERS);
    Budgeting minutes = new Budgeting.Timeslices(Duration.ofMinutes(1));
    Budgeting fives = new Budgeting.Timeslices(Duration.ofMinutes(5));
    Budgeting ratios = new Budgeting.RatioTimeslices(Duration.ofMinutes(5));
    Budgeting ratioMinutes = new Budgeting.RatioTimeslices(Duration.ofMinutes(1));
    List<Way> ways =
        List.of(
            Way.of("Occurrences", series, 1, Budgeting.OCCURRENCES),
            Way.of("Timeslices 1m", series, 1, minutes),
            Way.of("Timeslices 5m", series, 1, fives),
            Way.of("RatioTimeslices 1m", series, 1, ratioMinutes),
            Way.of("RatioTimeslices 5m", series, 1, ratios),
            Way.of("Occurrences of 25 members", series, MEMBERS, Budgeting.OCCURRENCES),
            Way.of("Timeslices 1m of 25 members", series, MEMBERS, minutes),
            Way.of("Timeslices 5m of 25 members", series, MEMBERS, fives),
            Way.of("RatioTimeslices 5m of 25 members", series, MEMBERS, ratios));
    long held = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      for (Way way : ways) {
        held += minute(way, minute);
      }
    }
    double plain = ways.getFirst().median();
    for (Way way : ways) {
      System.out.printf(
          "engine: %s: one new slice of one SLI: median %,.0f ns, %.2f times plain Occurrences"
              + " (%,d SLIs in %,d SLOs with 30 days, CPU time of one thread)%n",
          way.name(), way.median(), way.median() / plain, way.series(), way.engines().size());
    }
    System.out.printf("engine: %,d rules held%n", held);
  }

  private static long minute(Way way, int minute) {
    long now = (FIRST_DAY + EngineFleet.DAYS) * SampleTraffic.DAY + minute;
    List<Map<SeriesId, List<Slice>>> arriving = new ArrayList<>();
    int seed = 7 * minute;
    for (SloEngine engine : way.engines()) {
      Map<SeriesId, List<Slice>> slices = new HashMap<>();
      for (Member member : engine.definition().members()) {
        slices.put(member.series(), new SampleTraffic(seed++).minutes(now, now + 1));
      }
      arriving.add(slices);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long held = 0;
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < way.engines().size(); i++) {
      SloEngine engine = way.engines().get(i);
      engine.put(arriving.get(i));
      engine.advance(now + 1);
      held += engine.verdict(0) == Verdict.HOLDS ? 1 : 0;
      held += engine.verdict(1) == Verdict.HOLDS ? 1 : 0;
    }
    way.nanos()[minute / GROUP] += threads.getCurrentThreadCpuTime() - before;
    return held;
  }
}

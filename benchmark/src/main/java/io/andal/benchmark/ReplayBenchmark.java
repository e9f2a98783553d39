package io.andal.benchmark;

import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.advice.Advisor;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.replay.History;
import io.andal.slo.replay.Patience;
import io.andal.slo.replay.Replay;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One SLO over 90 days: a replay, a backtest of about 20 targets, and an engine fed each minute.
 */
final class ReplayBenchmark {
  private static final long FIRST_DAY = 20_000;
  private static final long DAYS = 90;
  private static final int WARM_UP = 10;
  private static final int RUNS = 21;
  private static final int NAIVE_RUNS = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReplayBenchmark() {}

  static void run() {
    MinuteRange range =
        new MinuteRange(FIRST_DAY * SampleTraffic.DAY, (FIRST_DAY + DAYS) * SampleTraffic.DAY);
    List<Slice> slices = new SampleTraffic(1).minutes(range.from(), range.to());
    History history = History.of(SliceBlock.of(range, slices));
    SloDefinition slo = SampleTraffic.slo(1);

    double[] replays = new double[RUNS];
    double[] backtests = new double[RUNS];
    int alerts = 0;
    int targets = 0;
    for (int i = -WARM_UP; i < RUNS; i++) {
      long start = cpu();
      alerts = Replay.run(slo, history).alerts().size();
      long middle = cpu();
      targets =
          Advisor.advise(slo, history, List.of(), Optional.empty(), Patience.ENDLESS)
              .candidates()
              .size();
      long end = cpu();
      if (i >= 0) {
        replays[i] = (middle - start) / 1e6;
        backtests[i] = (end - middle) / 1e6;
      }
    }
    double[] naive = new double[NAIVE_RUNS];
    for (int i = -1; i < NAIVE_RUNS; i++) {
      long start = cpu();
      feed(slo, slices, range);
      naive[Math.max(i, 0)] = (cpu() - start) / 1e6;
    }
    double replay = median(replays);
    System.out.printf(
        "replay: one SLO over %d days (%,d slices, %d alerts): median %.1f ms, worst %.1f ms;"
            + " an engine fed minute by minute: %.0f ms, %.0f times as much"
            + " (CPU time of one thread)%n",
        DAYS,
        slices.size(),
        alerts,
        replay,
        replays[RUNS - 1],
        median(naive),
        median(naive) / replay);
    System.out.printf(
        "replay: advice with %d targets over %d days: median %.0f ms, worst %.0f ms (CPU time of"
            + " one thread)%n",
        targets, DAYS, median(backtests), backtests[RUNS - 1]);
  }

  private static void feed(SloDefinition slo, List<Slice> slices, MinuteRange range) {
    SloEngine engine = new SloEngine(slo, range.from());
    int held = 0;
    double least = 1;
    for (Slice slice : slices) {
      engine.put(List.of(slice));
      engine.advance(slice.minute() + 1);
      for (int rule = 0; rule < slo.alertRules().size(); rule++) {
        held += engine.verdict(rule) == Verdict.HOLDS ? 1 : 0;
      }
      least = Math.min(least, engine.budget().remaining());
    }
    if (held < 0 || Double.isNaN(least)) {
      throw new IllegalStateException("nothing was counted");
    }
  }

  /** Of this thread alone, so that what else runs on the machine doesn't count. */
  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Sorts, too. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}

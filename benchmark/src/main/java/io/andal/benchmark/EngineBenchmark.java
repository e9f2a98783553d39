package io.andal.benchmark;

import io.andal.signal.Slice;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.engine.SloEngine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One new slice, all windows moved on, all alert rules asked: per SLO, in nanoseconds of CPU time.
 */
final class EngineBenchmark {
  private static final long FIRST_DAY = 20_000;
  private static final int MINUTES = 240;
  private static final int WARM_UP = 60;

  private EngineBenchmark() {}

  static void run(int slos) {
    List<SloEngine> engines = EngineFleet.create(slos, FIRST_DAY);
    long start = (FIRST_DAY + EngineFleet.DAYS) * SampleTraffic.DAY;
    double[] nanos = new double[MINUTES];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long alerts = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      List<List<Slice>> arriving = new ArrayList<>();
      for (int i = 0; i < slos; i++) {
        arriving.add(
            new SampleTraffic(i + 7L * minute).minutes(start + minute, start + minute + 1));
      }
      long before = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < slos; i++) {
        SloEngine engine = engines.get(i);
        engine.put(arriving.get(i));
        engine.advance(start + minute + 1);
        alerts += engine.verdict(0) == Verdict.HOLDS ? 1 : 0;
        alerts += engine.verdict(1) == Verdict.HOLDS ? 1 : 0;
      }
      nanos[minute] = (double) (threads.getCurrentThreadCpuTime() - before) / slos;
    }
    double[] measured = Arrays.copyOfRange(nanos, WARM_UP, MINUTES);
    Arrays.sort(measured);
    System.out.printf(
        "engine: %,d SLOs with 30 days: one new slice + 8 windows + 2 alert rules per SLO:"
            + " median %,.0f ns, p95 %,.0f ns, worst minute %,.0f ns"
            + " (CPU time of one thread, %,d minutes; %,d rules held)%n",
        slos,
        measured[measured.length / 2],
        measured[measured.length * 95 / 100],
        measured[measured.length - 1],
        measured.length,
        alerts);
  }
}

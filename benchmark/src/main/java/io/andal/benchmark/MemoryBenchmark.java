package io.andal.benchmark;

import io.andal.slo.engine.SloEngine;
import java.util.List;

/** What an SLO with 30 days of slices weighs: heap after garbage collection. */
final class MemoryBenchmark {
  private static final long FIRST_DAY = 20_000;

  private MemoryBenchmark() {}

  static void run(int slos) {
    // Classes and the traffic's own data are paid for once, before counting starts.
    long minute = EngineFleet.create(1, FIRST_DAY).getFirst().asOf();
    long before = usedHeap();
    List<SloEngine> engines = EngineFleet.create(slos, FIRST_DAY);
    for (int i = 0; i < slos; i++) {
      engines.get(i).put(new SampleTraffic(i).minutes(minute, minute + 1));
      engines.get(i).advance(minute + 1);
    }
    long used = usedHeap() - before;
    System.out.printf(
        "memory: %,d SLOs with 30 days: %,.1f KiB per SLO, definition and open hour included"
            + " (%,d MiB in all)%n",
        engines.size(), used / 1024.0 / engines.size(), used >> 20);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package io.andal.benchmark.sources;

import io.andal.testing.RealPrometheus;
import java.io.IOException;

/** Everything about reading monitoring systems that has a number. */
public final class SourcesBenchmark {
  private SourcesBenchmark() {}

  public static void run(int slos) throws IOException, InterruptedException {
    DecodeBenchmark.run();
    DeadSourceBenchmark.run();
    if (!RealPrometheus.isInstalled()) {
      System.out.println(RealPrometheus.skipped());
      return;
    }
    BackfillBenchmark.run();
    FleetBenchmark.run(slos);
  }
}

package io.andal.benchmark.inventory;

import java.io.IOException;

/** Everything about the inventory that has a number. */
public final class InventoryBenchmark {
  private InventoryBenchmark() {}

  /**
   * Measures.
   *
   * @param apis how many the large inventory has
   */
  public static void run(int apis) throws IOException, InterruptedException {
    DirectoryBenchmark.run();
    LargeBenchmark.run(apis);
  }
}

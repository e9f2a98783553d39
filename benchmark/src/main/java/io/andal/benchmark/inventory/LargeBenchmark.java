package io.andal.benchmark.inventory;

import io.andal.benchmark.server.Folders;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An inventory of a large company: scanned, scanned again, searched. */
final class LargeBenchmark {
  private static final int WARM_UP = 40;
  private static final int QUERIES = 400;
  private static final List<String> WORDS =
      List.of(
          "serialNumber", "pump", "north invoice", "alarm press", "bako", "reads", "valve lab", "");

  private LargeBenchmark() {}

  static void run(int apis) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-inventory");
    try {
      ApiPages.prepare(folder);
      scan(apis, folder);
      ApiPages.measure(apis, folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private static void scan(int apis, Path folder) throws IOException, InterruptedException {
    ListCatalog catalog = new ListCatalog(ApiPages.CATALOG, apis, MadeUpApis::api);
    try (InventoryRig rig = InventoryRig.over(catalog, folder)) {
      long before = System.nanoTime();
      rig.scan();
      double first = (System.nanoTime() - before) / 1e9;
      before = System.nanoTime();
      rig.scan();
      double again = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d APIs with %d operations: scanned in %.1f s, again unchanged in %.1f s;"
              + " database %.0f MB, heap after a collection %.0f MB%n",
          apis,
          30 * apis,
          first,
          again,
          rig.bytes() / 1e6,
          heap() / 1e6);
      search(rig);
    }
  }

  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void search(InventoryRig rig) {
    double[] millis = new double[QUERIES];
    long found = 0;
    for (int i = -WARM_UP; i < QUERIES; i++) {
      String words = WORDS.get(Math.floorMod(i, WORDS.size()));
      Map<String, List<String>> facets =
          Math.floorMod(i, 3) == 0 ? Map.of("tag", List.of("lab")) : Map.of();
      long before = System.nanoTime();
      ApiHits hits =
          rig.service().search(new ApiQuery(words, facets, "relevance", 20 * (i & 1), 20));
      if (i >= 0) {
        millis[i] = (System.nanoTime() - before) / 1e6;
        found += hits.total();
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%d searches with words, facets and entries: p50 %.1f ms, p95 %.1f ms, worst %.1f ms"
            + " (%d found on average)%n",
        QUERIES,
        millis[QUERIES / 2],
        millis[QUERIES * 95 / 100],
        millis[QUERIES - 1],
        found / QUERIES);
  }
}

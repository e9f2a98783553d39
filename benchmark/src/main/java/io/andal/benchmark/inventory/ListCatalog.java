package io.andal.benchmark.inventory;

import io.andal.catalog.Catalog;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import java.util.function.IntFunction;

/** A catalog that makes up its items one by one, or has them in memory. */
record ListCatalog(String name, int size, IntFunction<Found> items) implements Catalog {

  @Override
  public String type() {
    return "Folder";
  }

  @Override
  public String identify() {
    return "made up";
  }

  @Override
  public void scan(Known known, String resume, Scan scan) {
    for (int i = 0; i < size; i++) {
      Found item = items.apply(i);
      boolean same =
          known
              .fingerprint(item.key(), item.version())
              .filter(item.fingerprint()::equals)
              .isPresent();
      if (same) {
        scan.unchanged(item.key(), item.version());
      } else {
        scan.found(item);
      }
      scan.progress(i + 1, size);
    }
  }

  @Override
  public void close() {}
}

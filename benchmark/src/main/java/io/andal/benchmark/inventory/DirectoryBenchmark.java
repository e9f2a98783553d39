package io.andal.benchmark.inventory;

import io.andal.benchmark.server.Folders;
import io.andal.catalog.Found;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.specification.SpecificationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Real descriptions into an empty inventory: parsed, stored, compared, indexed. */
final class DirectoryBenchmark {
  private DirectoryBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Path folder =
        Path.of(
                Optional.ofNullable(System.getenv("ANDAL_CONFORMANCE"))
                    .orElse("../shared/conformance"))
            .resolve("inventory/openapi-directory/APIs");
    if (!Files.isDirectory(folder)) {
      System.out.println(folder + " is not there (ANDAL_CONFORMANCE names its folder): skipped");
      return;
    }
    List<Found> items = read(folder);
    long bytes = items.stream().mapToLong(one -> one.content().get().main().bytes().length).sum();
    measure("first", items, bytes);
    measure("warm", items, bytes);
  }

  private static void measure(String what, List<Found> items, long bytes)
      throws IOException, InterruptedException {
    ListCatalog catalog = new ListCatalog("directory", items.size(), items::get);
    Path folder = Files.createTempDirectory("andal-inventory");
    try (InventoryRig rig = InventoryRig.over(catalog, folder)) {
      long before = System.nanoTime();
      ScanRecord record = rig.scan();
      double seconds = (System.nanoTime() - before) / 1e9;
      long again = System.nanoTime();
      rig.scan();
      double unchanged = (System.nanoTime() - again) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "openapi-directory, %s: %d descriptions (%.1f MB) in %.2f s; database %.1f MB;"
              + " scanned again, unchanged, in %.2f s%n",
          what,
          record.added(),
          bytes / 1e6,
          seconds,
          rig.bytes() / 1e6,
          unchanged);
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<Found> read(Path folder) throws IOException {
    List<Found> items = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        // PROVIDER/SERVICE/VERSION/openapi.yaml
        Path path = folder.relativize(file);
        int parts = path.getNameCount();
        String key = path.subpath(0, parts - 2).toString();
        String name = path.getName(parts - 2).toString();
        Found found = Found.of(key, name, String.valueOf(Files.size(file)), "");
        items.add(with(found, new SpecificationFile(key, Files.readAllBytes(file))));
      }
    }
    return items;
  }

  static Found with(Found found, SpecificationFile file) {
    return new Found(
        found.key(),
        found.version(),
        found.fingerprint(),
        found.title(),
        found.description(),
        Optional.of(new Found.Content(file, List.of())),
        found.owners(),
        found.system(),
        found.lifecycle(),
        found.tags(),
        found.deployments(),
        found.author(),
        found.created(),
        found.modified(),
        found.link(),
        found.labels());
  }
}

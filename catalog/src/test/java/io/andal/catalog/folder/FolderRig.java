package io.andal.catalog.folder;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.http.Details;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder on this machine. */
final class FolderRig implements CatalogRig {
  private static final int CONTENT_LIMIT = 100_000;

  private final Path root;
  private final FolderCatalog catalog;

  FolderRig(Path root, Shelf shelf, Selection selection, Map<String, Object> spec) {
    this.root = root;
    hold(shelf);
    CatalogSettings settings =
        new CatalogSettings(
            "rig",
            CatalogType.FOLDER,
            CatalogSettings.USUAL,
            "",
            selection,
            new Details(spec(root, spec)),
            new Details(Map.of()));
    this.catalog =
        new FolderCatalog(
            settings,
            CatalogSurroundings.real(Clock.systemUTC(), root.resolveSibling("copies")),
            new ScanLimits(100_000, 500, CONTENT_LIMIT, 1 << 20, 100, Duration.ofMinutes(5)));
  }

  private static Map<String, Object> spec(Path root, Map<String, Object> more) {
    return Stream.concat(
            Stream.of(Map.entry("folder", (Object) root.toString())), more.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void hold(Shelf shelf) {
    try {
      empty(root);
      for (Shelf.Api api : shelf.apis()) {
        write(key(api), api.last().text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void empty(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepest) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public String key(Shelf.Api api) {
    return "apis/" + api.id() + "/description.txt";
  }

  @Override
  public String version(Shelf.Api api, Shelf.Version version) {
    return "";
  }

  @Override
  public boolean keepsVersions() {
    return false;
  }

  @Override
  public int contents() {
    return 0;
  }

  @Override
  public int contentLimit() {
    return CONTENT_LIMIT;
  }

  @Override
  public void close() {
    catalog.close();
  }
}

package io.andal.inventory;

import io.andal.catalog.Catalog;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.specification.SpecificationFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A catalog that has what a test puts in, and breaks off where a test says so. */
final class FakeCatalog implements Catalog {
  private final String name;
  private final List<Found> items = new CopyOnWriteArrayList<>();
  private volatile int failAt = Integer.MAX_VALUE;
  private volatile @Nullable Error crash;
  private final AtomicInteger told = new AtomicInteger();

  FakeCatalog(String name) {
    this.name = name;
  }

  FakeCatalog has(Found... found) {
    items.addAll(List.of(found));
    return this;
  }

  void hasNothing() {
    items.clear();
  }

  /** Fails before the item of this number, counted from 0. */
  void failsAt(int item) {
    failAt = item;
  }

  /** Dies there as a killed process does: whatever was not written is lost. */
  void diesAt(int item) {
    failAt = item;
    crash = new Error("killed");
  }

  void works() {
    failAt = Integer.MAX_VALUE;
    crash = null;
  }

  /** How many contents it handed over. */
  int told() {
    return told.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Folder";
  }

  @Override
  public String identify() {
    return "a folder of tests";
  }

  @Override
  public void scan(Known known, String resume, Scan scan) throws SourceException {
    int from = resume.isEmpty() ? 0 : Integer.parseInt(resume);
    for (int i = from; i < items.size(); i++) {
      if (i == failAt) {
        Error fault = crash;
        if (fault != null) {
          throw fault;
        }
        throw new SourceException(
            new SourceFailure(
                SourceFailure.Cause.UNAVAILABLE, "The folder is away", "Bring it back"));
      }
      Found item = items.get(i);
      if (known
          .fingerprint(item.key(), item.version())
          .filter(item.fingerprint()::equals)
          .isPresent()) {
        scan.unchanged(item.key(), item.version());
      } else {
        told.incrementAndGet();
        scan.found(item);
      }
      scan.progress(i + 1, items.size());
      scan.reached(String.valueOf(i + 1));
    }
  }

  @Override
  public void close() {}

  /** A version with a description. */
  static Found described(String key, String version, String text) {
    return described(key, version, Found.of(key, version, "", ""), text);
  }

  /** The same with what a catalog says besides. */
  static Found described(String key, String version, Found says, String text) {
    return new Found(
        key,
        version,
        Integer.toHexString((text + says).hashCode()),
        says.title(),
        says.description(),
        Optional.of(new Found.Content(SpecificationFile.of(key + ".yaml", text), List.of())),
        says.owners(),
        says.system(),
        says.lifecycle(),
        says.tags(),
        says.deployments(),
        says.author(),
        says.created(),
        says.modified(),
        says.link(),
        says.labels());
  }

  /** An OpenAPI description with an operation {@code GET} for each path. */
  static String openApi(String title, String version, String server, String... paths) {
    StringBuilder text = new StringBuilder();
    text.append("openapi: 3.0.3\ninfo:\n  title: ").append(title);
    text.append("\n  version: \"").append(version).append("\"\n");
    if (!server.isEmpty()) {
      text.append("servers:\n  - url: ").append(server).append('\n');
    }
    text.append(paths.length == 0 ? "paths: {}\n" : "paths:\n");
    for (String path : paths) {
      text.append("  ").append(path).append(":\n    get:\n      responses:\n");
      text.append("        \"200\":\n          description: ok\n");
    }
    return text.toString();
  }
}

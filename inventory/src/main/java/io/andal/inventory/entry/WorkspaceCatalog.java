package io.andal.inventory.entry;

import io.andal.catalog.Catalog;
import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import java.util.List;

/** The API documents of the workspace itself, as a catalog. Immutable. */
public final class WorkspaceCatalog implements Catalog {
  private final List<Found> found;

  /**
   * Of what its documents say.
   *
   * @param found one for each document
   */
  public WorkspaceCatalog(List<Found> found) {
    this.found = List.copyOf(found);
  }

  @Override
  public String name() {
    return WorkspaceFacts.CATALOG;
  }

  @Override
  public String type() {
    return "Workspace";
  }

  @Override
  public String identify() {
    return "the documents of this workspace";
  }

  @Override
  public void scan(Known known, String resume, Scan scan) {
    int done = 0;
    for (Found one : found) {
      if (known
          .fingerprint(one.key(), one.version())
          .filter(one.fingerprint()::equals)
          .isPresent()) {
        scan.unchanged(one.key(), one.version());
      } else {
        scan.found(one);
      }
      scan.progress(++done, found.size());
    }
  }

  /** Whether it would tell the same as another one. */
  public boolean same(WorkspaceCatalog other) {
    return fingerprints().equals(other.fingerprints());
  }

  private List<String> fingerprints() {
    return found.stream().map(one -> one.key() + " " + one.fingerprint()).toList();
  }

  @Override
  public void close() {}
}

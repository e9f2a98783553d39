package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.store.ContentStore.Prepared;
import io.andal.inventory.store.ItemStore.Address;
import io.andal.specification.Outline;
import java.util.List;
import java.util.Optional;

/**
 * What a scan saw since the last batch; it is written whole or not at all.
 *
 * @param catalog its name
 * @param type of the catalog
 * @param scan its number
 */
public record Batch(
    String catalog,
    String type,
    long scan,
    List<Read> found,
    List<Address> unchanged,
    List<Address> skipped) {

  public Batch {
    found = List.copyOf(found);
    unchanged = List.copyOf(unchanged);
    skipped = List.copyOf(skipped);
  }

  /**
   * A version with its description, read.
   *
   * @param hash of its content; empty text if it has none
   * @param outline empty if the content is stored already, or is no description
   * @param prepared to be stored; empty if it is already
   */
  public record Read(
      Found found, String hash, Optional<Outline> outline, Optional<Prepared> prepared) {}

  /** What came of it. */
  public record Outcome(int added, int changed, int unchanged, List<ScanChange> changes) {
    public Outcome {
      changes = List.copyOf(changes);
    }
  }
}

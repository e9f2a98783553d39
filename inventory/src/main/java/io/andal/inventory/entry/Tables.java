package io.andal.inventory.entry;

import io.andal.database.Database;
import io.andal.inventory.store.ContentStore;
import io.andal.inventory.store.DecisionStore;
import io.andal.inventory.store.DifferenceStore;
import io.andal.inventory.store.EntryStore;
import io.andal.inventory.store.FindingStore;
import io.andal.inventory.store.ItemStore;
import io.andal.inventory.store.NoteStore;
import io.andal.inventory.store.PlaceStore;
import io.andal.inventory.store.ScanStore;
import org.jdbi.v3.core.Jdbi;

/** The inventory's tables together. Thread-safe. */
public record Tables(
    Jdbi jdbi,
    ContentStore contents,
    PlaceStore places,
    ItemStore items,
    ScanStore scans,
    EntryStore entries,
    DifferenceStore differences,
    FindingStore findings,
    DecisionStore decisions,
    NoteStore notes) {

  /** Brings them up to date. */
  public static Tables of(Database database) {
    database.migrate("inventory");
    return new Tables(
        database.jdbi(),
        new ContentStore(),
        new PlaceStore(),
        new ItemStore(),
        new ScanStore(),
        new EntryStore(),
        new DifferenceStore(),
        new FindingStore(),
        new DecisionStore(),
        new NoteStore());
  }
}

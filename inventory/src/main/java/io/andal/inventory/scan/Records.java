package io.andal.inventory.scan;

import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.entry.Batch.Outcome;
import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a scan's record. Pure. */
final class Records {
  private static final int CHANGES = 100;

  private Records() {}

  static ScanRecord begun(long id, String catalog, Instant now) {
    return new ScanRecord(
        id,
        catalog,
        "running",
        now,
        Optional.empty(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Optional.empty(),
        List.of());
  }

  /** An earlier one that goes on. */
  static ScanRecord resumed(ScanRecord scan) {
    return new ScanRecord(
        scan.id(),
        scan.catalog(),
        "running",
        scan.started(),
        Optional.empty(),
        scan.done(),
        scan.total(),
        scan.added(),
        scan.changed(),
        scan.unchanged(),
        scan.gone(),
        scan.skipped(),
        Optional.empty(),
        scan.changes());
  }

  static ScanRecord progress(ScanRecord scan, int done, int total) {
    return new ScanRecord(
        scan.id(),
        scan.catalog(),
        scan.state(),
        scan.started(),
        scan.ended(),
        done,
        total,
        scan.added(),
        scan.changed(),
        scan.unchanged(),
        scan.gone(),
        scan.skipped(),
        scan.failure(),
        scan.changes());
  }

  static ScanRecord plus(ScanRecord scan, Outcome outcome, List<ScanChange> skips) {
    return new ScanRecord(
        scan.id(),
        scan.catalog(),
        scan.state(),
        scan.started(),
        scan.ended(),
        scan.done(),
        scan.total(),
        scan.added() + outcome.added(),
        scan.changed() + outcome.changed(),
        scan.unchanged() + outcome.unchanged(),
        scan.gone(),
        scan.skipped() + skips.size(),
        scan.failure(),
        some(scan.changes(), outcome.changes(), skips));
  }

  static ScanRecord gone(ScanRecord scan, List<ScanChange> gone) {
    return new ScanRecord(
        scan.id(),
        scan.catalog(),
        scan.state(),
        scan.started(),
        scan.ended(),
        scan.done(),
        scan.total(),
        scan.added(),
        scan.changed(),
        scan.unchanged(),
        scan.gone() + gone.size(),
        scan.skipped(),
        scan.failure(),
        some(scan.changes(), gone, List.of()));
  }

  static ScanRecord done(ScanRecord scan, Instant now) {
    return ended(scan, "done", Optional.empty(), now);
  }

  static ScanRecord ended(
      ScanRecord scan, String state, Optional<SourceFailure> failure, Instant now) {
    return new ScanRecord(
        scan.id(),
        scan.catalog(),
        state,
        scan.started(),
        Optional.of(now),
        scan.done(),
        scan.total(),
        scan.added(),
        scan.changed(),
        scan.unchanged(),
        scan.gone(),
        scan.skipped(),
        failure,
        scan.changes());
  }

  private static List<ScanChange> some(
      List<ScanChange> before, List<ScanChange> more, List<ScanChange> last) {
    return Stream.of(before, more, last).flatMap(List::stream).limit(CHANGES).toList();
  }
}

package io.andal.inventory;

import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a catalog is.
 *
 * @param running the scan under way
 * @param last the scan that ended last
 * @param next when it is scanned again
 */
public record CatalogState(
    String name,
    String type,
    String identity,
    int apis,
    int versions,
    Optional<ScanRecord> running,
    Optional<ScanRecord> last,
    Optional<Instant> next) {

  /**
   * One scan.
   *
   * @param state {@code running}, {@code done}, {@code failed}, {@code interrupted}
   * @param total 0 if not known
   * @param changes the first hundred things that it changed
   */
  public record ScanRecord(
      long id,
      String catalog,
      String state,
      Instant started,
      Optional<Instant> ended,
      int done,
      int total,
      int added,
      int changed,
      int unchanged,
      int gone,
      int skipped,
      Optional<SourceFailure> failure,
      List<ScanChange> changes) {
    public ScanRecord {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What a scan changed.
   *
   * @param what {@code added}, {@code changed}, {@code gone}, {@code back}, {@code skipped}
   * @param note for what was skipped, why
   */
  public record ScanChange(String what, String key, String version, String api, String note) {}
}

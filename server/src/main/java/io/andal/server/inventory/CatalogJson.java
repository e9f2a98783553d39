package io.andal.server.inventory;

import io.andal.inventory.CatalogState;
import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A catalog and how it is, as REST tells it. */
record CatalogJson(
    String name,
    String type,
    String identity,
    int apis,
    int versions,
    @Nullable ScanJson running,
    @Nullable ScanJson last,
    @Nullable Instant next) {

  static CatalogJson of(CatalogState state) {
    return new CatalogJson(
        state.name(),
        state.type(),
        state.identity(),
        state.apis(),
        state.versions(),
        state.running().map(ScanJson::of).orElse(null),
        state.last().map(ScanJson::of).orElse(null),
        state.next().orElse(null));
  }

  /** One scan. */
  record ScanJson(
      long id,
      String catalog,
      String state,
      Instant started,
      @Nullable Instant ended,
      int done,
      int total,
      int added,
      int changed,
      int unchanged,
      int gone,
      int skipped,
      @Nullable FailureJson failure,
      List<CatalogState.ScanChange> changes) {
    static ScanJson of(CatalogState.ScanRecord scan) {
      return new ScanJson(
          scan.id(),
          scan.catalog(),
          scan.state(),
          scan.started(),
          scan.ended().orElse(null),
          scan.done(),
          scan.total(),
          scan.added(),
          scan.changed(),
          scan.unchanged(),
          scan.gone(),
          scan.skipped(),
          scan.failure().map(FailureJson::of).orElse(null),
          scan.changes());
    }
  }

  /** What went wrong, and what to look at. */
  record FailureJson(String cause, String message, String remedy) {
    static FailureJson of(SourceFailure failure) {
      return new FailureJson(
          failure.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          failure.message(),
          failure.remedy());
    }
  }
}

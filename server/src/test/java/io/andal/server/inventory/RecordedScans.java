package io.andal.server.inventory;

import io.andal.inventory.CatalogState;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.signal.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Catalogs of the pump company: one is well, one is being read, one refuses, one is new. */
final class RecordedScans {
  private static final Instant NOW = RecordedApi.NOW;

  List<CatalogState> catalogs() {
    return List.of(
        catalog(
            "repositories",
            "Git",
            "git.pumps.example, 14 files",
            9,
            14,
            Optional.empty(),
            Optional.of(done(41, "repositories", 20))),
        catalog(
            "hub",
            "SwaggerHub",
            "acme, as andal-reader",
            2,
            5,
            Optional.of(running()),
            Optional.of(done(38, "hub", 1_500))),
        catalog("apigee", "Apigee", "acme-prod", 1, 1, Optional.empty(), Optional.of(failed())),
        catalog("backstage", "Backstage", "", 0, 0, Optional.empty(), Optional.empty()));
  }

  private static CatalogState catalog(
      String name,
      String type,
      String identity,
      int apis,
      int versions,
      Optional<ScanRecord> running,
      Optional<ScanRecord> last) {
    return new CatalogState(
        name, type, identity, apis, versions, running, last, Optional.of(NOW.plusSeconds(2_400)));
  }

  List<ScanRecord> of(String catalog) {
    return switch (catalog) {
      case "repositories" -> List.of(done(41, catalog, 20), quiet(36, catalog));
      case "hub" -> List.of(running(), done(38, catalog, 1_500));
      case "apigee" -> List.of(failed());
      default -> List.of();
    };
  }

  private static ScanRecord done(long id, String catalog, long minutesAgo) {
    Instant started = NOW.minus(Duration.ofMinutes(minutesAgo));
    return new ScanRecord(
        id,
        catalog,
        "done",
        started,
        Optional.of(started.plusSeconds(14)),
        14,
        14,
        1,
        1,
        10,
        1,
        1,
        Optional.empty(),
        List.of(
            new ScanChange("added", "reports/openapi.yaml", "0.1.0", "site-reports", ""),
            new ScanChange("changed", "commands/v2.yaml", "2.1.0", "pump-commands", ""),
            new ScanChange("gone", "old/legacy.yaml", "0.3.0", "legacy", ""),
            new ScanChange(
                "skipped",
                "huge/openapi.json",
                "",
                "",
                "huge/openapi.json has 19 MB; at most 16 MB are read.")));
  }

  private static ScanRecord quiet(long id, String catalog) {
    Instant started = NOW.minus(Duration.ofMinutes(80));
    return new ScanRecord(
        id,
        catalog,
        "done",
        started,
        Optional.of(started.plusSeconds(3)),
        13,
        13,
        0,
        0,
        13,
        0,
        0,
        Optional.empty(),
        List.of());
  }

  private static ScanRecord running() {
    return new ScanRecord(
        42,
        "hub",
        "running",
        NOW.minusSeconds(75),
        Optional.empty(),
        60,
        212,
        0,
        2,
        58,
        0,
        0,
        Optional.empty(),
        List.of(new ScanChange("changed", "acme/billing", "1.8.0", "billing", "")));
  }

  private static ScanRecord failed() {
    return new ScanRecord(
        40,
        "apigee",
        "failed",
        NOW.minusSeconds(3_000),
        Optional.of(NOW.minusSeconds(2_990)),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Optional.of(
            new SourceFailure(
                SourceFailure.Cause.DENIED,
                "apigee.googleapis.com answers 403: apigee.proxies.list is missing.",
                "Give the service account the role Apigee Read-only Admin.")),
        List.of());
  }
}

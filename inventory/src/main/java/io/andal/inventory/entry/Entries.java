package io.andal.inventory.entry;

import io.andal.database.Database;
import io.andal.inventory.SearchIndex;
import io.andal.traffic.KnownApi;
import io.andal.traffic.Traffic;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that makes entries, put together. Thread-safe. */
public final class Entries {
  private final Tables tables;
  private final TrafficView trafficView;
  private final Descriptions descriptions;
  private final Ledger ledger;
  private final Decisions decisions;
  private final Derivation derivation;
  private final Traffic traffic;

  /**
   * Brings the tables up to date and learns what they hold.
   *
   * @param silence after how long without a call a watched description counts as an orphan
   */
  public Entries(
      Database database,
      Clock clock,
      SearchIndex index,
      Traffic traffic,
      Duration silence,
      DescriptionReader reader) {
    this.traffic = traffic;
    this.tables = Tables.of(database);
    this.trafficView = new TrafficView(traffic);
    this.descriptions = new Descriptions(tables, reader);
    this.ledger = new Ledger(tables, trafficView, clock);
    this.decisions = new Decisions(tables, ledger);
    this.derivation =
        new Derivation(
            tables,
            descriptions,
            index,
            trafficView,
            silence,
            WorkspaceFacts.of(Documents.empty(), Map.of()),
            clock);
  }

  public Tables tables() {
    return tables;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Descriptions descriptions() {
    return descriptions;
  }

  public Decisions decisions() {
    return decisions;
  }

  public TrafficView traffic() {
    return trafficView;
  }

  /**
   * Heeds the documents in force in whatever is derived from now on.
   *
   * @param catalogOwners owners that CatalogSource documents name for what has none, by catalog
   */
  public void documents(Documents documents, Map<String, String> catalogOwners) {
    derivation.workspace(WorkspaceFacts.of(documents, catalogOwners));
  }

  /** What the API documents of a workspace say. */
  public static WorkspaceCatalog workspaceCatalog(Documents documents) {
    return WorkspaceDocuments.catalog(documents);
  }

  /**
   * Marks all entries to be derived anew, if what they are derived from as a whole is something
   * else than it was, also before the last start.
   *
   * @param what it is: {@code day}, {@code documents}
   * @param content of it, short
   */
  public void markAllIfOther(String what, String content) {
    tables
        .jdbi()
        .useTransaction(
            handle -> {
              if (tables.notes().change(handle, what, content)) {
                tables.entries().dirty(handle, tables.entries().ids(handle));
              }
            });
  }

  /** Derives everything that is marked. */
  public void derive() {
    derivation.run();
  }

  /** Tells traffic what is known, if that changed. */
  public void tellTraffic() {
    if (derivation.takeKnownChanged()) {
      List<KnownApi> known = new ArrayList<>();
      tables.jdbi().useTransaction(handle -> tables.entries().known(handle, known::add));
      traffic.know(known);
    }
  }
}

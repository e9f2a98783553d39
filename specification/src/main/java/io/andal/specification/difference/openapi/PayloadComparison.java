package io.andal.specification.difference.openapi;

import io.andal.specification.Node;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.time.LocalDate;
import java.util.List;

/** Compares schemas that stand elsewhere than in OpenAPI, such as payloads of messages. */
public final class PayloadComparison {
  private final Report report = new Report();
  private final Wording wording = new Wording();
  private final SchemaRoots roots;

  public PayloadComparison(Specification base, Specification revision, LocalDate today) {
    SchemaGraph graph = new SchemaGraph(new Side(base), new Side(revision), wording);
    this.roots = new SchemaRoots(graph, report, today);
  }

  /**
   * Adds two schemas to compare.
   *
   * @param operation empty if they belong to none
   * @param sent whether callers send such values; else they receive them
   * @param title of the place, for people
   * @param basePointer as a fragment, where the base's schema stands
   * @param revisionPointer likewise
   */
  public void add(
      String operation,
      boolean sent,
      String title,
      Node base,
      String basePointer,
      Node revision,
      String revisionPointer) {
    roots.add(
        new Context(operation, java.util.Optional.empty(), false),
        sent ? Place.REQUEST_BODY : Place.RESPONSE_BODY,
        title,
        new Spot(null, basePointer, base),
        new Spot(null, revisionPointer, revision));
  }

  /** Compares all, once. */
  public List<Change> changes() {
    roots.report();
    new WordingReport(report).add(wording);
    return List.copyOf(report.changes());
  }
}

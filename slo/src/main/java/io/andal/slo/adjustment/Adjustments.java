package io.andal.slo.adjustment;

import io.andal.slo.Adjustment;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.ArrayList;
import java.util.List;

/** All BudgetAdjustments among documents, and which SLOs each concerns. Immutable. */
public final class Adjustments {
  /** The kind whose documents say which times don't count. */
  public static final String KIND = "BudgetAdjustment";

  private final List<Entry> entries;

  private record Entry(Adjustment adjustment, Selection selection) {}

  private Adjustments(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** BudgetAdjustment. */
  public static List<Kind> kinds() {
    return List.of(new AdjustmentKind());
  }

  /** Those of documents that were found valid; others are passed by. */
  public static Adjustments of(Documents documents) {
    List<Entry> entries = new ArrayList<>();
    for (Document document : documents.all(KIND)) {
      AdjustmentTimes.read(document, new ArrayList<>())
          .ifPresent(
              when ->
                  entries.add(
                      new Entry(
                          new Adjustment(
                              document.name(),
                              document.spec().path("category").asString(""),
                              document.spec().path("reason").asString(""),
                              document.spec().path("decidedBy").asString(""),
                              when),
                          Selection.of(document.spec().path("select")))));
    }
    return new Adjustments(entries);
  }

  /** The definition with the times that don't count for it; itself where there are none. */
  public SloDefinition applyTo(SloDefinition definition) {
    List<Adjustment> found = concerning(definition);
    return found.isEmpty() ? definition : definition.withAdjustments(found);
  }

  /** Those that concern an SLO, by name. */
  public List<Adjustment> concerning(SloDefinition definition) {
    return entries.stream()
        .filter(entry -> entry.selection().selects(definition))
        .map(Entry::adjustment)
        .toList();
  }
}

package io.andal.dialect;

import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be exported.
 *
 * @param documents all of them, found valid
 * @param objectives the definitions that the SLO documents make, by name
 * @param labels put on everything that is written, where the form has labels
 * @param lossy what the form can't say is left out with a warning instead of being refused
 */
public record ExportRequest(
    Documents documents,
    List<SloDefinition> objectives,
    Map<String, String> labels,
    boolean lossy) {
  public ExportRequest {
    objectives = List.copyOf(objectives);
    labels = new TreeMap<>(labels);
  }

  /** All SLOs of valid documents, as they are. */
  public static ExportRequest of(Documents documents) {
    return new ExportRequest(documents, SloDocuments.definitions(documents), Map.of(), false);
  }

  /** The document that a definition came from. */
  public Document document(SloDefinition objective) {
    return documents
        .find("SLO", objective.document())
        .orElseThrow(
            () -> new IllegalArgumentException("no document makes SLO " + objective.name()));
  }

  /** Something that the form has no words for: an error, or a warning if loss was accepted. */
  public Problem cannotSay(Document document, String pointer, String message, String remedy) {
    return lossy
        ? document.warning(pointer, "lost", message + "; it was left out", remedy)
        : document.error(pointer, "cannot-say", message, remedy + ", or leave it out with --lossy");
  }
}

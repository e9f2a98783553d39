package io.andal.workspace;

import io.andal.workspace.store.DocumentStore.Snapshot;
import io.andal.workspace.store.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in force at one revision.
 *
 * @param latest the last version of every document there ever was
 * @param problems of stored documents that no longer pass, and so are not in force
 */
record State(
    long revision,
    Documents documents,
    Map<DocumentId, StoredDocument> latest,
    List<Problem> problems) {
  State {
    latest = Map.copyOf(latest);
    problems = List.copyOf(problems);
  }

  /**
   * Reads stored documents. After an upgrade some may no longer pass; they, and those that need
   * them, are left out and reported.
   */
  static State of(Snapshot snapshot, DocumentChecker checker) {
    Map<DocumentId, StoredDocument> latest = new HashMap<>();
    snapshot.latest().forEach(stored -> latest.put(stored.version().id(), stored));
    List<StoredDocument> candidates =
        snapshot.latest().stream().filter(stored -> !stored.version().deleted()).toList();
    List<Problem> problems = new ArrayList<>();
    while (true) {
      List<Draft> drafts = drafts(candidates, checker);
      checker.review(Documents.empty(), List.of(), drafts);
      List<StoredDocument> passing = new ArrayList<>();
      for (int i = 0; i < drafts.size(); i++) {
        if (drafts.get(i).hasErrors()) {
          problems.addAll(drafts.get(i).problems());
        } else {
          passing.add(candidates.get(i));
        }
      }
      if (passing.size() == candidates.size()) {
        Documents inForce = DocumentChecker.documents(drafts);
        return new State(snapshot.revision(), inForce, latest, problems);
      }
      candidates = passing;
    }
  }

  private static List<Draft> drafts(List<StoredDocument> candidates, DocumentChecker checker) {
    return candidates.parallelStream()
        .map(
            stored ->
                checker.draft(
                    new SourceText(stored.file(), stored.version().text()), stored.line() - 1))
        .toList();
  }

  /** The number of a document's last version; 0 if there never was one. */
  int version(DocumentId id) {
    StoredDocument stored = latest.get(id);
    return stored == null ? 0 : stored.version().version();
  }

  /** The text of a document that is not deleted, in force or not. */
  @Nullable String text(DocumentId id) {
    StoredDocument stored = latest.get(id);
    return stored == null || stored.version().deleted() ? null : stored.version().text();
  }

  boolean exists(DocumentId id) {
    return text(id) != null;
  }

  /** What is in force after these versions are written. */
  State after(long newRevision, Documents inForce, List<StoredDocument> written) {
    Map<DocumentId, StoredDocument> newest = new HashMap<>(latest);
    written.forEach(stored -> newest.put(stored.version().id(), stored));
    return new State(newRevision, inForce, newest, problems);
  }
}

package io.andal.workspace;

import io.andal.workspace.Applied.Action;
import io.andal.workspace.Applied.Change;
import io.andal.workspace.store.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an apply would do to one state, worked out before anything is written.
 *
 * @param after the documents in force afterwards, if it is accepted
 */
record Plan(
    State state, Documents texts, Documents after, List<Change> changes, List<Problem> problems) {
  private static final int REFERRERS_SHOWN = 20;

  /**
   * @param leaving those that go away unless the texts hold them; those that aren't there are
   *     passed over
   */
  static Plan of(
      State state,
      DocumentChecker checker,
      List<SourceText> texts,
      Collection<DocumentId> leaving) {
    Set<DocumentId> deleted = new HashSet<>(leaving);
    deleted.removeIf(id -> !state.exists(id));
    Checked checked = checker.checkAgainst(state.documents(), deleted, texts);
    checked.documents().all().forEach(document -> deleted.remove(document.id()));

    Map<DocumentId, Document> after = new HashMap<>();
    state.documents().all().forEach(document -> after.put(document.id(), document));
    deleted.forEach(after::remove);
    Set<DocumentId> untouched = new HashSet<>(after.keySet());
    for (Document document : checked.documents().all()) {
      after.put(document.id(), document);
      untouched.remove(document.id());
    }
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(stillReferenced(state, checker, deleted, untouched));
    return new Plan(
        state,
        checked.documents(),
        Documents.of(after.values()),
        changes(state, checked.documents(), deleted),
        problems);
  }

  boolean accepted() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  boolean changesNothing() {
    return changes.stream().allMatch(change -> change.action() == Action.UNCHANGED);
  }

  Applied outcome(long revision, boolean dryRun) {
    return new Applied(accepted(), dryRun, revision, changes, problems);
  }

  /** The versions to be written. */
  List<StoredDocument> versions(
      long revision, Instant at, String author, String note, DocumentChecker checker) {
    List<StoredDocument> versions = new ArrayList<>();
    for (Change change : changes) {
      if (change.action() == Action.UNCHANGED) {
        continue;
      }
      Document document = texts.find(change.id()).orElse(null);
      DocumentVersion version =
          new DocumentVersion(
              change.id(),
              change.version(),
              revision,
              at,
              author,
              note,
              document == null,
              document == null ? "" : document.text());
      versions.add(
          document == null
              ? new StoredDocument(version, "", 1)
              : new StoredDocument(version, document.file(), checker.firstLine(document)));
    }
    return versions;
  }

  private static List<Change> changes(State state, Documents texts, Set<DocumentId> deleted) {
    List<Change> changes = new ArrayList<>();
    for (Document document : texts.all()) {
      changes.add(change(state, document));
    }
    for (DocumentId id : deleted) {
      changes.add(new Change(id, Action.DELETED, state.version(id) + 1));
    }
    changes.sort(Comparator.comparing(Change::id));
    return changes;
  }

  private static Change change(State state, Document document) {
    String before = state.text(document.id());
    int version = state.version(document.id());
    if (document.text().equals(before)) {
      return new Change(document.id(), Action.UNCHANGED, version);
    }
    Action action = before == null ? Action.CREATED : Action.CONFIGURED;
    return new Change(document.id(), action, version + 1);
  }

  private static List<Problem> stillReferenced(
      State state, DocumentChecker checker, Set<DocumentId> deleted, Set<DocumentId> untouched) {
    if (deleted.isEmpty()) {
      return List.of();
    }
    References references =
        new References(
            state.documents().all().stream().filter(d -> untouched.contains(d.id())).toList(),
            checker);
    return deleted.stream()
        .sorted()
        .filter(id -> !references.to(id).isEmpty())
        .map(id -> stillReferenced(id, references.to(id), state))
        .toList();
  }

  private static Problem stillReferenced(DocumentId id, List<DocumentId> referrers, State state) {
    String list =
        referrers.stream()
            .limit(REFERRERS_SHOWN)
            .map(DocumentId::toString)
            .collect(Collectors.joining(", "));
    int more = referrers.size() - REFERRERS_SHOWN;
    return new Problem(
        Problem.Severity.ERROR,
        "still-referenced",
        state.documents().find(id).map(Document::file).orElse("request"),
        state.documents().find(id).map(Document::start).orElse(Position.START),
        id
            + " can't be deleted: "
            + list
            + (more > 0 ? " and " + more + " more" : "")
            + (referrers.size() == 1 ? " refers to it" : " refer to it"),
        "Change or delete them first, or in the same apply");
  }
}

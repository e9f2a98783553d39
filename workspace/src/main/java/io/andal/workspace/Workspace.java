package io.andal.workspace;

import io.andal.database.Database;
import io.andal.workspace.store.DocumentStore;
import io.andal.workspace.store.DocumentStore.Stored;
import io.andal.workspace.store.DocumentStore.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The documents in force, with all their versions. Every door (folder, REST, editor, command line)
 * ends here. Thread-safe; one change at a time.
 */
public final class Workspace {
  private final DocumentStore store;
  private final DocumentChecker checker;
  private final Clock clock;
  private final List<Consumer<Documents>> listeners = new CopyOnWriteArrayList<>();
  private volatile State state;

  /** Opens the store and loads what was last in force. */
  public Workspace(Database database, DocumentChecker checker, Clock clock) {
    this.store = new DocumentStore(database);
    this.checker = checker;
    this.clock = clock;
    this.state = load();
  }

  /** What is in force now. */
  public Documents current() {
    return state.documents;
  }

  /** The number of the last accepted apply; 0 before the first. */
  public long revision() {
    return state.revision;
  }

  /** The version in force of a document; empty if there is none. */
  public Optional<Integer> currentVersion(DocumentId id) {
    return Optional.ofNullable(state.versions.get(id));
  }

  /**
   * What is wrong with stored documents since Andal learned stricter rules; they are out of force
   * until mended.
   */
  public List<Problem> problems() {
    return state.problems;
  }

  /**
   * Puts documents in force: all of them or none.
   *
   * @param author who does it
   * @param change why, in the author's words; may be empty
   * @param prune ids that are to go away unless the texts hold them (a folder's former documents)
   * @param dryRun only says what would happen
   */
  public synchronized Applied apply(
      List<SourceText> texts,
      String author,
      String change,
      List<DocumentId> prune,
      boolean dryRun) {
    refresh();
    Set<DocumentId> doomed = new HashSet<>(prune);
    Documents kept = without(state.documents, doomed);
    Checked checked = checker.checkAgainst(kept, texts);
    doomed.removeIf(
        id -> checked.documents().find(id).isPresent() || state.documents.find(id).isEmpty());
    List<Problem> problems = new ArrayList<>(checked.problems());
    Documents after = together(kept, checked.documents());
    problems.addAll(dangling(doomed, after, checked.documents()));
    return settle(checked.documents(), doomed, problems, author, change, dryRun);
  }

  /** Takes documents out of force; refused with the list of those that still refer to them. */
  public synchronized Applied delete(List<DocumentId> ids, String author, String change) {
    refresh();
    List<Problem> problems = new ArrayList<>();
    for (DocumentId id : ids) {
      if (state.documents.find(id).isEmpty()) {
        problems.add(
            new Problem(
                Problem.Severity.ERROR,
                "document-missing",
                "request",
                Position.START,
                "there is no " + id,
                "Look at the list of documents of this kind."));
      }
    }
    Set<DocumentId> doomed = new HashSet<>(ids);
    problems.addAll(dangling(doomed, without(state.documents, doomed), Documents.empty()));
    return settle(Documents.empty(), doomed, problems, author, change, false);
  }

  private Applied settle(
      Documents wanted,
      Set<DocumentId> doomed,
      List<Problem> problems,
      String author,
      String change,
      boolean dryRun) {
    Map<DocumentId, Applied.Action> actions = new TreeMap<>();
    List<Write> writes = new ArrayList<>();
    for (Document document : wanted.all()) {
      Optional<Document> former = state.documents.find(document.id());
      boolean same = former.map(f -> f.text().equals(document.text())).orElse(false);
      actions.put(
          document.id(),
          same
              ? Applied.Action.UNCHANGED
              : former.isPresent() ? Applied.Action.CONFIGURED : Applied.Action.CREATED);
      if (!same) {
        writes.add(new Write(document.id(), Optional.of(document.text()), document.file()));
      }
    }
    for (DocumentId id : doomed) {
      actions.put(id, Applied.Action.DELETED);
      writes.add(new Write(id, Optional.empty(), ""));
    }
    boolean refused = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    if (refused || dryRun || writes.isEmpty()) {
      return new Applied(!refused, dryRun, state.revision, changes(actions), problems);
    }
    Optional<List<DocumentVersion>> written =
        store.write(state.revision, writes, clock.instant(), author, change);
    if (written.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Severity.ERROR,
              "conflict",
              "request",
              Position.START,
              "somebody else changed the documents at the same moment",
              "Try again."));
      return new Applied(false, dryRun, state.revision, List.of(), problems);
    }
    take(wanted, doomed, written.get());
    listeners.forEach(listener -> listener.accept(state.documents));
    return new Applied(true, false, state.revision, changes(actions), problems);
  }

  private void take(Documents wanted, Set<DocumentId> doomed, List<DocumentVersion> written) {
    Map<DocumentId, Integer> versions = new HashMap<>(state.versions);
    versions.keySet().removeAll(doomed);
    written.stream().filter(v -> !v.deleted()).forEach(v -> versions.put(v.id(), v.version()));
    state =
        new State(
            together(without(state.documents, doomed), wanted),
            versions,
            state.revision + 1,
            state.problems.stream().toList());
  }

  private List<Applied.Change> changes(Map<DocumentId, Applied.Action> actions) {
    return actions.entrySet().stream()
        .map(
            entry ->
                new Applied.Change(
                    entry.getKey(),
                    entry.getValue(),
                    state.versions.getOrDefault(entry.getKey(), 0)))
        .toList();
  }

  /** Everything that would be left pointing at nothing. */
  private List<Problem> dangling(Set<DocumentId> doomed, Documents after, Documents changed) {
    List<Problem> problems = new ArrayList<>();
    for (Document document : after.all()) {
      if (changed.find(document.id()).isPresent()) {
        continue;
      }
      for (Kind.Reference reference : checker.references(document)) {
        if (doomed.contains(reference.target()) && after.find(reference.target()).isEmpty()) {
          problems.add(
              document.error(
                  reference.pointer(),
                  "still-referenced",
                  "%s can't go: %s refers to it".formatted(reference.target(), document.id()),
                  "Change or delete %s first.".formatted(document.id())));
        }
      }
    }
    return problems;
  }

  /** All versions of a document, newest first; empty if there never was one. */
  public List<DocumentVersion> history(DocumentId id) {
    return store.history(id);
  }

  public Optional<DocumentVersion> version(DocumentId id, int version) {
    return history(id).stream().filter(v -> v.version() == version).findFirst();
  }

  /** Puts the text of an earlier version in force again, as a new version. */
  public Applied rollback(DocumentId id, int version, String author) {
    Optional<DocumentVersion> former = version(id, version).filter(v -> !v.deleted());
    if (former.isEmpty()) {
      return new Applied(
          false,
          false,
          revision(),
          List.of(),
          List.of(
              new Problem(
                  Problem.Severity.ERROR,
                  "version-missing",
                  "request",
                  Position.START,
                  "%s has no version %d to go back to".formatted(id, version),
                  "Look at its history for the versions that exist.")));
    }
    return apply(
        List.of(new SourceText(id.toString(), former.get().text())),
        author,
        "back to version " + version,
        List.of(),
        false);
  }

  /** Tells of every accepted change, after it is stored, in order, on the caller's thread. */
  public void subscribe(Consumer<Documents> listener) {
    listeners.add(listener);
  }

  /** The documents that a folder brought last time. */
  List<DocumentId> broughtBy(String folder) {
    return store.folder(folder);
  }

  void broughtBy(String folder, Collection<DocumentId> ids) {
    store.folder(folder, List.copyOf(ids));
  }

  /** Another process may have written to the same database. */
  private void refresh() {
    if (store.revision() != state.revision) {
      state = load();
    }
  }

  private State load() {
    long revision = store.revision();
    List<SourceText> texts = new ArrayList<>();
    Map<DocumentId, Integer> versions = new HashMap<>();
    for (Stored stored : store.current()) {
      versions.put(stored.version().id(), stored.version().version());
      texts.add(new SourceText(stored.version().id().toString(), stored.version().text()));
    }
    Checked checked = checker.check(texts);
    return new State(checked.documents(), versions, revision, checked.problems());
  }

  private static Documents without(Documents documents, Set<DocumentId> ids) {
    return Documents.of(
        documents.all().stream().filter(document -> !ids.contains(document.id())).toList());
  }

  private static Documents together(Documents left, Documents right) {
    List<Document> all = new ArrayList<>(left.all());
    all.addAll(right.all());
    return Documents.of(all);
  }

  private record State(
      Documents documents,
      Map<DocumentId, Integer> versions,
      long revision,
      List<Problem> problems) {}
}

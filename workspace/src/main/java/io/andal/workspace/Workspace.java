package io.andal.workspace;

import io.andal.database.Database;
import io.andal.workspace.store.DocumentStore;
import io.andal.workspace.store.StoredDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents in force, with all their versions. Every door (folder, REST, editor, command line)
 * ends here. Thread-safe; one change at a time.
 *
 * <p>Several processes may share one database: an apply is checked against a revision and written
 * only if that revision still is the last one; else it is checked again.
 */
public final class Workspace {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

  private final DocumentStore store;
  private final DocumentChecker checker;
  private final Clock clock;
  private final ReentrantLock changing = new ReentrantLock();
  private final List<Consumer<Documents>> listeners = new CopyOnWriteArrayList<>();
  private volatile State state;

  /** Opens the store and loads what was last in force. */
  public Workspace(Database database, DocumentChecker checker, Clock clock) {
    this.store = new DocumentStore(database);
    this.checker = checker;
    this.clock = clock;
    this.state = State.of(store.load(), checker);
    state.problems().forEach(problem -> LOG.warn("Not in force: {}", problem.oneLine()));
  }

  /** What is in force now. */
  public Documents current() {
    return state.documents();
  }

  /** The number of the last accepted apply; 0 before the first. */
  public long revision() {
    return state.revision();
  }

  /** What is wrong with stored documents that are not in force, as after an upgrade. */
  public List<Problem> problems() {
    return state.problems();
  }

  /** The checker that guards this workspace, for doors that only want to check. */
  public DocumentChecker checker() {
    return checker;
  }

  /**
   * Puts documents in force: all of them or none.
   *
   * @param author who does it
   * @param change why, in the author's words; may be empty
   * @param prune ids that are to go away unless the texts hold them (a folder's former documents)
   * @param dryRun only says what would happen
   */
  public Applied apply(
      List<SourceText> texts,
      String author,
      String change,
      List<DocumentId> prune,
      boolean dryRun) {
    changing.lock();
    try {
      return applyLocked(texts, author, change, prune, dryRun);
    } finally {
      changing.unlock();
    }
  }

  private Applied applyLocked(
      List<SourceText> texts,
      String author,
      String change,
      Collection<DocumentId> prune,
      boolean dryRun) {
    reloadIfChanged();
    while (true) {
      Plan plan = Plan.of(state, checker, texts, prune);
      if (!plan.accepted() || dryRun || plan.changesNothing()) {
        return plan.outcome(state.revision(), dryRun);
      }
      long revision = state.revision() + 1;
      List<StoredDocument> versions =
          plan.versions(revision, clock.instant(), author, change, checker);
      if (store.append(state.revision(), revision, versions)) {
        state = next(plan, revision, versions);
        tell();
        return plan.outcome(revision, false);
      }
      reloadIfChanged();
    }
  }

  /** A mended document may bring others back that needed it; only a full look can tell. */
  private State next(Plan plan, long revision, List<StoredDocument> versions) {
    return state.problems().isEmpty()
        ? state.after(revision, plan.after(), versions)
        : State.of(store.load(), checker);
  }

  /** Takes documents out of force; refused with the list of those that still refer to them. */
  public Applied delete(List<DocumentId> ids, String author, String change) {
    changing.lock();
    try {
      reloadIfChanged();
      List<Problem> absent =
          ids.stream().filter(id -> !state.exists(id)).map(this::absent).toList();
      return absent.isEmpty()
          ? applyLocked(List.of(), author, change, ids, false)
          : refused(absent);
    } finally {
      changing.unlock();
    }
  }

  /** All versions of a document, newest first; empty if there never was one. */
  public List<DocumentVersion> history(DocumentId id) {
    return store.history(id);
  }

  /**
   * The versions of all documents that came in a time, newest first.
   *
   * @param to exclusive
   * @param beforeRevision only those of earlier applies
   * @param limit how many versions at most; the last apply may then be cut
   */
  public List<DocumentVersion> changes(Instant from, Instant to, long beforeRevision, int limit) {
    return store.changes(from, to, beforeRevision, limit);
  }

  public Optional<DocumentVersion> version(DocumentId id, int version) {
    return store.version(id, version);
  }

  /** Puts the text of an earlier version in force again, as a new version. */
  public Applied rollback(DocumentId id, int version, String author) {
    Optional<DocumentVersion> earlier = store.version(id, version);
    if (earlier.isEmpty()) {
      return refused(
          List.of(
              error(
                  "version-missing",
                  id + " has no version " + version,
                  "Choose one from its history, 1 to " + state.version(id))));
    }
    if (earlier.get().deleted()) {
      return refused(
          List.of(
              error(
                  "version-deleted",
                  "Version " + version + " of " + id + " is its deletion",
                  "Choose a version that has a text, or delete the document")));
    }
    SourceText text = new SourceText(id.toString(), earlier.get().text());
    return apply(List.of(text), author, "Rollback to version " + version, List.of(), false);
  }

  /** Tells of every accepted change, after it is stored, in order, on the caller's thread. */
  public void subscribe(Consumer<Documents> listener) {
    listeners.add(listener);
  }

  /** The documents not deleted that this author wrote, alone or among others. */
  public Set<DocumentId> broughtBy(String author) {
    return store.broughtBy(author);
  }

  /**
   * Takes over what another process on the same database has applied, and tells of it.
   *
   * @return whether there was anything new
   */
  public boolean refresh() {
    if (store.revision() == state.revision()) {
      return false;
    }
    changing.lock();
    try {
      return reloadIfChanged();
    } finally {
      changing.unlock();
    }
  }

  private boolean reloadIfChanged() {
    if (store.revision() == state.revision()) {
      return false;
    }
    state = State.of(store.load(), checker);
    tell();
    return true;
  }

  private void tell() {
    Documents documents = state.documents();
    for (Consumer<Documents> listener : listeners) {
      try {
        listener.accept(documents);
      } catch (RuntimeException e) {
        // The change is stored; one listener's trouble must not hide it from the others.
        LOG.error("A listener failed on revision {}", state.revision(), e);
      }
    }
  }

  private Problem absent(DocumentId id) {
    List<String> known = state.documents().all(id.kind()).stream().map(Document::name).toList();
    return error(
        "document-missing",
        "There is no " + id.kind() + " named '" + id.name() + "'",
        NearestName.remedy(id.name(), known, id.kind() + " documents"));
  }

  private Applied refused(List<Problem> problems) {
    return new Applied(false, false, state.revision(), List.of(), problems);
  }

  private static Problem error(String rule, String message, String remedy) {
    return new Problem(Problem.Severity.ERROR, rule, "request", Position.START, message, remedy);
  }
}

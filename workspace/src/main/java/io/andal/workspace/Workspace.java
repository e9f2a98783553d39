package io.andal.workspace;

import io.andal.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The documents in force, with all their versions. Every door (folder, REST, editor, command line)
 * ends here. Thread-safe; one change at a time.
 */
public final class Workspace {

  /** Opens the store and loads what was last in force. */
  public Workspace(Database database, DocumentChecker checker, Clock clock) {
    throw new UnsupportedOperationException();
  }

  /** What is in force now. */
  public Documents current() {
    throw new UnsupportedOperationException();
  }

  /** The number of the last accepted apply; 0 before the first. */
  public long revision() {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /** Takes documents out of force; refused with the list of those that still refer to them. */
  public Applied delete(List<DocumentId> ids, String author, String change) {
    throw new UnsupportedOperationException();
  }

  /** All versions of a document, newest first; empty if there never was one. */
  public List<DocumentVersion> history(DocumentId id) {
    throw new UnsupportedOperationException();
  }

  public Optional<DocumentVersion> version(DocumentId id, int version) {
    throw new UnsupportedOperationException();
  }

  /** Puts the text of an earlier version in force again, as a new version. */
  public Applied rollback(DocumentId id, int version, String author) {
    throw new UnsupportedOperationException();
  }

  /** Tells of every accepted change, after it is stored, in order, on the caller's thread. */
  public void subscribe(Consumer<Documents> listener) {
    throw new UnsupportedOperationException();
  }
}

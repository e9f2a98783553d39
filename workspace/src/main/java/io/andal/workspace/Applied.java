package io.andal.workspace;

import java.util.List;

/**
 * What an apply did, or, if it was refused or only tried, would have done.
 *
 * @param revision the new revision; the old one if nothing changed or the apply was refused
 * @param changes per document, by id
 * @param problems what refused it, and warnings
 */
public record Applied(
    boolean accepted, boolean dryRun, long revision, List<Change> changes, List<Problem> problems) {
  public Applied {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** What happens to one document. */
  public record Change(DocumentId id, Action action, int version) {}

  /** The words that kubectl uses, in lower case. */
  public enum Action {
    CREATED,
    CONFIGURED,
    UNCHANGED,
    DELETED
  }
}

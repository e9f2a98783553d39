package io.andal.slo.suggestion;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents that were made for somebody, to be read, changed and put in force.
 *
 * @param documents in the order in which they should stand in a file
 * @param notes what couldn't be carried over
 */
public record MadeDocuments(List<ObjectNode> documents, List<Note> notes) {
  public MadeDocuments {
    documents = List.copyOf(documents);
    notes = List.copyOf(notes);
  }

  /** Whether nothing was left out that nobody agreed to leave out. */
  public boolean accepted() {
    return notes.stream().noneMatch(Note::error);
  }

  /**
   * What is to be said of one.
   *
   * @param error whether nothing was made of it because of this
   * @param id of the suggestion or of the kept SLO
   */
  public record Note(boolean error, String id, String text) {}
}

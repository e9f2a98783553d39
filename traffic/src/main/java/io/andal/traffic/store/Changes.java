package io.andal.traffic.store;

import io.andal.traffic.LogPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that changed since it was last written.
 *
 * @param moves in the order in which they happened, before anything else
 * @param contacts by API
 * @param watched minutes by source
 * @param forgotten logs that are gone; their places don't matter
 */
public record Changes(
    List<Move> moves,
    List<OperationChange> operations,
    List<ContactRow> contacts,
    Map<String, String> aliases,
    Map<String, Set<Long>> watched,
    List<LogPlace> places,
    List<LogPlace> forgotten) {

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return moves.isEmpty()
        && operations.isEmpty()
        && contacts.isEmpty()
        && aliases.isEmpty()
        && watched.isEmpty()
        && places.isEmpty()
        && forgotten.isEmpty();
  }
}

package io.andal.inventory.identity;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Places that are one API.
 *
 * @param evidence of each place, why it belongs here; none where it is alone
 */
public record Group(SortedSet<Long> places, Map<Long, List<String>> evidence) {
  public Group {
    evidence = Map.copyOf(evidence);
  }
}

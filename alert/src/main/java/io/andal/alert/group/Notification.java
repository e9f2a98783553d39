package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one recipient is to be told of a group.
 *
 * @param id unique, and the same in every attempt
 * @param group the group's key as text
 * @param receiver the name under which the recipient is told
 * @param firing fingerprints of what it calls firing
 * @param resolved fingerprints of what it calls resolved
 * @param details the alerts themselves, firing first; of very many the first only
 */
public record Notification(
    String id,
    String group,
    String receiver,
    Recipient recipient,
    Reason reason,
    Set<Long> firing,
    Set<Long> resolved,
    List<ReceivedAlert> details,
    Instant createdAt) {
  /** More alerts than these are counted, not listed. */
  public static final int MOST_DETAILS = 100;

  public Notification {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
    details = List.copyOf(details);
  }

  /** Whether nothing fires any more. */
  public boolean allEnded() {
    return firing.isEmpty();
  }

  /** What it is about, in a few words: the first alert, and how many more there are. */
  public String title() {
    String name = details.isEmpty() ? "" : details.getFirst().headline();
    int count = firing.size() + resolved.size();
    return count <= 1 ? name : name + " and " + (count - 1) + " more";
  }
}

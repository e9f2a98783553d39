package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who would hear of an alert at one node of the tree, and why.
 *
 * @param route the node's key: the matchers that led there
 * @param group what it would be grouped under
 * @param quiet the name of the time because of which nobody would be told; empty if none
 * @param later who would be told too if nobody acknowledged
 */
public record Hearing(
    String route,
    String group,
    String receiver,
    List<Recipient> recipients,
    Optional<String> quiet,
    Route node,
    List<Later> later) {
  public Hearing {
    recipients = List.copyOf(recipients);
    later = List.copyOf(later);
  }

  /**
   * @param after since the first message
   */
  public record Later(Duration after, String receiver, List<Recipient> recipients) {}
}

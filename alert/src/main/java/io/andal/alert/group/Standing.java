package io.andal.alert.group;

import java.util.List;
import java.util.Optional;

/**
 * How an alert stands now.
 *
 * @param silencedBy ids of silences
 * @param inhibitedBy fingerprints, as text
 * @param mutedBy names of times at which nobody is told
 * @param receivers names, in the order of the tree
 */
public record Standing(
    ReceivedAlert alert,
    List<String> silencedBy,
    List<String> inhibitedBy,
    List<String> mutedBy,
    List<String> receivers,
    Optional<Acknowledgement> acknowledged) {
  public Standing {
    silencedBy = List.copyOf(silencedBy);
    inhibitedBy = List.copyOf(inhibitedBy);
    mutedBy = List.copyOf(mutedBy);
    receivers = List.copyOf(receivers);
  }

  public boolean suppressed() {
    return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
  }
}

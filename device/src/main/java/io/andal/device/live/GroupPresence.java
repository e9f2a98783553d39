package io.andal.device.live;

import io.andal.device.Presence;
import java.util.Map;

/**
 * How the devices of one group are.
 *
 * @param attributes what they have in common, of those that the fleet is grouped by
 * @param presence how many of those in service are how
 */
public record GroupPresence(Map<String, String> attributes, Map<Presence, Integer> presence) {
  public GroupPresence {
    attributes = Map.copyOf(attributes);
    presence = Map.copyOf(presence);
  }

  /** How many are so. */
  public int count(Presence how) {
    return presence.getOrDefault(how, 0);
  }

  /** All that are in service. */
  public int devices() {
    return presence.values().stream().mapToInt(Integer::intValue).sum();
  }
}

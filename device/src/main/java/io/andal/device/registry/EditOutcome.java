package io.andal.device.registry;

import java.util.List;
import java.util.Optional;

/**
 * What edits change, or would change.
 *
 * @param changes the first {@value #SHOWN} of them
 */
public record EditOutcome(int added, int changed, int unchanged, List<Change> changes) {
  /** So many changes are told one by one. */
  public static final int SHOWN = 1_000;

  public EditOutcome {
    changes = List.copyOf(changes);
  }

  /** How many devices become other than they were. */
  public int touched() {
    return added + changed;
  }

  /**
   * What becomes of a device.
   *
   * @param before empty if it wasn't known
   */
  public record Change(String id, Optional<DeviceStatus> before, DeviceStatus after) {}
}

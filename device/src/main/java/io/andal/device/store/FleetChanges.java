package io.andal.device.store;

import java.util.List;

/**
 * What changed in a fleet since it was last written.
 *
 * @param removed ids of devices that are forgotten, before what is said of devices
 */
public record FleetChanges(
    String fleet,
    long rolledMinute,
    List<String> removed,
    List<DeviceRow> devices,
    List<MinuteChange> minutes,
    List<PresenceChange> presence) {
  public FleetChanges {
    removed = List.copyOf(removed);
    devices = List.copyOf(devices);
    minutes = List.copyOf(minutes);
    presence = List.copyOf(presence);
  }

  /** Whether nothing changed but the time. */
  public boolean isEmpty() {
    return removed.isEmpty() && devices.isEmpty() && minutes.isEmpty() && presence.isEmpty();
  }

  /**
   * Additions to a minute of a group.
   *
   * @param changes in the order of {@link io.andal.device.Column}
   */
  public record MinuteChange(int group, long minute, int[] changes) {}
}

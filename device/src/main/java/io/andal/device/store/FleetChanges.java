package io.andal.device.store;

import java.util.List;

/** What changed in a fleet since it was last written. */
public record FleetChanges(
    String fleet,
    long rolledMinute,
    List<DeviceRow> devices,
    List<MinuteChange> minutes,
    List<PresenceChange> presence) {
  public FleetChanges {
    devices = List.copyOf(devices);
    minutes = List.copyOf(minutes);
    presence = List.copyOf(presence);
  }

  /**
   * Additions to a minute of a group.
   *
   * @param changes in the order of {@link io.andal.device.Column}
   */
  public record MinuteChange(int group, long minute, int[] changes) {}
}

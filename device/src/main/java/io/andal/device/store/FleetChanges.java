package io.andal.device.store;

import io.andal.device.CommandChanges;
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
    List<HourChange> hours,
    List<PresenceChange> presence,
    CommandChanges commands) {
  public FleetChanges {
    removed = List.copyOf(removed);
    devices = List.copyOf(devices);
    minutes = List.copyOf(minutes);
    hours = List.copyOf(hours);
    presence = List.copyOf(presence);
  }

  /** Whether nothing changed but the time. */
  public boolean isEmpty() {
    return removed.isEmpty()
        && devices.isEmpty()
        && minutes.isEmpty()
        && hours.isEmpty()
        && presence.isEmpty()
        && commands.isEmpty();
  }

  /**
   * Additions to an hour of a group.
   *
   * @param hour UTC hours since 1970
   * @param judged devices of which it is known whether they met their target
   * @param meeting those that did
   */
  public record HourChange(int group, long hour, int judged, int meeting) {}

  /**
   * Additions to a minute of a group.
   *
   * @param changes in the order of {@link io.andal.device.Column}
   */
  public record MinuteChange(int group, long minute, int[] changes) {}
}
